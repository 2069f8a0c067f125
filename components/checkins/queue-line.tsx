import { fill } from "@/components/ui/fill";
import { StateShape } from "@/components/ui/state-mark";
import type { QueueState } from "@/lib/checkins/queue/phone";
import { type QueueSetting, type QueueWords, timeOf } from "./queue-words";

/** The page may be behind: there is no signal, or it is one that the phone kept because the site didn't answer. */
export function Behind({ offline, setting }: { offline: boolean; setting: QueueSetting }) {
  const { words, madeAt } = setting;
  return (
    <p role="status" className="mt-6 flex items-baseline gap-2">
      <StateShape tone="still" className="text-slate" />
      <span>
        {fill(offline ? words.queuePage : words.queuePageKept, { time: timeOf(madeAt, setting) })}
        {!offline && (
          <a
            href={location.pathname + location.search}
            className="flex min-h-12 items-center font-semibold underline underline-offset-4"
          >
            {words.queuePageAnew}
          </a>
        )}
      </span>
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
