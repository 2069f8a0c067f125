import type { ReactNode } from "react";
import { buttonClass } from "@/components/ui/button";
import { cx } from "@/components/ui/cx";
import { fill } from "@/components/ui/fill";
import { Notice } from "@/components/ui/notice";
import { StateMark, type Tone } from "@/components/ui/state-mark";
import type { PhoneQueue, QueueState } from "@/lib/checkins/queue/phone";
import { isWaiting, type QueuedTap } from "@/lib/checkins/queue/record";
import { type QueueSetting, timeOf } from "./queue-words";

interface Props {
  readonly state: QueueState;
  readonly queue: PhoneQueue;
  readonly setting: QueueSetting;
  /** Before what the page is about. */
  readonly ahead?: boolean;
}

/** What waits, what became of it, and whose else is there. Nothing to say: says nothing. */
export function QueueView({ state, queue, setting, ahead }: Props) {
  const { words, owner } = setting;
  const taps = state.held?.taps ?? [];
  const own = taps.filter((tap) => tap.owner === owner);
  const others = taps.filter((tap) => tap.owner !== owner && isWaiting(tap));
  // With nobody signed in, whoever's it is waits for that.
  const waiting = [...own.filter(isWaiting), ...(owner === null ? others : [])].sort(newestFirst);
  const settled = own.filter((tap) => !isWaiting(tap)).sort(newestFirst);
  const { unreadable = 0, lost = 0 } = state.held ?? {};
  return (
    <div className={cx(ahead ? "mb-6" : "mt-6", "space-y-3 empty:hidden")}>
      {lost > 0 && (
        <Notice tone="bad" role="alert" title={fill(words.queueLostTitle, { count: lost })}>
          <p>{words.queueLost}</p>
          <TextButton onClick={() => queue.forgetLost()}>{words.queueDismiss}</TextButton>
        </Notice>
      )}
      {waiting.length > 0 && <Waiting state={state} queue={queue} setting={setting} taps={waiting} />}
      {settled.length > 0 && (
        <section aria-label={words.queueTitle} className="pt-3">
          <h2 className="mb-3 text-xl font-bold">{words.queueTitle}</h2>
          <ul className="divide-y divide-line rounded-card border border-line bg-card px-4">
            {settled.map((tap) => (
              <Item key={tap.clientId} tap={tap} setting={setting}>
                {tap.outcome.state === "refused" && (
                  <>
                    <p>{tap.outcome.reason}</p>
                    <TextButton onClick={() => queue.dismiss(tap.clientId)}>{words.queueDismiss}</TextButton>
                  </>
                )}
              </Item>
            ))}
          </ul>
        </section>
      )}
      {owner !== null && others.length > 0 && (
        <Notice tone="busy">{fill(words.queueOther, { count: others.length })}</Notice>
      )}
      {unreadable > 0 && <Notice tone="busy">{fill(words.queueUnreadable, { count: unreadable })}</Notice>}
    </div>
  );
}

/** What waits for signal, and what keeps it from going out. */
function Waiting({ state, queue, setting, taps }: Props & { readonly taps: readonly QueuedTap[] }) {
  const { words } = setting;
  const { sent } = state;
  const forSignal = sent === null || sent === "sent" || sent === "offline";
  const head = fill(words[forSignal ? "queueWaitingHead" : "queueUnsentHead"], { count: taps.length });
  return (
    <Notice tone="busy" role="status" title={head}>
      <ul className="divide-y divide-line">
        {taps.map((tap) => (
          <Item key={tap.clientId} tap={tap} setting={setting} />
        ))}
      </ul>
      {sent === "signIn" && (
        <p>
          {words.queueSignIn}{" "}
          {!setting.atSignIn && (
            <a
              href="/sign-in?next=/rider"
              className="inline-flex min-h-12 items-center font-semibold underline underline-offset-4"
            >
              {words.queueSignInLink}
            </a>
          )}
        </p>
      )}
      {sent === "other" && <p>{fill(words.queueOther, { count: taps.length })}</p>}
      {sent === "later" && <p>{words.queueLater}</p>}
      {setting.leaving && <p>{setting.leaving}</p>}
      {setting.owner !== null && (
        <button
          type="button"
          onClick={() => queue.send()}
          className={buttonClass("secondary", "touch", "mt-2")}
          aria-disabled={sent === null}
        >
          {sent === null ? words.queueSending : words.queueSend}
        </button>
      )}
    </Notice>
  );
}

const TONE = {
  waiting: "busy",
  counted: "good",
  merged: "good",
  refused: "bad",
} as const satisfies Record<string, Tone>;

function Item({ tap, setting, children }: { tap: QueuedTap; setting: QueueSetting; children?: ReactNode }) {
  const { outcome } = tap;
  const at = outcome.state === "counted" ? outcome.at : tap.at;
  const code = "code" in outcome ? outcome.code : tap.code;
  return (
    <li className="py-3">
      <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1">
        <p className="font-semibold">
          {setting.names[code] ?? code} · <time dateTime={at}>{timeOf(at, setting)}</time>
        </p>
        <StateMark tone={TONE[outcome.state]} className="whitespace-normal">
          {stateWords(tap, setting)}
        </StateMark>
      </div>
      {children}
    </li>
  );
}

function TextButton({ onClick, children }: { onClick: () => void; children: string }) {
  return (
    <button
      type="button"
      onClick={onClick}
      className="inline-flex min-h-12 min-w-12 items-center font-semibold underline underline-offset-4"
    >
      {children}
    </button>
  );
}

const newestFirst = (a: QueuedTap, b: QueuedTap): number => b.seq - a.seq;

function stateWords({ outcome }: QueuedTap, setting: QueueSetting): string {
  const { words } = setting;
  switch (outcome.state) {
    case "waiting":
      return words.queueWaiting;
    case "counted":
      return words.queueCounted;
    case "merged":
      return fill(words.queueMerged, { time: timeOf(outcome.at, setting) });
    case "refused":
      return words.queueRefused;
  }
}
