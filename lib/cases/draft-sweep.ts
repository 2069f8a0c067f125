import "server-only";
import { db } from "@/lib/server/db";
import { removeStored } from "@/lib/server/storage";
import { readPhotos } from "./draft";

/** Rows cleared at once, so that no lock is held for long. */
const AT_ONCE = 100;

/**
 * Clears away drafts past their seven days, with the photos that were never sent. A file is removed after its row;
 * one that stays behind after a crash is only wasted space. Returns how many drafts went.
 */
export async function sweepDrafts(now: Date): Promise<number> {
  let total = 0;
  for (;;) {
    const rows = await db().$queryRaw<{ photos: unknown }[]>`
      DELETE FROM "ReportDraft" WHERE "id" IN (
        SELECT "id" FROM "ReportDraft" WHERE "expiresAt" <= ${now} ORDER BY "expiresAt"
        LIMIT ${AT_ONCE} FOR UPDATE SKIP LOCKED
      ) RETURNING "photos"`;
    const keys = rows.flatMap((row) => readPhotos(row.photos).map((photo) => photo.key));
    await Promise.all(keys.map((key) => removeStored(key)));
    total += rows.length;
    if (rows.length < AT_ONCE) return total;
  }
}
