import "server-only";
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes, randomInt } from "node:crypto";
import { env } from "./env";

const NONCE = 12;
const TAG = 16;

/** Each purpose has its own key, so that what was sealed for one opens nothing of another. */
function keyFor(purpose: string): Buffer {
  return Buffer.from(hkdfSync("sha256", env().AUTH_SECRET, "yizhan sealed", purpose, 32));
}

/** Encrypts with AES-256-GCM; base64url of nonce, tag and ciphertext. */
export function sealed(purpose: string, text: string): string {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv("aes-256-gcm", keyFor(purpose), nonce);
  const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString("base64url");
}

/** Decrypts what `sealed` made, or null when it was changed, cut or made with another key. */
export function readSealed(purpose: string, value: string | undefined): string | null {
  const bytes = Buffer.from(value ?? "", "base64url");
  if (bytes.length < NONCE + TAG) return null;
  try {
    const decipher = createDecipheriv("aes-256-gcm", keyFor(purpose), bytes.subarray(0, NONCE), {
      authTagLength: TAG,
    });
    decipher.setAuthTag(bytes.subarray(NONCE, NONCE + TAG));
    return Buffer.concat([decipher.update(bytes.subarray(NONCE + TAG)), decipher.final()]).toString("utf8");
  } catch {
    return null;
  }
}

/** 256 random bits as base64url. */
export function randomToken(): string {
  return randomBytes(32).toString("base64url");
}

/** `length` random decimal digits, each equally likely. */
export function randomDigits(length: number): string {
  return randomInt(10 ** length)
    .toString()
    .padStart(length, "0");
}

/** `length` random characters of `alphabet`, each equally likely. */
export function randomText(alphabet: string, length: number): string {
  return Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join("");
}
