import "server-only";
import { randomUUID } from "node:crypto";
import { cookies } from "next/headers";
import { cookieName, cookieOptions } from "@/lib/server/cookies";
import { readSigned, signed } from "@/lib/server/crypto";

/** Days for which a half-filled report is kept, on the server and by the cookie that leads to it. */
export const DRAFT_DAYS = 7;

/** A draft's id with our signature: what the cookie and the forms carry. */
export function draftToken(id: string): string {
  return signed("report draft", id);
}

/** For a report that nobody has begun yet; it begins with the first thing that is sent under this token. */
export const newDraftToken = (): string => draftToken(randomUUID());

/** The id of a token that we signed, or null. */
export function readDraftToken(token: string | undefined): string | null {
  return readSigned("report draft", token);
}

/** The draft that this browser is filling in, or null. */
export async function readDraftCookie(): Promise<string | null> {
  return readDraftToken((await cookies()).get(cookieName("report"))?.value);
}

/** Forgets which report was begun or sent last; only in an action. */
export async function dropDraftCookie(): Promise<void> {
  (await cookies()).set(cookieName("report"), "", cookieOptions(0));
}

/** Makes `id` the draft of this browser; only in an action or a route handler. */
export async function writeDraftCookie(id: string): Promise<void> {
  (await cookies()).set(cookieName("report"), draftToken(id), cookieOptions(DRAFT_DAYS * 86_400));
}
