import "server-only";
import type { Tx } from "@/lib/server/db";
import { calendarFor } from "./record";
import { due } from "./rules";

interface Closed {
  readonly id: string;
  readonly areaId: string;
  readonly category: { readonly answerDays: number };
}

/**
 * What a reopening does, whoever asks for it: the closing in force ends and keeps its rating and why it ended; the case
 * waits to be accepted again, with a new limit. Returns what changes in the case beside status and version.
 */
export async function beginAgain(tx: Tx, { id, areaId, category }: Closed, reason: string, now: Date) {
  await tx.caseClosure.updateMany({
    where: { caseId: id, reopenedAt: null },
    data: { reopenedAt: now, reopenReason: reason },
  });
  const dueAt = due(now, category.answerDays, await calendarFor(tx, areaId));
  return { dueAt, closedAt: null, acceptedAt: null, assigneeId: null };
}
