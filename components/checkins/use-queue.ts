"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { onChange } from "@/lib/checkins/queue/channel";
import { isWorthALook } from "@/lib/checkins/queue/mark";
import { markOfPage } from "@/lib/checkins/queue/mark-cookie";
import type { PhoneQueue, QueueState } from "@/lib/checkins/queue/phone";

type Later = typeof import("./queue-later");

export interface Queue extends QueueState {
  /** What shows it; undefined until it is fetched. */
  readonly later: Later | undefined;
  readonly offline: boolean;
  /** The queue itself, fetched by then; undefined: it can't be had, e.g. for lack of signal. */
  open(): Promise<PhoneQueue | undefined>;
}

/**
 * What waits in this phone. Fetched after the page is there, and only where something is held or a tap is to come:
 * `ready` says so.
 */
export function useQueue(owner: string, { ready = false } = {}): Queue {
  const [state, setState] = useState<QueueState>({ held: undefined, keeping: "unknown", sent: null });
  const [offline, setOffline] = useState(false);
  const [later, setLater] = useState<Later>();
  const opened = useRef<Promise<PhoneQueue | undefined>>(undefined);

  const open = useCallback(() => {
    opened.current ??= import("./queue-later")
      .then((fetched) => {
        setLater(fetched);
        return fetched.openQueue(owner, setState);
      })
      .catch(() => {
        opened.current = undefined;
        return undefined;
      });
    return opened.current;
  }, [owner]);

  useEffect(() => {
    const look = () => {
      if (ready || isWorthALook(markOfPage())) open();
      else keepingOf().then((keeping) => setState((before) => ({ ...before, keeping })));
    };
    const line = () => setOffline(!navigator.onLine);
    look();
    line();
    const stop = onChange(look);
    addEventListener("online", line);
    addEventListener("offline", line);
    return () => {
      stop();
      removeEventListener("online", line);
      removeEventListener("offline", line);
      opened.current?.then((queue) => queue?.close());
      opened.current = undefined;
    };
  }, [ready, open]);
  return { ...state, later, offline, open };
}

/** Where a mark tells of a store, the browser keeps things. */
async function keepingOf(): Promise<QueueState["keeping"]> {
  return (await navigator.storage?.persisted?.().catch(() => false)) ? "sure" : "maybe";
}
