import "server-only";
import { Secret, TOTP } from "otpauth";
import { readSealed, sealed } from "@/lib/server/crypto";

const PERIOD_SECONDS = 30;

/** A new secret, base32, 160 bits (RFC 4226 §4). */
export function newTotpSecret(): string {
  return new Secret({ size: 20 }).base32;
}

/** For storing: nobody with the database alone can make codes. */
export function sealTotpSecret(base32: string): string {
  return sealed("totp secret", base32);
}

/** The base32 secret, or null when it was stored under another AUTH_SECRET. */
export function openTotpSecret(stored: string): string | null {
  return readSealed("totp secret", stored);
}

/** Address for the QR code that authenticator apps read. */
export function totpUri(base32: string, issuer: string, username: string): string {
  return generator(base32, issuer, username).toString();
}

/** The code of the moment. */
export function totpCode(base32: string, now: Date): string {
  return generator(base32).generate({ timestamp: now.getTime() });
}

/**
 * The 30-second step that `code` belongs to, or null when it fits none within one step before or after `now`
 * (RFC 6238 §5.2). The caller must refuse a step not later than the last accepted one.
 */
export function totpStep(base32: string, code: string, now: Date): number | null {
  const timestamp = now.getTime();
  const delta = generator(base32).validate({ token: code, timestamp, window: 1 });
  return delta === null ? null : Math.floor(timestamp / 1000 / PERIOD_SECONDS) + delta;
}

function generator(base32: string, issuer = "", label = ""): TOTP {
  return new TOTP({ issuer, label, secret: Secret.fromBase32(base32), digits: 6, period: PERIOD_SECONDS });
}
