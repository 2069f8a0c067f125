import "server-only";
import { storeFile } from "@/lib/server/storage";
import type { DraftPhoto } from "./answers";
import { type CleanPhoto, cleanPhoto } from "./photos";

interface WithPhoto {
  readonly photo?: Blob | CleanPhoto | undefined;
}

/** The input with its photo made anew; an empty file field counts as none. */
export async function withCleanPhoto<Input extends WithPhoto>({ photo, ...rest }: Input): Promise<Input> {
  const clean = photo instanceof Blob && photo.size > 0 ? { photo: await cleanPhoto(photo) } : {};
  return { ...rest, ...clean } as Input;
}

/** The photo once it is made anew, or null. */
export function cleaned({ photo }: WithPhoto): CleanPhoto | null {
  return photo && !(photo instanceof Blob) ? photo : null;
}

/** Puts a photo into the file store. */
export async function keepPhoto({ bytes, width, height, sha256 }: CleanPhoto): Promise<DraftPhoto> {
  return { key: await storeFile("photos", bytes, "jpg"), width, height, bytes: bytes.length, sha256 };
}
