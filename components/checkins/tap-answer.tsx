import { fill } from "@/components/ui/fill";
import { Notice } from "@/components/ui/notice";
import type { QueuedTap } from "@/lib/checkins/queue/record";
import { windowOf } from "@/lib/checkins/rules";
import { type TapSetting, timeOf } from "./queue-words";

/** What became of a tap so far: noted and on its way, waiting for signal, counted, or refused and why. */
export function TapAnswer({
  tap,
  sending,
  setting,
}: {
  tap: QueuedTap;
  sending: boolean;
  setting: TapSetting;
}) {
  const { words, names } = setting;
  const { outcome } = tap;
  switch (outcome.state) {
    case "waiting":
      return (
        <Notice
          tone="busy"
          role="status"
          title={fill(sending ? words.queueGoing : words.queueKept, { time: timeOf(tap.at, setting) })}
          className="text-[1.1em]"
        >
          <p>{sending ? words.queueGoingBody : words.queueKeptBody}</p>
        </Notice>
      );
    case "refused":
      return (
        <Notice tone="bad" role="alert" title={words.refusedTitle}>
          <p>{outcome.reason}</p>
        </Notice>
      );
    default: {
      const again = outcome.state === "merged";
      const until = windowOf(new Date(outcome.at)).until.toISOString();
      return (
        <Notice
          tone="good"
          role="status"
          title={fill(again ? words.againTitle : words.countedTitle, { time: timeOf(outcome.at, setting) })}
          className="text-[1.1em]"
        >
          <p>
            {again
              ? fill(words.againBody, { until: timeOf(until, setting) })
              : fill(words.countedBody, { station: names[outcome.code] ?? outcome.code })}
          </p>
          {outcome.onSite && <p>{words.onSite}</p>}
        </Notice>
      );
    }
  }
}
