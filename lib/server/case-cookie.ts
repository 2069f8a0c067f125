import "server-only";
import { cookieName } from "./cookies";
import { readSigned, signed } from "./crypto";

/** Cases that one device remembers; the oldest is forgotten first. */
const MOST = 20;
export const CASES_COOKIE_SECONDS = 180 * 86_400;
const ID = /^[0-9a-f-]{36}$/;

export const casesCookie = () => cookieName("cases");

/** Value of the cookie: case ids with our signature, so that nobody adds one by hand. */
export function writeOpened(ids: readonly string[]): string {
  return signed("case keys", `opened ${[...new Set(ids)].slice(0, MOST).join(" ")}`);
}

/** The ids of a cookie that we signed; empty for everything else. */
export function readOpened(value: string | undefined): string[] {
  const [kind, ...ids] = (readSigned("case keys", value) ?? "").split(" ");
  return kind === "opened" ? ids.filter((id) => ID.test(id)) : [];
}
