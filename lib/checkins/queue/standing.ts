import { windowOf } from "@/lib/checkins/rules";
import type { QueuedTap } from "./record";

export interface Asked {
  readonly owner: string;
  /** Of the station. */
  readonly code: string;
  /** Of the tap just made here. */
  readonly clientId: string | undefined;
  /** Id of the check-in that the address names as counted. */
  readonly done: string | undefined;
}

/**
 * The tap that a check-in page has to answer: the one just made here, else one of the same visit that still waits or
 * was counted while the answer got lost.
 */
export function standingTap(taps: readonly QueuedTap[], asked: Asked, now: Date): QueuedTap | undefined {
  const stands = ({ owner, at }: QueuedTap) => owner === asked.owner && windowOf(new Date(at)).until > now;
  const same = (tap: QueuedTap) =>
    stands(tap) &&
    ("id" in tap.outcome
      ? tap.outcome.id === asked.done
      : tap.outcome.state === "waiting" && tap.code === asked.code);
  return taps.find(({ clientId }) => clientId === asked.clientId) ?? taps.find(same);
}
