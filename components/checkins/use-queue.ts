"use client";

import { useCallback, useEffect, useState } from "react";
import { type Sent, sendAll } from "@/lib/checkins/queue/flush";
import { type Held, type NewTap, onChange, openStore, type TapStore } from "@/lib/checkins/queue/store";

/** One store for all leaves of a page; undefined where the browser keeps nothing. */
let opened: Promise<TapStore | undefined> | undefined;
const store = () => {
  opened ??= openStore().catch(() => undefined);
  return opened;
};

export interface Queue {
  /** Undefined: not looked at yet, or the browser keeps nothing. */
  readonly held: Held | undefined;
  /** Whether the browser keeps anything; `sure`: it promised not to clear it. */
  readonly keeping: "unknown" | "none" | "maybe" | "sure";
  /** How the last sending ended; null: one is under way, or none was needed yet. */
  readonly sent: Sent | null;
  readonly offline: boolean;
  /** Keeps a tap and tries to send it at once. False: it could not be kept. */
  keep(tap: NewTap): Promise<boolean>;
  send(): Promise<void>;
  dismiss(clientId: string): Promise<void>;
}

/** What waits in this phone; sends it when the page opens, comes back into view or gets signal. */
export function useQueue(owner: string): Queue {
  const [held, setHeld] = useState<Held>();
  const [keeping, setKeeping] = useState<Queue["keeping"]>("unknown");
  const [sent, setSent] = useState<Sent | null>(null);
  const [offline, setOffline] = useState(false);

  const look = useCallback(async () => setHeld(await (await store())?.held()), []);
  const send = useCallback(async () => {
    setOffline(!navigator.onLine);
    const taps = await store();
    if (!taps) return;
    setSent(null);
    setSent(await sendAll(taps, owner));
    await look();
  }, [owner, look]);

  useEffect(() => {
    store().then(async (taps) => {
      setKeeping(taps ? ((await navigator.storage?.persisted?.()) ? "sure" : "maybe") : "none");
      await look();
      await send();
    });
    const seen = () => {
      if (document.visibilityState === "visible") send();
    };
    const lost = () => setOffline(true);
    const stop = onChange(look);
    addEventListener("online", send);
    addEventListener("offline", lost);
    document.addEventListener("visibilitychange", seen);
    return () => {
      stop();
      removeEventListener("online", send);
      removeEventListener("offline", lost);
      document.removeEventListener("visibilitychange", seen);
    };
  }, [look, send]);

  const keep = async (tap: NewTap): Promise<boolean> => {
    try {
      const taps = await store();
      if (!taps) return false;
      await taps.add(tap, new Date());
    } catch {
      return false;
    }
    await look();
    await Promise.all([askToKeep().then((sure) => sure && setKeeping("sure")), askToSendLater(), send()]);
    return true;
  };
  const dismiss = async (clientId: string) => {
    await (await store())?.remove(clientId);
    await look();
  };
  return { held, keeping, sent, offline, keep, send, dismiss };
}

async function askToKeep(): Promise<boolean> {
  return (await navigator.storage?.persist?.().catch(() => false)) ?? false;
}

/** Where there is Background Sync, the service worker sends it with the page closed. */
async function askToSendLater(): Promise<void> {
  const registration = await navigator.serviceWorker?.getRegistration().catch(() => undefined);
  const sync = (registration as { sync?: { register(tag: string): Promise<void> } } | undefined)?.sync;
  await sync?.register("check-ins").catch(() => undefined);
}
