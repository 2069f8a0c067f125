import { type Day, daysBetween } from "@/lib/time/shanghai";
import type { PassState } from "./rules";

/** Days before the end from which a pass says that it runs out. */
export const SOON_DAYS = 30;

/** Which sentence of the `rider` catalogue explains a pass, with what goes into it. */
export interface PassWords {
  readonly key:
    | "passNone"
    | "passValid"
    | "passValidSoon"
    | "passValidToday"
    | "passSuspended"
    | "passSuspendedOpen"
    | "passExpired"
    | "passUnemployed"
    | "passRevoked";
  /** The date it speaks of: a day, or an instant. */
  readonly date?: Day | Date;
  readonly days?: number;
  readonly reason?: string;
}

/** Chooses the sentence for a pass on `today` (a day in the area's time zone). */
export function passWords(state: PassState, today: Day): PassWords {
  switch (state.kind) {
    case "none":
      return { key: "passNone" };
    case "unemployed":
      return { key: "passUnemployed" };
    case "expired":
      return { key: "passExpired", date: state.until };
    case "revoked":
      return { key: "passRevoked", date: state.at, reason: clause(state.reason) };
    case "suspended":
      return state.until
        ? { key: "passSuspended", date: state.until, reason: clause(state.reason) }
        : { key: "passSuspendedOpen", reason: clause(state.reason) };
    case "valid": {
      const days = daysBetween(today, state.until);
      if (days === 0) return { key: "passValidToday" };
      if (days <= SOON_DAYS) return { key: "passValidSoon", date: state.until, days };
      return { key: "passValid", date: state.until };
    }
  }
}

/** A reason as part of a sentence: without the full stop it may have been written with. */
const clause = (reason: string): string => reason.trim().replace(/[。．.]+$/, "");
