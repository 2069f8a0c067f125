"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { cx } from "@/components/ui/cx";
import { followBoard } from "./live-feed";

/** A truth older than this may be none any more. */
const OLD_MILLISECONDS = 90_000;
/** Pages are not fetched anew more often; and not all at once, when many people look. */
const CALM_MILLISECONDS = 3000;
const SPREAD_MILLISECONDS = 700;

export interface LiveWords {
  /** `{time}` stands for the time. */
  readonly asOf: string;
  readonly old: string;
}

interface Props {
  /** When the server made what is shown (milliseconds since 1970), and that on the area's clock. */
  readonly at: number;
  readonly time: string;
  /** What is shown: of this station, else of the whole board. */
  readonly mark: string;
  readonly station?: string;
  readonly words: LiveWords;
  /** Of the line with the time. */
  readonly className: string;
  readonly children: ReactNode;
}

/**
 * What the server rendered, kept true: when the board changes, the page is asked for again and put in place by the
 * router, so that there is one renderer. Says of when it is; grey when nothing was heard for too long. Without scripts
 * it is what it is, with its time.
 */
export function LiveBoard({ at, time, mark, station, words, className, children }: Props) {
  const { refresh } = useRouter();
  const shown = useRef({ at, mark });
  const [heard, setHeard] = useState({ at, time });
  const [old, setOld] = useState(false);
  /** When it was last known to be true, by this device's clock. */
  const known = useRef(0);

  useEffect(() => {
    shown.current = { at, mark };
    known.current = Date.now();
    setOld(false);
    setHeard((before) => (before.at > at ? before : { at, time }));
  }, [at, mark, time]);

  useEffect(() => {
    let pending = 0;
    let fetched = 0;
    const grow = window.setInterval(() => setOld(Date.now() - known.current > OLD_MILLISECONDS), 5000);
    const fetchAnew = () => {
      pending = 0;
      fetched = Date.now();
      refresh();
    };
    const stop = followBoard((truth) => {
      const present = station === undefined ? truth.mark : truth.stations?.[station];
      // What is on its way may be older than what is shown already.
      if (truth.at < shown.current.at) return;
      if (present === shown.current.mark) {
        known.current = Date.now();
        setHeard({ at: truth.at, time: truth.time });
        setOld(false);
      } else if (!pending) {
        const calm = Math.max(0, fetched + CALM_MILLISECONDS - Date.now());
        pending = window.setTimeout(fetchAnew, calm + Math.random() * SPREAD_MILLISECONDS);
      }
    });
    return () => {
      stop();
      clearInterval(grow);
      clearTimeout(pending);
    };
  }, [refresh, station]);

  return (
    <div data-live={old ? "old" : "now"}>
      <p className={cx("text-right text-[0.9rem] text-soft", className)} role={old ? "status" : undefined}>
        {(old ? words.old : words.asOf).replace("{time}", heard.time)}
      </p>
      <div className={cx(old && "opacity-70 grayscale")}>{children}</div>
    </div>
  );
}
