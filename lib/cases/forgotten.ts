import { type Calendar, workingMinutes } from "@/lib/time/working-days";
import { type Clocked, type EventKind, isPublicKind, running } from "./rules";

/** Working days after a limit in which the office or outlet can still act before the case rises to the sub-district. */
export const FORGOTTEN_DAYS = 1;

/** The same in office minutes. */
export const graceOf = ({ opens, closes }: Pick<Calendar, "opens" | "closes">): number =>
  FORGOTTEN_DAYS * (closes - opens);

const NO_ACTS: readonly EventKind[] = ["FILED", "PERSON_REPLIED", "RATED", "REOPENED", "ESCALATED"];

/** What the office or an outlet does for the person to see: the same answer as the database's `case_event_is_act`. */
export const isAct = (kind: EventKind): boolean => isPublicKind(kind) && !NO_ACTS.includes(kind);

export interface Watched extends Clocked {
  /** The limit of the outlet that has it. */
  readonly outletDueAt: Date | null;
  /** The newest act of office or outlet that was not taken back. */
  readonly lastActAt: Date | null;
}

/**
 * The limit since which the case is forgotten, or null: it has passed by a working day, the clock still runs, and
 * nobody acted since. Whoever acts late has been awake; only a new limit, given to an outlet past the person's own, can
 * be forgotten again.
 */
export function forgottenSince(record: Watched, now: Date, calendar: Calendar): Date | null {
  if (!running(record)) return null;
  const { dueAt, outletDueAt, lastActAt } = record;
  const limits = outletDueAt && outletDueAt > dueAt ? [dueAt, outletDueAt] : [dueAt];
  const forgotten = (limit: Date) =>
    (lastActAt === null || lastActAt <= limit) && workingMinutes(limit, now, calendar) >= graceOf(calendar);
  return limits.find(forgotten) ?? null;
}
