import { type DBSchema, openDB } from "idb";
import { announce } from "./channel";
import { type Mark, markAfter } from "./mark";
import { storedMark, storeMark } from "./mark-cookie";
import { newId } from "./new-id";
import { type Answer, isSpent, type QueuedTap, readable, settle, VERSION } from "./record";

/** The phone's own store of taps. Opened by pages and by the service worker alike. */

interface Shape extends DBSchema {
  taps: { key: string; value: QueuedTap };
  notes: { key: "seq" | "device" | "owner" | "kept"; value: string | number };
}

export interface NewTap {
  readonly clientId: string;
  readonly owner: string;
  readonly code: string;
  readonly source: QueuedTap["source"];
  readonly rotating?: string;
}

export interface Held {
  readonly taps: readonly QueuedTap[];
  /** Records of another version of this site, left as they are. */
  readonly unreadable: number;
  /** Waiting check-ins that the browser has cleared away, as far as is known; until somebody has read of it. */
  readonly lost: number;
}

export interface TapStore {
  /** Keeps a tap; the same clientId is kept once. */
  add(tap: NewTap, at: Date): Promise<void>;
  held(): Promise<Held>;
  settle(answers: readonly Answer[]): Promise<void>;
  /** Forgets a tap that the rider has read about. */
  remove(clientId: string): Promise<void>;
  /** The rider has read of what was lost. */
  forgetLost(): Promise<void>;
  deviceId(): Promise<string>;
  note(key: "owner" | "kept"): Promise<string | number | undefined>;
  setNote(key: "owner" | "kept", value: string | number): Promise<void>;
  /** From now on nobody is known to use this phone. What waits stays its owners'. */
  dropOwner(): Promise<void>;
}

/**
 * @param lost hears that the browser has closed the store, for whatever reason: it can be opened anew.
 * @throws where the browser keeps nothing, e.g. in some private windows.
 */
export async function openStore(lost: () => void = () => undefined): Promise<TapStore> {
  const db = await openDB<Shape>("yizhan-check-ins", 1, {
    upgrade(fresh) {
      fresh.createObjectStore("taps", { keyPath: "clientId" });
      fresh.createObjectStore("notes");
    },
    // A newer version wants to rearrange the store, or somebody to clear it: let them.
    blocking: (_now, _wanted, event) => {
      (event.target as IDBDatabase).close();
      lost();
    },
    terminated: lost,
  });
  /** Brings the cookie's mark up to what the store holds now. */
  const remark = async (change: (mark: Mark) => Mark = (mark) => mark): Promise<Mark> => {
    const mark = change(markAfter(await storedMark().catch(() => null), await db.getAll("taps")));
    await storeMark(mark).catch(() => undefined);
    return mark;
  };
  const store: TapStore = {
    async add(tap, at) {
      const tx = db.transaction(["taps", "notes"], "readwrite");
      if (!(await tx.objectStore("taps").get(tap.clientId))) {
        const seq = Number((await tx.objectStore("notes").get("seq")) ?? 0) + 1;
        await tx.objectStore("notes").put(seq, "seq");
        const record = {
          v: VERSION,
          ...tap,
          seq,
          at: at.toISOString(),
          outcome: { state: "waiting" },
        } as const;
        await tx.objectStore("taps").put(record);
      }
      await tx.done;
      await remark();
      announce();
    },
    async held() {
      const found: unknown[] = await db.getAll("taps");
      const spent = found.filter(readable).filter((tap) => isSpent(tap, new Date()));
      const { lost } = await remark();
      for (const { clientId } of spent) await db.delete("taps", clientId);
      if (spent.length > 0) await remark();
      const left = found.filter((one) => !spent.includes(one as QueuedTap));
      const taps = left.filter(readable);
      return { taps, unreadable: left.length - taps.length, lost };
    },
    async settle(answers) {
      const tx = db.transaction("taps", "readwrite");
      for (const answer of answers) {
        const tap = await tx.store.get(answer.clientId);
        if (readable(tap)) await tx.store.put(settle(tap, answer));
      }
      await tx.done;
      await remark();
      announce();
    },
    async remove(clientId) {
      await db.delete("taps", clientId);
      await remark();
      announce();
    },
    async forgetLost() {
      await remark((mark) => ({ ...mark, lost: 0 }));
      announce();
    },
    async deviceId() {
      const tx = db.transaction("notes", "readwrite");
      const known = (await tx.store.get("device")) ?? newId();
      await tx.store.put(known, "device");
      await tx.done;
      return String(known);
    },
    note: (key) => db.get("notes", key),
    async setNote(key, value) {
      await db.put("notes", value, key);
    },
    dropOwner: () => db.delete("notes", "owner"),
  };
  return store;
}
