import "server-only";
import { createHash } from "node:crypto";
import { cookies } from "next/headers";
import { CASES_COOKIE_SECONDS, casesCookie, readOpened, writeOpened } from "./case-cookie";
import { cookieName, cookieOptions } from "./cookies";
import { keyedHash, sameText } from "./crypto";

/**
 * The key in the secret link of a case: computed from the submission, so that sending twice gives the same link,
 * and nobody without AUTH_SECRET can make one. Only its hash is stored.
 */
export function keyOfSubmission(submissionId: string): string {
  return keyedHash("case keys", `link ${submissionId}`);
}

/** What is stored of a key. */
export function hashOfKey(key: string): string {
  return createHash("sha256").update(key).digest("hex");
}

export function keyFits(key: string, keyHash: string): boolean {
  return sameText(hashOfKey(key), keyHash);
}

/** Ids of the cases that were filed or opened on this device, the newest first. */
export async function readCaseIds(): Promise<string[]> {
  return readOpened((await cookies()).get(casesCookie())?.value);
}

/** Remembers on this device that a case was opened; only in an action or a route handler. */
export async function addCaseId(id: string): Promise<void> {
  const value = writeOpened([id, ...(await readCaseIds())]);
  (await cookies()).set(casesCookie(), value, cookieOptions(CASES_COOKIE_SECONDS));
}

/** The device forgets these cases, and the message by whose link it came last; only in an action. */
export async function dropCaseIds(ids: readonly string[]): Promise<void> {
  const left = (await readCaseIds()).filter((id) => !ids.includes(id));
  const jar = await cookies();
  if (left.length > 0) jar.set(casesCookie(), writeOpened(left), cookieOptions(CASES_COOKIE_SECONDS));
  else jar.set(casesCookie(), "", cookieOptions(0));
  jar.set(cookieName("arrival"), "", cookieOptions(0));
}
