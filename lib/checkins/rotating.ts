import "server-only";
import { keyedHash, sameText } from "@/lib/server/crypto";

/** How long the code on a station's screen stands. */
export const STEP_SECONDS = 30;
const STEP = STEP_SECONDS * 1000;
const LENGTH = 10;

const codeOf = (stationId: string, step: number): string =>
  keyedHash("rotating code", `${stationId}\n${step}`).slice(0, LENGTH);

const stepOf = (now: Date): number => Math.floor(now.getTime() / STEP);

/** The code that the station's screen shows at `now`, and when the next one comes. */
export function rotatingCode(stationId: string, now: Date): { readonly code: string; readonly until: Date } {
  const step = stepOf(now);
  return { code: codeOf(stationId, step), until: new Date((step + 1) * STEP) };
}

/**
 * Whether somebody saw the station's screen just now: the code of this step, the one before (scanning takes time) or
 * the next (clocks of several servers differ).
 */
export function isRotating(stationId: string, given: string | undefined, now: Date): boolean {
  if (!given) return false;
  return [-1, 0, 1].some((shift) => sameText(given, codeOf(stationId, stepOf(now) + shift)));
}
