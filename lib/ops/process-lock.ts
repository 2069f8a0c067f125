import { randomUUID } from "node:crypto";
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { isRunning, ownIdentity, type ProcessIdentity } from "./process-identity";

/** Another process holds the lock; `holder` says which. */
export class LockedError extends Error {
  constructor(readonly holder: ProcessIdentity) {
    super(`Process ${holder.pid} holds the lock.`);
  }
}

/**
 * Takes the lock file `path` for this process, at once or not at all.
 *
 * The file is the lock and names its holder, so one left behind by a killed process is recognised and taken over.
 * @returns a function that gives the lock back.
 * @throws LockedError when a live process holds it.
 */
export function takeLock(path: string): () => void {
  mkdirSync(dirname(path), { recursive: true });
  const own = ownIdentity();
  const mark = JSON.stringify({ ...own, token: randomUUID() });
  const draft = `${path}.${own.pid}.${randomUUID()}`;
  writeFileSync(draft, mark, { mode: 0o600 });
  try {
    for (let attempt = 0; attempt < 20; attempt++) {
      try {
        // link() is the one call that creates a complete file and fails when there is one already.
        linkSync(draft, path);
        return () => {
          if (read(path) === mark) rmSync(path, { force: true });
        };
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
      }
      const found = read(path);
      if (found === null) continue;
      const holder = parse(found);
      if (holder && isRunning(holder)) throw new LockedError(holder);
      bury(path, found);
    }
    throw new Error(`The lock file ${path} can't be taken; delete it if nothing is running.`);
  } finally {
    rmSync(draft, { force: true });
  }
}

/**
 * Takes the lock, waiting for its holder up to `patience` milliseconds.
 * @param onWait called once when there is somebody to wait for.
 */
export async function waitForLock(
  path: string,
  patience: number,
  onWait?: (holder: ProcessIdentity) => void,
): Promise<() => void> {
  const end = Date.now() + patience;
  for (let first = true; ; first = false) {
    try {
      return takeLock(path);
    } catch (error) {
      if (!(error instanceof LockedError) || Date.now() > end) throw error;
      if (first) onWait?.(error.holder);
      await sleep(100);
    }
  }
}

/** Moves a dead process's lock aside; puts it back if somebody else took over in the meantime. */
function bury(path: string, expected: string): void {
  const grave = `${path}.${randomUUID()}`;
  try {
    renameSync(path, grave);
  } catch {
    return;
  }
  if (read(grave) !== expected) {
    try {
      linkSync(grave, path);
    } catch {
      // A third process was quicker; it holds the lock now.
    }
  }
  rmSync(grave, { force: true });
}

function read(path: string): string | null {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return null;
  }
}

function parse(text: string): ProcessIdentity | null {
  try {
    const value = JSON.parse(text) as Partial<ProcessIdentity>;
    return typeof value.pid === "number" && typeof value.started === "string"
      ? { pid: value.pid, started: value.started }
      : null;
  } catch {
    return null;
  }
}
