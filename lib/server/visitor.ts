import "server-only";
import { cookies, headers } from "next/headers";
import { decode } from "next-auth/jwt";
import { cache } from "react";
import type { Locale } from "@/lib/people/actor";
import { pickLocale } from "@/lib/text/locale";
import { localeCookie, sessionCookie } from "./cookies";
import { env } from "./env";

/** What a request says before anybody looks up who sent it: language, session cookie. */

export const requestLocale = cache(async (): Promise<Locale> => {
  const chosen = (await cookies()).get(localeCookie())?.value;
  return pickLocale(chosen, (await headers()).get("accept-language"));
});

/** Id of the session named by the cookie, or null. Says nothing about whether the session still stands. */
export async function requestSessionId(): Promise<string | null> {
  const name = sessionCookie();
  return sessionIdOf((await cookies()).get(name)?.value, name);
}

/** Reads the token of a session cookie; a token that is not ours, changed or past its time is nobody's. */
export async function sessionIdOf(token: string | undefined, cookieName: string): Promise<string | null> {
  if (!token) return null;
  try {
    const payload = await decode({ token, secret: env().AUTH_SECRET, salt: cookieName });
    return typeof payload?.sid === "string" ? payload.sid : null;
  } catch {
    return null;
  }
}
