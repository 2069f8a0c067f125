import { localTime } from "@/lib/time/shanghai";
import { addWorkingDays, addWorkingMinutes, type Calendar, workingMinutes } from "@/lib/time/working-days";

/** The six steps of a case in grid management: 上报 受理 派遣 处置 核查 结案. */
export const STATUSES = ["REPORTED", "ACCEPTED", "DISPATCHED", "HANDLED", "VERIFIED", "CLOSED"] as const;
export type Status = (typeof STATUSES)[number];
export const OPEN_STATUSES = STATUSES.filter((status) => status !== "CLOSED");

/** What a party to a case can do with it. */
export const MOVES = [
  "accept",
  "assign",
  "dispatch",
  "decline",
  "answer",
  "note",
  "nameRider",
  "handle",
  "verify",
  "sendBack",
  "close",
  "refuse",
  "withdraw",
  "handOff",
  "pause",
  "resume",
  "mediate",
  "reply",
  "rate",
  "reopen",
] as const;
export type Move = (typeof MOVES)[number];

/** In which capacity somebody meets a case. One person may have several. */
export const CAPACITIES = ["OFFICE", "OUTLET", "MEDIATOR", "PERSON"] as const;
export type Capacity = (typeof CAPACITIES)[number];

interface Rule {
  readonly by: readonly Capacity[];
  /** From which status to which. */
  readonly steps: Partial<Record<Status, Status>>;
}

const stay = (...statuses: Status[]) => Object.fromEntries(statuses.map((status) => [status, status]));
const to = (target: Status, ...statuses: Status[]) =>
  Object.fromEntries(statuses.map((status) => [status, target]));

/** Every move: who may make it, and from which status it leads where. What is not listed is refused. */
const RULES: Record<Move, Rule> = {
  accept: { by: ["OFFICE"], steps: to("ACCEPTED", "REPORTED") },
  assign: { by: ["OFFICE"], steps: stay("ACCEPTED", "DISPATCHED", "HANDLED", "VERIFIED") },
  dispatch: { by: ["OFFICE"], steps: to("DISPATCHED", "ACCEPTED", "DISPATCHED") },
  /** The outlet says that it is not its matter; the case returns to the office. */
  decline: { by: ["OUTLET"], steps: to("ACCEPTED", "DISPATCHED") },
  /** A public answer; the status stays. */
  answer: {
    by: ["OFFICE"],
    steps: stay("REPORTED", "ACCEPTED", "DISPATCHED", "HANDLED", "VERIFIED", "CLOSED"),
  },
  note: {
    by: ["OFFICE", "MEDIATOR"],
    steps: stay("REPORTED", "ACCEPTED", "DISPATCHED", "HANDLED", "VERIFIED", "CLOSED"),
  },
  /** Which rider it is about; a mistake is put right even after the end. */
  nameRider: {
    by: ["OFFICE"],
    steps: stay("REPORTED", "ACCEPTED", "DISPATCHED", "HANDLED", "VERIFIED", "CLOSED"),
  },
  handle: { by: ["OFFICE", "OUTLET"], steps: to("HANDLED", "ACCEPTED", "DISPATCHED") },
  verify: { by: ["OFFICE"], steps: to("VERIFIED", "HANDLED") },
  /** Verification failed: back to the outlet that handled it (`next` sends it to the office when there is none). */
  sendBack: { by: ["OFFICE"], steps: to("DISPATCHED", "HANDLED", "VERIFIED") },
  close: { by: ["OFFICE"], steps: to("CLOSED", "VERIFIED") },
  /** "Not ours": always with who, why and where else to turn. */
  refuse: { by: ["OFFICE"], steps: to("CLOSED", "REPORTED", "ACCEPTED") },
  /** The person took it back. */
  withdraw: {
    by: ["OFFICE"],
    steps: to("CLOSED", "REPORTED", "ACCEPTED", "DISPATCHED", "HANDLED", "VERIFIED"),
  },
  handOff: { by: ["OFFICE"], steps: to("REPORTED", "REPORTED", "ACCEPTED", "DISPATCHED") },
  /** The clock stands while the person is asked something. */
  pause: { by: ["OFFICE"], steps: stay("ACCEPTED", "DISPATCHED") },
  resume: { by: ["OFFICE"], steps: stay("ACCEPTED", "DISPATCHED") },
  mediate: { by: ["OFFICE"], steps: stay("ACCEPTED", "DISPATCHED", "HANDLED", "VERIFIED") },
  reply: { by: ["PERSON"], steps: stay("REPORTED", "ACCEPTED", "DISPATCHED", "HANDLED", "VERIFIED") },
  rate: { by: ["PERSON"], steps: stay("CLOSED") },
  reopen: { by: ["PERSON", "OFFICE"], steps: to("REPORTED", "CLOSED") },
};

/**
 * The status after a move, or null when the move is not open in this status.
 * `withOutlet`: an outlet is (or was last) in charge; without one a failed verification returns to the office.
 */
export function next(status: Status, move: Move, withOutlet = true): Status | null {
  const target = RULES[move].steps[status] ?? null;
  return move === "sendBack" && target && !withOutlet ? "ACCEPTED" : target;
}

/** The way back of a move: open while the case stands where that move has led it from `before`. */
export const mayTakeBack = (status: Status, move: Move, before: Status): boolean =>
  next(before, move) === status;

