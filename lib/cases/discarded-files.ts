import "server-only";
import { db, type Tx } from "@/lib/server/db";
import { log } from "@/lib/server/log";
import { newFileKey, removeStored, storeFile } from "@/lib/server/storage";

/**
 * The key of a file that is about to be stored, noted as one that is to go until `keepFile` has kept it: when the change
 * that wants it fails, or the machine does, the sweep finds it.
 */
export async function reserveFile(
  folder: string,
  extension: string,
  by: { readonly areaId: string; readonly now: Date },
): Promise<string> {
  const key = newFileKey(folder, extension);
  await discard(db(), by.areaId, [key], by.now);
  return key;
}

/** Stores bytes under a reserved key; they stay if the change is committed. */
export async function keepFile(tx: Tx, key: string, bytes: Uint8Array): Promise<void> {
  await tx.discardedFile.delete({ where: { key } });
  await storeFile(key, bytes);
}

/** Notes, with the change that lets go of them, that stored files are to go. */
export async function discard(tx: Tx, areaId: string, keys: readonly string[], now: Date): Promise<void> {
  if (keys.length === 0) return;
  const data = keys.map((key) => ({ key, areaId, at: now }));
  await tx.discardedFile.createMany({ data, skipDuplicates: true });
}

/** Removes such files once the change is committed. What the store does not let go now, the sweep tries again. */
export async function removeDiscarded(keys: readonly string[]): Promise<void> {
  for (const key of keys) {
    try {
      await removeStored(key);
      await db().discardedFile.deleteMany({ where: { key } });
    } catch (error) {
      log().warn({ err: error }, "a stored file could not be removed; it is tried again later");
    }
  }
}

/** Files tried at once. */
const AT_ONCE = 500;

/** Milliseconds for which a note may be of a file that is just being stored. */
const UNDER_WAY = 3_600_000;

/** Removes what an earlier try or a change that failed has left behind. */
export async function sweepDiscarded(now: Date): Promise<void> {
  let after = "";
  for (;;) {
    const rows = await db().discardedFile.findMany({
      where: { at: { lte: new Date(now.getTime() - UNDER_WAY) }, key: { gt: after } },
      select: { key: true },
      orderBy: { key: "asc" },
      take: AT_ONCE,
    });
    await removeDiscarded(rows.map(({ key }) => key));
    // What the store did not let go is not asked for again in this run.
    after = rows.at(-1)?.key ?? after;
    if (rows.length < AT_ONCE) return;
  }
}
