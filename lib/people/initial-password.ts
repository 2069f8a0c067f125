import "server-only";
import { randomText } from "@/lib/server/crypto";
import { hashPassword } from "./password";

/** Without signs that are read wrongly from a screen or paper; 20 of 56 are 116 bits. */
const ALPHABET = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

export interface InitialPassword {
  /** To be shown to the operator this once. */
  readonly password: string;
  /** What is stored. */
  readonly passwordHash: string;
}

/** A first password for somebody who sets up the second factor when signing in with it. */
export async function initialPassword(): Promise<InitialPassword> {
  const password = randomText(ALPHABET, 20);
  return { password, passwordHash: await hashPassword(password) };
}
