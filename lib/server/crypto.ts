import "server-only";
import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  hkdfSync,
  randomBytes,
  randomInt,
  timingSafeEqual,
} from "node:crypto";
import { env } from "./env";

/** What a key is for. Each purpose has its own key, so that a value made for one is worthless for another. */
export type Purpose =
  | "sign-in code"
  | "sign-in challenge"
  | "session ticket"
  | "recovery code"
  | "recovery codes shown"
  | "totp secret"
  | "rate limit"
  | "case keys"
  | "report draft"
  | "nearby case"
  | "photo link"
  | "rotating code"
  | "station screen"
  | "check-in queue";

const NONCE = 12;
const TAG = 16;
const keys = new Map<string, Buffer>();

function keyFor(purpose: Purpose): Buffer {
  const { AUTH_SECRET } = env();
  const id = `${purpose}\n${AUTH_SECRET}`;
  let key = keys.get(id);
  if (!key) {
    key = Buffer.from(hkdfSync("sha256", AUTH_SECRET, "yizhan", purpose, 32));
    keys.set(id, key);
  }
  return key;
}

/** HMAC-SHA256 of `text`, base64url: a hash that cannot be made or tried without AUTH_SECRET. */
export function keyedHash(purpose: Purpose, text: string): string {
  return createHmac("sha256", keyFor(purpose)).update(text).digest("base64url");
}

/** Compares in a time that does not tell where the two differ. */
export function sameText(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

/** `text` with a signature; readable by anybody, made by us only. */
export function signed(purpose: Purpose, text: string): string {
  return `${Buffer.from(text).toString("base64url")}.${keyedHash(purpose, text)}`;
}

/** The text of a signed value, or null when it was not signed by us for this purpose. */
export function readSigned(purpose: Purpose, value: string | undefined): string | null {
  const [body = "", mac = "", ...rest] = (value ?? "").split(".");
  if (!body || rest.length > 0) return null;
  const text = Buffer.from(body, "base64url").toString();
  return sameText(mac, keyedHash(purpose, text)) ? text : null;
}

/** Encrypts with AES-256-GCM; base64url of nonce, tag and ciphertext. */
export function sealed(purpose: Purpose, text: string): string {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv("aes-256-gcm", keyFor(purpose), nonce);
  const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString("base64url");
}

/** Decrypts what `sealed` made, or null when it was changed, cut or made with another key. */
export function readSealed(purpose: Purpose, value: string | undefined): string | null {
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
