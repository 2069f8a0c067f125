import "server-only";
import { cookies } from "next/headers";
import { cookieOptions, hostCookie } from "@/lib/server/cookies";
import { readSealed, sealed } from "@/lib/server/crypto";
import { SECOND_STEP_MINUTES } from "./rules";

const challengeCookie = () => hostCookie("yz_signin");
const codesCookie = () => hostCookie("yz_recovery");
const CODES_MINUTES = 10;

/** The sign-in that this browser has under way, as the signed token that its forms send back. */
export async function readChallengeCookie(): Promise<string | undefined> {
  return (await cookies()).get(challengeCookie())?.value;
}

export async function keepChallengeCookie(token: string): Promise<void> {
  (await cookies()).set(challengeCookie(), token, cookieOptions(SECOND_STEP_MINUTES * 60));
}

export async function dropChallengeCookie(): Promise<void> {
  (await cookies()).set(challengeCookie(), "", cookieOptions(0));
}

/**
 * Keeps new recovery codes for the one page that shows them: encrypted, in this browser only, for ten minutes or
 * until the person says that they are written down. The server keeps only their hashes.
 */
export async function keepCodesCookie(personId: string, codes: readonly string[]): Promise<void> {
  const value = sealed("recovery codes shown", [personId, ...codes].join(" "));
  (await cookies()).set(codesCookie(), value, cookieOptions(CODES_MINUTES * 60));
}

/** The codes to show to this person; empty when there are none. */
export async function readCodesCookie(personId: string | null): Promise<string[]> {
  const value = (await cookies()).get(codesCookie())?.value;
  const [owner, ...codes] = (readSealed("recovery codes shown", value) ?? "").split(" ");
  return personId && owner === personId ? codes : [];
}

export async function dropCodesCookie(): Promise<void> {
  (await cookies()).set(codesCookie(), "", cookieOptions(0));
}
