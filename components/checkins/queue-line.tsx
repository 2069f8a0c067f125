import { fill } from "@/components/ui/fill";
import { StateShape } from "@/components/ui/state-mark";
import type { QueueState } from "@/lib/checkins/queue/phone";
import { type QueueSetting, type QueueWords, timeOf } from "./queue-words";

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
export function Keeping({ keeping, words }: { keeping: QueueState["keeping"]; words: QueueWords }) {
  if (keeping === "unknown") return null;
  return <p className="mt-4 text-soft">{words[KEEPING[keeping]]}</p>;
}
