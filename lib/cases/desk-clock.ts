import { type Calendar, workingMinutes } from "@/lib/time/working-days";
import { type Clocked, type Deadline, deadline } from "./rules";

/** How the limit of a case was counted, and how it stands in office time. */
export interface ClockView {
  /** Office minutes until the limit, negative when it has passed; null while the clock stands. */
  readonly left: number | null;
  /** Of the limit promised to the person; null for an outlet's own. */
  readonly basis: {
    /** Working days of the category. */
    readonly days: number;
    /** When they began: filed, or reopened. */
    readonly from: Date;
    readonly pauses: number;
    /** Office minutes for which the clock stood, all pauses together. */
    readonly paused: number;
  } | null;
}

interface Pause {
  readonly startedAt: Date;
  readonly endedAt: Date | null;
}

export function officeMinutesLeft(dueAt: Date, now: Date, calendar: Calendar): number {
  return now <= dueAt ? workingMinutes(now, dueAt, calendar) : -workingMinutes(dueAt, now, calendar);
}

/** How a limit stands for who reads it; `elsewhere`: it runs, but no longer for this reader. */
export type DeskDeadline = Deadline | { readonly kind: "elsewhere" };

/** The same, as the office counts: `office` is minutes of office time, late or left. */
export type OfficeDeadline =
  | Exclude<DeskDeadline, { readonly kind: "overdue" | "later" }>
  | { readonly kind: "overdue"; readonly office: number }
  | { readonly kind: "later"; readonly at: Date; readonly office: number };

/** What `deadline` says, in office time; of a limit today or tomorrow the hour itself says more. */
export function officeDeadline(record: Clocked, now: Date, calendar: Calendar): OfficeDeadline {
  const stands = deadline(record, now, calendar.zone);
  if (stands.kind !== "overdue" && stands.kind !== "later") return stands;
  const office = Math.floor(Math.abs(officeMinutesLeft(record.dueAt, now, calendar)));
  return stands.kind === "overdue" ? { kind: stands.kind, office } : { ...stands, office };
}

/** Ended pauses since `from`: what came before the reopening counts no more. */
export function pausedSince(from: Date, pauses: readonly Pause[], calendar: Calendar) {
  const ended = pauses.flatMap(({ startedAt, endedAt }) =>
    endedAt && startedAt >= from ? [workingMinutes(startedAt, endedAt, calendar)] : [],
  );
  return { pauses: ended.length, paused: ended.reduce((sum, minutes) => sum + minutes, 0) };
}

/** Office minutes as working days, hours and minutes. */
export function inOfficeTime(minutes: number, { opens, closes }: Pick<Calendar, "opens" | "closes">) {
  const day = closes - opens;
  return {
    days: Math.floor(minutes / day),
    hours: Math.floor((minutes % day) / 60),
    minutes: (minutes % day) % 60,
  };
}
