import "server-only";
import type { Tx } from "@/lib/server/db";
import { refuse } from "@/lib/server/refusal";
import { storeFile } from "@/lib/server/storage";
import type { DraftPhoto } from "./answers";
import { type CleanPhoto, cleanPhoto } from "./photos";
import type { EventKind } from "./rules";

export interface WithPhoto {
  readonly photo?: Blob | CleanPhoto | undefined;
}

/** The photo as a form brings it, or null; an empty file field is none. */
const broughtBy = ({ photo }: WithPhoto): Blob | null =>
  photo instanceof Blob && photo.size > 0 ? photo : null;

export const hasPhoto = (input: WithPhoto): boolean => broughtBy(input) !== null;

/** The input with its photo made anew. */
export async function withCleanPhoto<Input extends WithPhoto>(input: Input): Promise<Input> {
  const { photo: _, ...rest } = input;
  const brought = broughtBy(input);
  return { ...rest, ...(brought ? { photo: await cleanPhoto(brought) } : {}) } as Input;
}

/** The photo once it is made anew, or null. */
export function cleaned({ photo }: WithPhoto): CleanPhoto | null {
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
export async function attachPhoto(tx: Tx, { by, now, ...entry }: Entry, photo: CleanPhoto): Promise<void> {
  const kind = by === "person" ? { in: PERSON_SAYS } : { notIn: PERSON_SAYS };
  const had = await tx.casePhoto.count({ where: { caseId: entry.caseId, event: { kind } } });
  if (had >= PHOTOS_MAX) refuse("cases.photosFull", { max: PHOTOS_MAX }, "photo");
  const { key: storageKey, ...kept } = await keepPhoto(photo);
  await tx.casePhoto.create({
    data: { ...entry, ...kept, storageKey, createdAt: now, mediaType: "image/jpeg" },
  });
}

/** Puts a photo into the file store. */
export async function keepPhoto({ bytes, width, height, sha256 }: CleanPhoto): Promise<DraftPhoto> {
  return { key: await storeFile("photos", bytes, "jpg"), width, height, bytes: bytes.length, sha256 };
}
