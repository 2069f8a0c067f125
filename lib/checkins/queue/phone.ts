import { orElse } from "@/lib/time/or-else";
import { onChange } from "./channel";
import { type Sent, sendAll } from "./flush";
import { type Held, type NewTap, openStore, type TapStore } from "./store";

/** The queue as a page works with it, for as long as it is open; knows nothing of what is shown. */

export interface QueueState {
  /** Undefined: not looked at yet, or the browser keeps nothing. */
  readonly held: Held | undefined;
  /** Whether the browser keeps anything; `sure`: it promised not to clear it. */
  readonly keeping: "unknown" | "none" | "maybe" | "sure";
  /** How the last sending ended; null: one is under way, or none was needed yet. */
  readonly sent: Sent | null;
}

export interface PhoneQueue {
  /** Keeps a tap; false: it could not be kept, as far as can be told soon. Sending is another matter, see `send`. */
  keep(tap: NewTap): Promise<boolean>;
  send(): Promise<void>;
  dismiss(clientId: string): Promise<void>;
  forgetLost(): Promise<void>;
}

/**
 * Milliseconds after which a sending that came to nothing is tried again: a weak line says nothing when it is back, and
 * its rider is in a hurry. A server that asked to be spared is spared.
 */
const AGAIN = { offline: 5000, later: 30_000 };

/**
 * What waits in this phone; sent when the page opens, comes back into view or gets signal.
 * @param owner whose taps are sent; empty: no rider's, so none; null: nobody is signed in.
 * @param changed hears of every new state.
 */
export function openQueue(owner: string | null, changed: (state: QueueState) => void): PhoneQueue {
  let state: QueueState = { held: undefined, keeping: "unknown", sent: null };
  let again: ReturnType<typeof setTimeout> | undefined;
  let opened: Promise<TapStore | undefined> | undefined;
  const store = () => {
    opened ??= openStore(() => {
      opened = undefined;
    }).catch(() => undefined);
    return opened;
  };
  /** Where somebody waits for what becomes of it. A browser that was given up may still answer the next time. */
  const storeSoon = () => orElse(store(), undefined);
  const become = (news: Partial<QueueState>) => {
    state = { ...state, ...news };
    changed(state);
  };
  const look = async () => {
    const taps = await storeSoon();
    const held = taps && (await orElse<Held | undefined>(taps.held(), undefined));
    const sure = await orElse(Promise.resolve(navigator.storage?.persisted?.() ?? false), false);
    become({ held, keeping: held ? (sure ? "sure" : "maybe") : "none" });
  };
  /** As asked for, or once more by itself: then what is said stays until there is news. */
  const send = async (quietly = false) => {
    clearTimeout(again);
    const taps = await store();
    if (!taps) return;
    if (!owner) return become({ sent: owner === null ? "signIn" : "other" });
    if (!quietly) become({ sent: null });
    const sent = await sendAll(taps, owner).catch(() => "later" as const);
    await look();
    become({ sent });
    if (sent === "offline" || sent === "later") again = setTimeout(() => send(true), AGAIN[sent]);
  };
  const seen = () => {
    if (document.visibilityState === "visible") send();
  };

  onChange(look);
  addEventListener("online", () => send());
  document.addEventListener("visibilitychange", seen);
  look().then(() => send());
  return {
    async keep(tap) {
      const taps = await storeSoon();
      const kept = taps?.add(tap, new Date()).then(() => true);
      if (!kept || !(await orElse(kept, false))) return false;
      await look();
      void askToKeep().then(look);
      void askToSendLater();
      return true;
    },
    send: () => send(),
    async dismiss(clientId) {
      await (await store())?.remove(clientId);
      await look();
    },
    async forgetLost() {
      await (await store())?.forgetLost();
      await look();
    },
  };
}

async function askToKeep(): Promise<void> {
  await navigator.storage?.persist?.().catch(() => false);
}

/** Where there is Background Sync, the service worker sends it with the page closed. */
async function askToSendLater(): Promise<void> {
  const registration = await navigator.serviceWorker?.getRegistration().catch(() => undefined);
  const sync = (registration as { sync?: { register(tag: string): Promise<void> } } | undefined)?.sync;
  await sync?.register("check-ins").catch(() => undefined);
}
