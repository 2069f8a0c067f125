import "server-only";
import { env } from "./env";

/** True when people reach us over https, so that cookies may insist on it. */
export function overHttps(): boolean {
  return new URL(env().APP_URL).protocol === "https:";
}

/**
 * Name of the session cookie. Over https bound to this very host by its prefix; on the loopback with the port
 * in it, since cookies don't tell ports apart and two installations may run beside each other.
 */
export function sessionCookie(): string {
  return overHttps() ? "__Host-yizhan" : `yizhan-${new URL(env().APP_URL).port || "80"}`;
}

/** Options of every cookie that we set: not readable by scripts, not sent along from foreign pages. */
export function cookieOptions(maxAgeSeconds: number) {
  return { httpOnly: true, sameSite: "lax", secure: overHttps(), path: "/", maxAge: maxAgeSeconds } as const;
}

/** Name of another cookie of this installation, by the same rule. */
export function cookieName(what: string): string {
  return `${sessionCookie()}-${what}`;
}

/** Name of a cookie that installations beside each other on the loopback may share; over https bound to this very host. */
export function hostCookie(plain: string): string {
  return overHttps() ? `__Host-${plain}` : plain;
}

export const LOCALE_COOKIE = "yz_locale";
/** The language that was chosen in this browser. */
export const localeCookie = () => hostCookie(LOCALE_COOKIE);
