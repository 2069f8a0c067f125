/** A tap as the phone keeps it. Runs in the page and in the service worker; knows neither. */

/** Of the records below. A newer version may meet what an older one left, and the other way round. */
export const VERSION = 1;
/** At most so many go in one request. */
export const BATCH = 50;
/** Counted ones stay visible for this long. */
const KEEP_HOURS = 24;

/** What counts: a check-in of its own, or one of which this tap is a part. */
interface Counting {
  readonly state: "counted" | "merged";
  readonly id: string;
  readonly code: string;
  readonly at: string;
  /** By the code on the station's screen. */
  readonly onSite?: boolean;
}

/** Waiting for signal; counted, alone or as part of a visit counted before; refused, with the reason. */
export type Outcome =
  | { readonly state: "waiting" }
  | Counting
  | { readonly state: "refused"; readonly reason: string };

export type QueuedTap = {
  readonly v: typeof VERSION;
  readonly clientId: string;
  /** Place in this phone's queue, from 1. */
  readonly seq: number;
  readonly owner: string;
  readonly code: string;
  /** The phone's clock at the tap, ISO 8601. */
  readonly at: string;
  readonly source: "POSTER" | "LIST";
  readonly rotating?: string;
  readonly outcome: Outcome;
};

/** Whether this version understands a stored record; one that it doesn't is kept as it is, for the version that does. */
export function readable(record: unknown): record is QueuedTap {
  return typeof record === "object" && record !== null && "v" in record && record.v === VERSION;
}

/** What the server answers for one tap. */
export type Answer =
  | (Counting & { readonly clientId: string })
  | { readonly clientId: string; readonly state: "refused"; readonly reason: string };

/** The record after the server's answer. What is settled stays settled. */
export function settle(tap: QueuedTap, answer: Answer): QueuedTap {
  if (tap.outcome.state !== "waiting") return tap;
  const { clientId: _, ...outcome } = answer;
  return { ...tap, outcome };
}

/** The next taps to send for one owner, oldest first. */
export function nextBatch(taps: readonly QueuedTap[], owner: string): QueuedTap[] {
  return taps
    .filter((tap) => tap.owner === owner && isWaiting(tap))
    .sort((a, b) => a.seq - b.seq)
    .slice(0, BATCH);
}

/** Whether it still has no answer. */
export const isWaiting = ({ outcome }: QueuedTap): boolean => outcome.state === "waiting";

/** Whether a record may go: counted a day ago. What waits or was refused stays until it is sent or read. */
export function isSpent({ outcome, at }: QueuedTap, now: Date): boolean {
  const settled = outcome.state === "counted" || outcome.state === "merged";
  return settled && now.getTime() - Date.parse(at) > KEEP_HOURS * 3_600_000;
}
