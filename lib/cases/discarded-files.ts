import "server-only";
import { db, type Tx } from "@/lib/server/db";
import { log } from "@/lib/server/log";
import { removeStored } from "@/lib/server/storage";

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
      log().warn({ err: error }, "a stored file could not be removed; it is tried again within the hour");
    }
  }
}

/** Files tried at once. */
const AT_ONCE = 500;

/** Removes what an earlier try has left behind. */
export async function sweepDiscarded(): Promise<void> {
  const rows = await db().discardedFile.findMany({
    select: { key: true },
    orderBy: { at: "asc" },
    take: AT_ONCE,
  });
  await removeDiscarded(rows.map(({ key }) => key));
}
