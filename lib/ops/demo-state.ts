import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { ProcessIdentity } from "./process-identity";
import { LockedError, takeLock } from "./process-lock";
import { root } from "./root";
import { Sentence } from "./sentence";

/** What a running demo leaves for the next one to find. */
interface Note {
  url: string;
  server: ProcessIdentity | null;
}

export const demoFolder = join(root, ".yizhan");
export const databaseFolder = join(demoFolder, "pg");
export const filesFolder = join(demoFolder, "files");
const noteFile = join(demoFolder, "demo.json");
const secretFile = join(demoFolder, "auth-secret");

/** A demo that is just being stopped, or whose terminal was closed, lets go within this time. */
const PATIENCE = 4_000;

/**
 * Makes this process the one demo of this folder.
 * @returns a function that gives the place back. @throws Sentence when another one runs.
 */
export async function claimDemo(): Promise<() => void> {
  mkdirSync(demoFolder, { recursive: true, mode: 0o711 });
  for (const end = Date.now() + PATIENCE; ; await sleep(200)) {
    try {
      return takeLock(join(demoFolder, "demo.lock"));
    } catch (error) {
      if (!(error instanceof LockedError)) throw error;
      if (Date.now() < end) continue;
      const at = readNote()?.url;
      throw new Sentence(
        `Another demo is running on this folder's data (process ${error.holder.pid}${at ? `, ${at}` : ""}). Use that one, or stop it first.`,
      );
    }
  }
}

/** The note of the last run, or null. */
export function readNote(): Note | null {
  try {
    return JSON.parse(readFileSync(noteFile, "utf8")) as Note;
  } catch {
    return null;
  }
}

export function writeNote(note: Note): void {
  writeFileSync(noteFile, JSON.stringify(note), { mode: 0o600 });
}

export function removeNote(): void {
  rmSync(noteFile, { force: true });
}

/** The demo's own AUTH_SECRET: made once, so that people stay signed in over a restart. */
export function authSecret(): string {
  if (!existsSync(secretFile))
    writeFileSync(secretFile, randomBytes(33).toString("base64url"), { mode: 0o600 });
  return readFileSync(secretFile, "utf8").trim();
}

/** Forgets everything but the database, which has its own way to go. */
export function forgetFiles(): void {
  for (const path of [filesFolder, secretFile, noteFile]) rmSync(path, { recursive: true, force: true });
}
