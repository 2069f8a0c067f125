import "server-only";
import { createHmac, hkdfSync, timingSafeEqual } from "node:crypto";
import { env } from "./env";

/**
 * Values that leave the house and come back (cookies, form tokens), signed so that nobody else can make one.
 * Each purpose has its own key, derived from AUTH_SECRET: a token of one purpose is worth nothing for another.
 */
export function sign(purpose: string, value: string): string {
  return `${Buffer.from(value).toString("base64url")}.${keyed(purpose, value)}`;
}

/** The value of a token made by `sign` for the same purpose; null for everything else. */
export function unsign(purpose: string, token: string | undefined): string | null {
  const [encoded, signature, ...rest] = (token ?? "").split(".");
  if (!encoded || !signature || rest.length > 0) return null;
  const value = Buffer.from(encoded, "base64url").toString();
  return sameText(signature, keyed(purpose, value)) ? value : null;
}

/** A secret that only this installation can compute from `value`: 256 bits, 43 URL-safe characters. */
export function keyed(purpose: string, value: string): string {
  const key = Buffer.from(hkdfSync("sha256", env().AUTH_SECRET, "yizhan", purpose, 32));
  return createHmac("sha256", key).update(value).digest("base64url");
}

/** Compares two texts in a time that depends only on their lengths. */
export function sameText(a: string, b: string): boolean {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
}
