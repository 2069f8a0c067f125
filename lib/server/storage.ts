import "server-only";
import { randomBytes } from "node:crypto";
import { resolve } from "node:path";
import { Disk, errors } from "flydrive";
import { FSDriver } from "flydrive/drivers/fs";
import { type Environment, env } from "./env";
import { NotFound } from "./refusal";

const disks = new Map<string, Promise<Disk>>();

/**
 * The file store: the bucket of S3_BUCKET, or else the folder FILES_DIR. Nothing in it is served by itself, only
 * through a route that asks who may see it.
 */
function disk(): Promise<Disk> {
  const set = env();
  const place = set.S3_BUCKET ? `${set.S3_ENDPOINT ?? ""} ${set.S3_BUCKET}` : resolve(set.FILES_DIR);
  let known = disks.get(place);
  if (!known) {
    known = set.S3_BUCKET ? bucket(set.S3_BUCKET, set) : Promise.resolve(folder(place));
    disks.set(place, known);
  }
  return known;
}

function folder(location: string): Disk {
  return new Disk(new FSDriver({ location, visibility: "private" }));
}

/** Loaded only where it is configured: the client is large. */
async function bucket(name: string, set: Environment): Promise<Disk> {
  const { S3Driver } = await import("flydrive/drivers/s3");
  const { S3_ENDPOINT: endpoint, S3_REGION: region } = set;
  const credentials = {
    accessKeyId: set.S3_ACCESS_KEY_ID ?? "",
    secretAccessKey: set.S3_SECRET_ACCESS_KEY ?? "",
  };
  const own = endpoint ? { endpoint, forcePathStyle: true } : {};
  // Buckets are private as a whole; rights of single objects are not known to every store.
  const options = { bucket: name, region, credentials, visibility: "private", supportsACL: false } as const;
  return new Disk(new S3Driver({ ...options, ...own }));
}

/** A new random key such as `photos/3f/3f…9a.jpg`. */
export function newFileKey(folder: string, extension: string): string {
  const name = randomBytes(16).toString("hex");
  return `${folder}/${name.slice(0, 2)}/${name}.${extension}`;
}

/** Stores bytes under a key of `newFileKey`. */
export async function storeFile(key: string, bytes: Uint8Array): Promise<void> {
  await (await disk()).put(key, bytes);
}

/** The stored bytes; `NotFound` when the file is gone. */
export async function readStored(key: string): Promise<Uint8Array> {
  const from = await disk();
  try {
    return await from.getBytes(key);
  } catch (error) {
    if (error instanceof errors.E_CANNOT_READ_FILE && isMissing(error.cause)) throw new NotFound();
    throw error;
  }
}

/** Removes a file; one that is already gone is no error. */
export async function removeStored(key: string): Promise<void> {
  await (await disk()).delete(key);
}

/** `ENOENT` of the folder, `NoSuchKey` of a bucket. */
function isMissing(cause: unknown): boolean {
  if (!(cause instanceof Error)) return false;
  return cause.name === "NoSuchKey" || ("code" in cause && cause.code === "ENOENT");
}
