import type { Grant } from "./actor";

/** Minutes for which a code by message is good. */
export const CODE_MINUTES = 5;
/** Minutes between an accepted password and the second factor. */
export const SECOND_STEP_MINUTES = 10;
/** Wrong answers after which a sign-in under way is over. */
export const MOST_TRIES = 5;
/** Wrong second factors in an hour, over all sign-ins of one person. */
export const MOST_TRIES_AN_HOUR = 15;
export const RECOVERY_CODES = 10;

/** What staff sign in with. */
export const USERNAME = /^[a-z][a-z0-9._-]{2,59}$/;

const STAFF_HOURS = 12;
const OTHERS_DAYS = 90;
const HOUR = 3_600_000;

export type SessionMethod = "CODE" | "PASSWORD" | "DEMO";

/** When a session that opens at `now` ends: 12 hours with staff's roles, 90 days with a phone's. */
export function sessionEnd(method: SessionMethod, staff: boolean, now: Date): Date {
  const long = method === "CODE" || (method === "DEMO" && !staff);
  return new Date(now.getTime() + (long ? OTHERS_DAYS * 24 : STAFF_HOURS) * HOUR);
}

/** `now` and so many minutes. */
export function minutesAfter(now: Date, minutes: number): Date {
  return new Date(now.getTime() + minutes * 60_000);
}

/** Whether any of the grants is one that staff sign in for. */
export function hasStaffRole(grants: readonly Pick<Grant, "role">[]): boolean {
  return grants.some(({ role }) => role !== "RESIDENT" && role !== "RIDER");
}
