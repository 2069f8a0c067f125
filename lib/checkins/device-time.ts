/** When a tap that waited in a phone really was. Pure; all instants in UTC. */

/** A phone whose clock is off by no more than this is believed as it is: a repetition then gives the same instant. */
export const TRUSTED_SECONDS = 120;
/** A tap older than this is not counted any more: what happened days ago can't be judged by a phone's word. */
export const MAX_AGE_HOURS = 72;

export interface DeviceTime {
  /** What the phone's clock showed at the tap, and when it sent it. */
  readonly at: Date;
  readonly sentAt: Date;
  /** Our clock at the receipt. */
  readonly receivedAt: Date;
}

export interface ServerTime {
  readonly at: Date;
  /** Seconds by which the phone was ahead (negative: behind) when it was corrected; null: it was right. */
  readonly offset: number | null;
}

/**
 * The tap's instant by our clock: as long before the receipt as the phone says to have waited before sending; never
 * in the future. Null: too old to be counted.
 */
export function serverTime({ at, sentAt, receivedAt }: DeviceTime): ServerTime | null {
  const ahead = sentAt.getTime() - receivedAt.getTime();
  const waited = sentAt.getTime() - at.getTime();
  // Negative: the clock was put back between tap and sending, so it was ahead by at least that much.
  const wrong = Math.abs(ahead) >= Math.abs(Math.min(0, waited)) ? ahead : -waited;
  const trusted = Math.abs(wrong) <= TRUSTED_SECONDS * 1000;
  const told = trusted ? at.getTime() : receivedAt.getTime() - waited;
  const real = Math.min(told, receivedAt.getTime());
  if (receivedAt.getTime() - real > MAX_AGE_HOURS * 3_600_000) return null;
  return { at: new Date(real), offset: trusted ? null : Math.round(wrong / 1000) };
}
