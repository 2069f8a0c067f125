import { type EventKind, STATUSES, type Status } from "./rules";

/** What the six steps need to know of an event. */
export interface Happened {
  readonly kind: EventKind;
  readonly at: Date;
  /** A hand-off by which an outlet gave the case back to the office that had accepted it. */
  readonly declined?: boolean;
}

export interface StepView {
  readonly status: Status;
  /** `skipped`: passed over, because the office itself answered. */
  readonly state: "done" | "now" | "next" | "skipped";
  /** When it was reached last; null for what lies ahead or was passed over. */
  readonly at: Date | null;
}

/** Which event reaches which step. */
const REACHES: Partial<Record<EventKind, Status>> = {
  FILED: "REPORTED",
  REOPENED: "REPORTED",
  HANDED_OFF: "REPORTED",
  ACCEPTED: "ACCEPTED",
  DISPATCHED: "DISPATCHED",
  HANDLED: "HANDLED",
  VERIFIED: "VERIFIED",
  CLOSED: "CLOSED",
};

/**
 * The six steps of a case as the person sees them, from its events in order of time. A reopening, a hand-off or a
 * step back empties the steps behind it.
 */
export function stepsOf(status: Status, filedAt: Date, events: readonly Happened[]): StepView[] {
  const reached = new Map<Status, Date>([["REPORTED", filedAt]]);
  for (const event of events) {
    const step = event.declined ? "ACCEPTED" : REACHES[event.kind];
    if (!step) continue;
    for (const later of STATUSES.slice(STATUSES.indexOf(step) + 1)) reached.delete(later);
    reached.set(step, event.at);
  }
  const current = STATUSES.indexOf(status);
  return STATUSES.map((step, index) => {
    const at = reached.get(step) ?? null;
    if (index > current) return { status: step, state: "next", at: null };
    if (index === current) return { status: step, state: status === "CLOSED" ? "done" : "now", at };
    return { status: step, state: at ? "done" : "skipped", at };
  });
}
