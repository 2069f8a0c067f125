import { type DBSchema, openDB } from "idb";
import { orElse } from "@/lib/time/or-else";
import { STORE } from "./report-photo-forget";

/** The browser's own store of photos that were chosen for a report and have not wholly arrived. */

/** For as long as the server keeps what has arrived of a photo. Milliseconds. */
const LIFE = 6 * 3_600_000;

export interface KeptPhoto {
  readonly id: string;
  /** Token of the draft. */
  readonly draft: string;
  readonly name: string;
  readonly file: Blob;
  /** When it was chosen, by this device's clock. */
  readonly at: number;
  /** Why it was not taken, until somebody has read it; empty: it is on its way. */
  readonly why: string;
}

interface Shape extends DBSchema {
  photos: { key: string; value: KeptPhoto };
}

/** Opened for each use: an open one would keep the page out of the browser's memory of pages to go back to. */
async function use<T>(work: (db: Awaited<ReturnType<typeof open>>) => Promise<T>): Promise<T> {
  const db = await open();
  try {
    return await work(db);
  } finally {
    db.close();
  }
}

const open = () =>
  openDB<Shape>(STORE, 1, {
    upgrade(fresh) {
      fresh.createObjectStore("photos", { keyPath: "id" });
    },
  });

/** False: this browser keeps nothing, so the page must stay open until the photo has arrived. */
export const keep = (photo: KeptPhoto): Promise<boolean> =>
  orElse(
    use((db) => db.put("photos", photo)).then(() => true),
    false,
  );

/** The photos of a draft in the order in which they were chosen; all that are too old are thrown away. */
export async function kept(draft: string): Promise<readonly KeptPhoto[]> {
  const all = use(async (db) => {
    const found = await db.getAll("photos");
    const old = found.filter(({ at }) => Date.now() - at > LIFE);
    for (const { id } of old) await db.delete("photos", id);
    return found.filter((one) => !old.includes(one));
  });
  const mine = (await orElse(all, [])).filter((one) => one.draft === draft);
  return mine.sort((one, other) => one.at - other.at);
}

/** It has arrived, or is given up. */
export const forget = (id: string): Promise<void> =>
  orElse(
    use((db) => db.delete("photos", id)),
    undefined,
  );
