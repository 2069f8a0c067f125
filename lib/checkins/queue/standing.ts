import { windowOf } from "@/lib/checkins/rules";
import { isWaiting, type QueuedTap } from "./record";

export interface Asked {
  readonly owner: string;
  /** Of the station. */
  readonly code: string;
  /** Of the tap made here or shown here before. */
  readonly clientId: string | undefined;
  /** The page is one that the phone kept: the server has not been asked what is counted. */
  readonly unasked: boolean;
}

/**
 * The tap that a check-in page has to answer: the one just made here, else one of the same visit that still waits, or
 * where nobody could ask the server, was counted. All by the phone's clock, be it right or wrong.
 */
export function standingTap(taps: readonly QueuedTap[], asked: Asked, now: Date): QueuedTap | undefined {
  const states = asked.unasked ? ["waiting", "counted"] : ["waiting"];
  const same = ({ owner, code, at, outcome }: QueuedTap) =>
    owner === asked.owner &&
    code === asked.code &&
    states.includes(outcome.state) &&
    windowOf(new Date(at)).until > now;
  return taps.find(({ clientId }) => clientId === asked.clientId) ?? taps.find(same);
}

/**
 * What a page about something else tells of: what waits, what was refused, and what has waited while it was open.
 * @param waited clientIds of the last; grows by those that wait now.
 */
export function concerning(taps: readonly QueuedTap[], waited: Set<string>): QueuedTap[] {
  for (const tap of taps) if (isWaiting(tap)) waited.add(tap.clientId);
  return taps.filter(({ clientId, outcome }) => waited.has(clientId) || outcome.state === "refused");
}
