import { isAct, type Watched } from "@/lib/cases/forgotten";
import type { Story } from "./story";

const dateOf = (value: unknown): Date | null => (value instanceof Date ? value : null);

/** What the job that brings forgotten cases up would read of a story's case. */
export function watched({ row, pauses, dispatches, events }: Story): Watched {
  return {
    status: row.status,
    dueAt: row.dueAt,
    pausedAt: dateOf(pauses.find(({ endedAt }) => endedAt === null)?.startedAt),
    outletDueAt: dateOf(dispatches.find(({ endedAt }) => !endedAt)?.dueAt),
    lastActAt: dateOf(events.findLast(({ kind }) => isAct(kind))?.at),
  };
}
