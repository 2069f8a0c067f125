import "server-only";
import type { Tx } from "@/lib/server/db";
import type { Preparing } from "@/lib/server/perform";
import { refuse } from "@/lib/server/refusal";
import type { DraftPhoto } from "./answers";
import { keepFile, reserveFile } from "./discarded-files";
import { type CleanPhoto, cleanPhoto } from "./photos";
import type { EventKind } from "./rules";

/** A photo made anew, with the key under which it can be kept. */
export interface ReadyPhoto extends CleanPhoto {
  readonly key: string;
}

export interface WithPhoto {
  readonly photo?: Blob | ReadyPhoto | undefined;
}

/** The photo as a form brings it, or null; an empty file field is none. */
const broughtBy = ({ photo }: WithPhoto): Blob | null =>
  photo instanceof Blob && photo.size > 0 ? photo : null;

export const hasPhoto = (input: WithPhoto): boolean => broughtBy(input) !== null;

/** The input with its photo made anew and ready to be kept. */
export async function withCleanPhoto<Input extends WithPhoto>(input: Input, by: Preparing): Promise<Input> {
  const { photo: _, ...rest } = input;
  const brought = broughtBy(input);
  return { ...rest, ...(brought ? { photo: await readyPhoto(await cleanPhoto(brought), by) } : {}) } as Input;
}

/** Before the transaction in which it is kept, see `reserveFile`. */
export async function readyPhoto(photo: CleanPhoto, { actor, now }: Preparing): Promise<ReadyPhoto> {
  return { ...photo, key: await reserveFile("photos", "jpg", { areaId: actor.areaId, now }) };
}

/** The photo once it is made anew, or null. */
export function cleaned({ photo }: WithPhoto): ReadyPhoto | null {
  return photo && !(photo instanceof Blob) ? photo : null;
}

/** Photos that the person can have in one case, and that offices and outlets together can. */
const PHOTOS_MAX = 12;
const PERSON_SAYS: EventKind[] = ["FILED", "PERSON_REPLIED"];

/** An entry of a case's timeline that was just written. */
interface Entry {
  readonly areaId: string;
  readonly caseId: string;
  readonly eventId: string;
  readonly by: "person" | "desk";
  readonly now: Date;
}

/** Adds a photo to an entry; whoever may read the entry sees it. Refuses when they have added enough. */
export async function attachPhoto(tx: Tx, { by, now, ...entry }: Entry, photo: ReadyPhoto): Promise<void> {
  const kind = by === "person" ? { in: PERSON_SAYS } : { notIn: PERSON_SAYS };
  const had = await tx.casePhoto.count({ where: { caseId: entry.caseId, event: { kind } } });
  if (had >= PHOTOS_MAX) refuse("cases.photosFull", { max: PHOTOS_MAX }, "photo");
  const { key: storageKey, ...kept } = await keepPhoto(tx, photo);
  await tx.casePhoto.create({
    data: { ...entry, ...kept, storageKey, createdAt: now, mediaType: "image/jpeg" },
  });
}

/** Puts a photo into the file store, to stay there if the change is committed. */
export async function keepPhoto(
  tx: Tx,
  { key, bytes, width, height, sha256 }: ReadyPhoto,
): Promise<DraftPhoto> {
  await keepFile(tx, key, bytes);
  return { key, width, height, bytes: bytes.length, sha256 };
}
