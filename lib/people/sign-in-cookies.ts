import "server-only";
import { cookies } from "next/headers";
import { cookieOptions } from "@/lib/server/cookies";
import { readSealed, sealed } from "@/lib/server/crypto";
import { SECOND_STEP_MINUTES } from "./rules";

const CHALLENGE = "yz_signin";
const CODES = "yz_recovery";
const CODES_MINUTES = 10;

/** The sign-in that this browser has under way, as the signed token that its forms send back. */
export async function readChallengeCookie(): Promise<string | undefined> {
  return (await cookies()).get(CHALLENGE)?.value;
}

export async function keepChallengeCookie(token: string): Promise<void> {
  (await cookies()).set(CHALLENGE, token, cookieOptions(SECOND_STEP_MINUTES * 60, "/sign-in"));
}

export async function dropChallengeCookie(): Promise<void> {
  (await cookies()).set(CHALLENGE, "", cookieOptions(0, "/sign-in"));
}

/**
 * Keeps new recovery codes for the one page that shows them: encrypted, in this browser only, for ten minutes or
 * until the person says that they are written down. The server keeps only their hashes.
 */
export async function keepCodesCookie(personId: string, codes: readonly string[]): Promise<void> {
  const value = sealed("recovery codes shown", [personId, ...codes].join(" "));
  (await cookies()).set(CODES, value, cookieOptions(CODES_MINUTES * 60, "/account"));
}

/** The codes to show to this person; empty when there are none. */
export async function readCodesCookie(personId: string | null): Promise<string[]> {
  const value = (await cookies()).get(CODES)?.value;
  const [owner, ...codes] = (readSealed("recovery codes shown", value) ?? "").split(" ");
  return personId && owner === personId ? codes : [];
}

export async function dropCodesCookie(): Promise<void> {
  (await cookies()).set(CODES, "", cookieOptions(0, "/account"));
}
