import { type DBSchema, openDB } from "idb";
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
}

export interface TapStore {
  /** Keeps a tap; the same clientId is kept once. */
  add(tap: NewTap, at: Date): Promise<void>;
  held(): Promise<Held>;
  settle(answers: readonly Answer[]): Promise<void>;
  /** Forgets a tap that the rider has read about. */
  remove(clientId: string): Promise<void>;
  deviceId(): Promise<string>;
  note(key: "owner" | "kept"): Promise<string | number | undefined>;
  setNote(key: "owner" | "kept", value: string | number): Promise<void>;
}

const CHANNEL = "yizhan-check-ins";

/** Tells other tabs and the service worker's pages that the store has changed. */
export function announce(): void {
  if (!("BroadcastChannel" in globalThis)) return;
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage("changed");
  channel.close();
}

/** Calls `changed` whenever somebody else changed the store; returns how to stop. */
export function onChange(changed: () => void): () => void {
  if (!("BroadcastChannel" in globalThis)) return () => undefined;
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = changed;
  return () => channel.close();
}

/** @throws where the browser keeps nothing, e.g. in some private windows. */
export async function openStore(): Promise<TapStore> {
  const db = await openDB<Shape>("yizhan-check-ins", 1, {
    upgrade(fresh) {
      fresh.createObjectStore("taps", { keyPath: "clientId" });
      fresh.createObjectStore("notes");
    },
    // A newer version wants to rearrange the store: let it; this page opens it again when it is next loaded.
    blocking: (_now, _wanted, event) => (event.target as IDBDatabase).close(),
  });
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
      announce();
    },
    async held() {
      const all: unknown[] = await db.getAll("taps");
      const taps = all.filter(readable);
      const spent = taps.filter((tap) => isSpent(tap, new Date()));
      for (const { clientId } of spent) await db.delete("taps", clientId);
      return { taps: taps.filter((tap) => !spent.includes(tap)), unreadable: all.length - taps.length };
    },
    async settle(answers) {
      const tx = db.transaction("taps", "readwrite");
      for (const answer of answers) {
        const tap = await tx.store.get(answer.clientId);
        if (readable(tap)) await tx.store.put(settle(tap, answer));
      }
      await tx.done;
      announce();
    },
    async remove(clientId) {
      await db.delete("taps", clientId);
      announce();
    },
    async deviceId() {
      const tx = db.transaction("notes", "readwrite");
      const known = (await tx.store.get("device")) ?? crypto.randomUUID();
      await tx.store.put(known, "device");
      await tx.done;
      return String(known);
    },
    note: (key) => db.get("notes", key),
    async setNote(key, value) {
      await db.put("notes", value, key);
    },
  };
  return store;
}
