import "server-only";
import { dropChallengeCookie } from "./sign-in-cookies";

// next-auth is loaded when a cookie is to be set: its entry wants Next's own resolver, which command-line programs
// and tests that only perform verbs don't have.
const auth = () => import("@/lib/server/auth");

/** Turns a fresh ticket into this browser's session cookie. */
export async function takeUp(ticket: string): Promise<void> {
  await (await auth()).keepSession(ticket);
  await dropChallengeCookie();
}

/** Takes the session cookie away from this browser. */
export async function leave(): Promise<void> {
  await (await auth()).dropSession();
}
