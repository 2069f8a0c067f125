"use client";

import { buttonClass } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { StateMark, type Tone } from "@/components/ui/state-mark";
import type { QueuedTap } from "@/lib/checkins/queue/record";
import { fill, type QueueSetting, type QueueWords } from "./queue-words";
import { type Queue, useQueue } from "./use-queue";

/** What waits in this phone and what became of it, on the rider's page. Nothing to say: says only what it would keep. */
export function QueueTray({ setting }: { setting: QueueSetting }) {
  return <QueueView queue={useQueue(setting.owner)} setting={setting} />;
}

export function QueueView({ queue, setting }: { queue: Queue; setting: QueueSetting }) {
  const { words, owner, madeAt } = setting;
  const { held, keeping, sent, offline, send } = queue;
  const own = (held?.taps ?? []).filter((tap) => tap.owner === owner).sort((a, b) => b.seq - a.seq);
  const waiting = own.filter((tap) => tap.outcome.state === "waiting").length;
  const others = (held?.taps ?? []).filter(
    (tap) => tap.owner !== owner && tap.outcome.state === "waiting",
  ).length;
  return (
    <div className="mt-6 space-y-3 empty:hidden">
      {offline && (
        <Notice tone="busy" role="status">
          <p>{fill(words.queuePage, { time: timeOf(madeAt, setting) })}</p>
        </Notice>
      )}
      {waiting > 0 && (
        <Notice tone="busy" role="status" title={fill(words.queueWaitingHead, { count: waiting })}>
          {sent === "signIn" && (
            <p>
              {words.queueSignIn}{" "}
              <a
                href="/sign-in?next=/rider"
                className="inline-flex min-h-12 items-center font-semibold underline underline-offset-4"
              >
                {words.queueSignInLink}
              </a>
            </p>
          )}
          {(sent === "later" || sent === "other") && <p>{words.queueLater}</p>}
          <button
            type="button"
            onClick={send}
            className={buttonClass("secondary", "touch", "mt-2")}
            aria-disabled={sent === null}
          >
            {sent === null ? words.queueSending : words.queueSend}
          </button>
        </Notice>
      )}
      {own.length > 0 && (
        <section aria-label={words.queueTitle} className="pt-3">
          <h2 className="mb-3 text-xl font-bold">{words.queueTitle}</h2>
          <ul className="divide-y divide-line rounded-card border border-line bg-card px-4">
            {own.map((tap) => (
              <Item key={tap.clientId} tap={tap} setting={setting} dismiss={queue.dismiss} />
            ))}
          </ul>
        </section>
      )}
      {others > 0 && <Notice tone="busy">{fill(words.queueOther, { count: others })}</Notice>}
      {held !== undefined && held.unreadable > 0 && (
        <Notice tone="busy">{fill(words.queueUnreadable, { count: held.unreadable })}</Notice>
      )}
      {keeping !== "unknown" && <p className="text-soft">{words[KEEPING[keeping]]}</p>}
    </div>
  );
}

const KEEPING = {
  none: "queueNone",
  maybe: "queueMaybe",
  sure: "queueKeeps",
} as const satisfies Record<string, keyof QueueWords>;
const TONE = {
  waiting: "busy",
  counted: "good",
  merged: "good",
  refused: "bad",
} as const satisfies Record<string, Tone>;

function Item({
  tap,
  setting,
  dismiss,
}: {
  tap: QueuedTap;
  setting: QueueSetting;
  dismiss: Queue["dismiss"];
}) {
  const { words, names } = setting;
  const { outcome } = tap;
  const at = outcome.state === "counted" ? outcome.at : tap.at;
  const code = "code" in outcome ? outcome.code : tap.code;
  return (
    <li className="py-3">
      <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1">
        <p className="font-semibold">
          {names[code] ?? code} · <time dateTime={at}>{timeOf(at, setting)}</time>
        </p>
        <StateMark tone={TONE[outcome.state]} className="whitespace-normal">
          {stateWords(tap, setting)}
        </StateMark>
      </div>
      {outcome.state === "refused" && (
        <p>
          {outcome.reason}{" "}
          <button
            type="button"
            onClick={() => dismiss(tap.clientId)}
            className="inline-flex min-h-12 items-center font-semibold underline underline-offset-4"
          >
            {words.queueDismiss}
          </button>
        </p>
      )}
    </li>
  );
}

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

/** Hour and minute in the area; with the day when it is another one. */
export function timeOf(at: string, { locale, zone }: Pick<QueueSetting, "locale" | "zone">): string {
  const day = (date: Date) =>
    new Intl.DateTimeFormat("en", { timeZone: zone, dateStyle: "short" }).format(date);
  const date = new Date(at);
  return new Intl.DateTimeFormat(locale, {
    timeZone: zone,
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    ...(day(date) === day(new Date()) ? {} : { month: "numeric", day: "numeric" }),
  }).format(date);
}