/** True when somebody in one of these capacities may make the move in this status. */
export function mayMove(capacities: readonly Capacity[], status: Status, move: Move): boolean {
  const allowed = RULES[move].by.filter((capacity) => capacities.includes(capacity));
  if (next(status, move) === null) return false;
  // The office answers directly or for an outlet; an outlet answers only what was dispatched.
  if (move === "handle" && status === "ACCEPTED") return allowed.includes("OFFICE");
  return allowed.length > 0;
}

/** The outlet that gave the present answer (since the case was last accepted), or null when the office itself did. */
export function answeringOutlet(record: {
  readonly acceptedAt: Date | null;
  /** Oldest first. */
  readonly dispatches: readonly {
    readonly outletId: string;
    readonly createdAt: Date;
    readonly endedAs: string | null;
  }[];
}): string | null {
  const last = record.dispatches.at(-1);
  const thisRound = last && record.acceptedAt && last.createdAt >= record.acceptedAt;
  return thisRound && last.endedAs === "HANDLED" ? last.outletId : null;
}

/** The one move that is put forward in each status. While an outlet has the case, the office keeps the person informed. */
export function mainMove(status: Status, capacities: readonly Capacity[]): Move | null {
  const main: Record<Status, Move | null> = {
    REPORTED: "accept",
    ACCEPTED: "dispatch",
    DISPATCHED: capacities.includes("OUTLET") ? "handle" : "answer",
    HANDLED: "verify",
    VERIFIED: "close",
    CLOSED: null,
  };
  const move = main[status];
  return move && mayMove(capacities, status, move) ? move : null;
}

/** Steps 1 to 6. */
export const stepOf = (status: Status): number => STATUSES.indexOf(status) + 1;

export const EVENT_KINDS = [
  "FILED",
  "ACCEPTED",
  "DISPATCHED",
  "HANDED_OFF",
  "REPLIED",
  "NOTED",
  "PERSON_REPLIED",
  "HANDLED",
  "VERIFIED",
  "CLOSED",
  "REOPENED",
  "RATED",
  "ESCALATED",
] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

/** Everything that happens is public, but internal notes. Assigning and naming the rider are written as such. */
export const isPublicKind = (kind: EventKind): boolean => kind !== "NOTED";

/** Outcomes by the move that ends a case. */
export const OUTCOMES = {
  close: ["SOLVED", "PARTLY", "NOT_SOLVED"],
  refuse: ["NOT_OURS"],
  withdraw: ["WITHDRAWN"],
} as const;

/** Days in which a closed case can be reopened. */
export const REOPEN_DAYS = 30;
const DAY = 86_400_000;
const MINUTE = 60_000;

/** Until when a closed case can be reopened. */
export const reopenUntil = (closedAt: Date): Date => new Date(closedAt.getTime() + REOPEN_DAYS * DAY);

export function canStillReopen(closedAt: Date | null, now: Date): boolean {
  return closedAt !== null && now <= reopenUntil(closedAt);
}

/** The limit for an answer: `days` working days after `from`, at closing time (limits of the case's category). */
export function due(from: Date, days: number, calendar: Calendar): Date {
  return addWorkingDays(from, days, calendar);
}

/** The limit after a pause: what office time was left at its start is left at its end. A missed limit stays missed. */
export function dueAfterPause(dueAt: Date, pausedAt: Date, resumedAt: Date, calendar: Calendar): Date {
  if (dueAt <= pausedAt) return dueAt;
  const left = workingMinutes(pausedAt, dueAt, calendar);
  return addWorkingMinutes(resumedAt, left, calendar);
}

export interface Clocked {
  readonly status: Status;
  readonly dueAt: Date;
  /** Start of the pause under way. */
  readonly pausedAt: Date | null;
}

/** The limit has passed and nothing stops the clock. An answered (handled) case is late no more. */
export function overdue(record: Clocked, now: Date): boolean {
  return running(record) && now > record.dueAt;
}

/** The clock runs until the matter is handled. */
export function running({ status, pausedAt }: Clocked): boolean {
  return pausedAt === null && (status === "REPORTED" || status === "ACCEPTED" || status === "DISPATCHED");
}

export type Deadline =
  | { readonly kind: "closed" | "paused" | "answered" }
  | { readonly kind: "overdue"; readonly minutes: number }
  | { readonly kind: "today" | "tomorrow"; readonly at: Date }
  | { readonly kind: "later"; readonly at: Date };

/** How a limit stands, for the chip in the queue; days as in the area's zone. */
export function deadline(record: Clocked, now: Date, zone?: string): Deadline {
  if (record.status === "CLOSED") return { kind: "closed" };
  if (record.pausedAt) return { kind: "paused" };
  if (!running(record)) return { kind: "answered" };
  if (now > record.dueAt) {
    return { kind: "overdue", minutes: Math.floor((now.getTime() - record.dueAt.getTime()) / MINUTE) };
  }
  const today = localTime(now, zone).day;
  const tomorrow = localTime(new Date(now.getTime() + DAY), zone).day;
  const day = localTime(record.dueAt, zone).day;
  return { kind: day === today ? "today" : day === tomorrow ? "tomorrow" : "later", at: record.dueAt };
}
