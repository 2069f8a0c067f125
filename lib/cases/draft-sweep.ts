import "server-only";
import { db, type Tx } from "@/lib/server/db";
import { discard, removeDiscarded } from "./discarded-files";
import { readPhotos } from "./draft";

/** Rows cleared at once, so that no lock is held for long. */
const AT_ONCE = 100;

/** Clears away drafts past their seven days, with the photos that were never sent. Returns how many drafts went. */
export async function sweepDrafts(now: Date): Promise<number> {
  let total = 0;
  for (;;) {
    const { rows, keys } = await db().$transaction((tx) => dropSome(tx, now));
    await removeDiscarded(keys);
    total += rows;
    if (rows < AT_ONCE) return total;
  }
}

async function dropSome(tx: Tx, now: Date) {
  const rows = await tx.$queryRaw<{ areaId: string; photos: unknown }[]>`
    DELETE FROM "ReportDraft" WHERE "id" IN (
      SELECT "id" FROM "ReportDraft" WHERE "expiresAt" <= ${now} ORDER BY "expiresAt"
      LIMIT ${AT_ONCE} FOR UPDATE SKIP LOCKED
    ) RETURNING "areaId", "photos"`;
  const keysOf = (photos: unknown) => readPhotos(photos).map(({ key }) => key);
  for (const { areaId, photos } of rows) await discard(tx, areaId, keysOf(photos), now);
  return { rows: rows.length, keys: rows.flatMap(({ photos }) => keysOf(photos)) };
}
