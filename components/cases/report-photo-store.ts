import { type DBSchema, openDB } from "idb";
import { STORE } from "./report-photo-forget";

/** The browser's own store of photos that were chosen for a report and have not wholly arrived. */

/** For as long as the server keeps what has arrived of a photo. Milliseconds. */
const LIFE = 6 * 3_600_000;

export interface KeptPhoto {
  readonly id: string;
  /** Token of the draft. */
  readonly draft: string;
  /** Something of it has arrived, so there is such a draft. */
  readonly begun: boolean;
  readonly name: string;
  readonly file: Blob;
  /** When it was chosen, by this device's clock. */
  readonly at: number;
}

interface Shape extends DBSchema {
  photos: { key: string; value: KeptPhoto };
}

/** Opened for each use: an open one would keep the page out of the browser's memory of pages to go back to. */
async function within<T>(use: (db: Awaited<ReturnType<typeof open>>) => Promise<T>): Promise<T> {
  const db = await open();
  try {
    return await use(db);
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
  within((db) => db.put("photos", photo)).then(
    () => true,
    () => false,
  );

/**
 * The photos of a draft in the order in which they were chosen, with those that no draft knows of: the page on which
 * they were chosen has gone before anything arrived. Those that are too old are thrown away.
 */
export async function kept(draft: string): Promise<readonly KeptPhoto[]> {
  const all = await within(async (db) => {
    const found = await db.getAll("photos");
    const old = found.filter(({ at }) => Date.now() - at > LIFE);
    for (const { id } of old) await db.delete("photos", id);
    return found.filter((one) => !old.includes(one));
  }).catch(() => []);
  return all.filter((one) => one.draft === draft || !one.begun).sort((one, other) => one.at - other.at);
}

/** It has arrived, was refused, or is given up. */
export const forget = (id: string): Promise<void> =>
  within((db) => db.delete("photos", id)).catch(() => undefined);
