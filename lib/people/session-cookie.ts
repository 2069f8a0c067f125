import "server-only";
import { cookies } from "next/headers";
import { cookieName, cookieOptions } from "@/lib/server/cookies";
import { dropChallengeCookie, dropCodesCookie } from "./sign-in-cookies";

// next-auth is loaded when a cookie is to be set: its entry wants Next's own resolver, which command-line programs
// and tests that only perform verbs don't have.
const auth = () => import("@/lib/server/auth");

/** Turns a fresh ticket into this browser's session cookie. */
export async function takeUp(ticket: string): Promise<void> {
  await (await auth()).keepSession(ticket);
  await dropChallengeCookie();
}

/** Cookies by which this browser remembers a half-filled report, the cases it opened and the message it came by. */
const REMEMBERED = ["report", "cases", "arrival"] as const;

/**
 * Whoever signs out leaves nothing behind on a shared phone: neither the session nor what else this browser may open
 * or go on with. Cases are found again by their reference.
 */
export async function leave(): Promise<void> {
  await (await auth()).dropSession();
  await dropChallengeCookie();
  await dropCodesCookie();
  const jar = await cookies();
  for (const what of REMEMBERED) jar.set(cookieName(what), "", cookieOptions(0));
}
