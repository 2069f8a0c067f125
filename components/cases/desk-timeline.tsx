import { useTranslations } from "next-intl";
import { cx } from "@/components/ui/cx";
import type { DeskEvent } from "@/lib/cases/desk-events";
import type { Change } from "./desk-stale";
import { useWhen, When } from "./desk-time";

/** Everything that happened, in order. What the resident doesn't see is marked. */
export function DeskTimeline({ events }: { events: readonly DeskEvent[] }) {
  const t = useTranslations("cadre");
  return (
    <section aria-label={t("timelineTitle")}>
      <h3 className="mb-2 font-bold">{t("timelineTitle")}</h3>
      <ol className="list-decimal space-y-2.5 pl-6">
        {events.map((event) => (
          <Entry key={event.id} event={event} />
        ))}
      </ol>
    </section>
  );
}

function Entry({ event }: { event: DeskEvent }) {
  const t = useTranslations("cadre");
  const when = useWhen();
  const what = useEventWords();
  const office = event.by || t("person");
  return (
    <li className={cx(event.internal && "rounded-lg bg-slate-wash py-1.5 pr-2 pl-1")}>
      <span className="font-semibold">{what(event)}</span>
      {event.internal && (
        <span className="ml-2 rounded border border-line-strong px-1 text-[0.85em]" title={t("internalHint")}>
          {t("internal")}
        </span>
      )}
      <span className="text-soft">
        {" · "}
        {event.person ? t("byPerson", { office, person: event.person }) : office} <When at={event.at} />
        {event.dueAt && (
          <> · {t(event.kind === "ESCALATED" ? "eventMissed" : "eventUntil", { at: when(event.dueAt) })}</>
        )}
      </span>
      {event.text && <p className="mt-0.5 whitespace-pre-line">{event.text}</p>}
    </li>
  );
}

/** So many entries are enough to tell what happened while somebody was writing. */
const CHANGES = 12;

/** The newest entries in one line each, for who was writing meanwhile. */
export function useChanges(events: readonly DeskEvent[]): Change[] {
  const t = useTranslations("cadre");
  const when = useWhen();
  const what = useEventWords();
  return events.slice(-CHANGES).map((event) => ({
    at: event.at.getTime(),
    words: `${what(event)} · ${event.person || event.by || t("person")} ${when(event.at)}`,
    text: event.text,
  }));
}

function useEventWords(): (event: DeskEvent) => string {
  const t = useTranslations("cadre");
  return ({ kind, by, flag, to }) => {
    if (flag === "mediation") return t("eventFlag.mediation", { channel: channelWords(t, to) });
    if (flag) return t(`eventFlag.${flag}`, { to });
    if (to && (kind === "DISPATCHED" || kind === "HANDED_OFF" || kind === "ESCALATED"))
      return t(`eventTo.${kind}`, { to });
    return t(kind === "REOPENED" && by ? "reopenedByOffice" : `event.${kind}`);
  };
}

function channelWords(t: ReturnType<typeof useTranslations<"cadre">>, channel: string): string {
  return channel === "PARTY" ? t("channel.PARTY") : t("channel.COMMUNITY");
}
