const MINUTE = 60_000;

/** Minutes between one try and the next; after the last one it is given up. Together a little more than a day. */
const PAUSES = [1, 5, 15, 60, 240, 480, 720] as const;

/** Tries in all. */
export const TRIES_MOST = PAUSES.length + 1;

/** How long a message that was taken belongs to whoever took it; then it is tried again under the same key. */
export const LEASE_MS = 2 * MINUTE;

/** When to try again after `tries` failed ones, or null: given up. */
export function nextTry(tries: number, now: Date): Date | null {
  const pause = PAUSES[tries - 1];
  return pause === undefined ? null : new Date(now.getTime() + pause * MINUTE);
}
