"use client";

import type { ReactNode } from "react";
import { StateShape } from "@/components/ui/state-mark";
import { fill, type QueueSetting, type QueueWords, timeOf } from "./queue-words";
import { type Queue, useQueue } from "./use-queue";

/** What waits in this phone and what became of it; after `children` what the phone can keep at all. */
export function QueueTray({ setting, children }: { setting: QueueSetting; children: ReactNode }) {
  const queue = useQueue(setting.owner);
  const View = queue.later?.QueueView;
  return (
    <>
      {queue.offline && <NoSignal setting={setting} />}
      {View && <View queue={queue} setting={setting} />}
      {children}
      <Keeping keeping={queue.keeping} words={setting.words} />
    </>
  );
}

/** The page is one that the phone kept, and may be behind. */
export function NoSignal({ setting }: { setting: QueueSetting }) {
  return (
    <p role="status" className="mt-6 flex items-baseline gap-2">
      <StateShape tone="still" className="text-slate" />
      <span>{fill(setting.words.queuePage, { time: timeOf(setting.madeAt, setting) })}</span>
    </p>
  );
}

const KEEPING = {
  none: "queueNone",
  maybe: "queueMaybe",
  sure: "queueKeeps",
} as const satisfies Record<string, keyof QueueWords>;

/** Said before anybody relies on it: what the phone keeps, and what may happen to it. */
export function Keeping({ keeping, words }: { keeping: Queue["keeping"]; words: QueueWords }) {
  if (keeping === "unknown") return null;
  return <p className="mt-4 text-soft">{words[KEEPING[keeping]]}</p>;
}
