import "server-only";
import { randomBytes } from "node:crypto";
import { resolve } from "node:path";
import { Disk, errors } from "flydrive";
import { FSDriver } from "flydrive/drivers/fs";
import { env } from "./env";
import { NotFound } from "./refusal";

const disks = new Map<string, Disk>();

/** The file store of FILES_DIR; nothing in it is served by itself, only through a route that asks who may see it. */
function disk(): Disk {
  const location = resolve(env().FILES_DIR);
  let known = disks.get(location);
  if (!known) {
    known = new Disk(new FSDriver({ location, visibility: "private" }));
    disks.set(location, known);
  }
  return known;
}

/** Stores bytes under a new random key such as `photos/3f/3f…9a.jpg` and returns the key. */
export async function storeFile(folder: string, bytes: Uint8Array, extension: string): Promise<string> {
  const name = randomBytes(16).toString("hex");
  const key = `${folder}/${name.slice(0, 2)}/${name}.${extension}`;
  await disk().put(key, bytes);
  return key;
}

/** The stored bytes; `NotFound` when the file is gone. */
export async function readStored(key: string): Promise<Uint8Array> {
  try {
    return await disk().getBytes(key);
  } catch (error) {
    if (error instanceof errors.E_CANNOT_READ_FILE && isMissing(error.cause)) throw new NotFound();
    throw error;
  }
}

/** Removes a file; one that is already gone is no error. */
export async function removeStored(key: string): Promise<void> {
  await disk().delete(key);
}

function isMissing(cause: unknown): boolean {
  return cause instanceof Error && "code" in cause && cause.code === "ENOENT";
}
