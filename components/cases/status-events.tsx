import { useTranslations } from "next-intl";
import { Section } from "@/components/ui/card";
import type { EventView } from "@/lib/cases/follow-view";
import { FORGOTTEN_DAYS } from "@/lib/cases/forgotten";
import { StatusPhotos } from "./status-photos";
import { useWhen } from "./status-when";

/** What happened so far, in order, numbered, each with who and when. */
export function StatusEvents({ events }: { events: readonly EventView[] }) {
  const t = useTranslations("cases");
  const when = useWhen();
  return (
    <Section title={t("eventsTitle")}>
      <ol className="list-decimal divide-y divide-line rounded-card border border-line bg-card pl-10">
        {events.map((event) => (
          <li key={event.id} className="py-3 pr-4 marker:font-semibold marker:text-soft">
            <p>
              <strong>{whoOf(event, t)}</strong>{" "}
              {t(event.kind === "REOPENED" && event.by ? "reopenedByOffice" : `event.${event.kind}`)}
              {event.to && <span className="font-semibold"> {t("to", { name: event.to })}</span>}
              {event.flag && <span className="font-semibold"> · {t(`flag.${event.flag}`)}</span>}
            </p>
            <p className="text-[0.9em] text-soft">
              <time dateTime={event.at.toISOString()}>{when(event.at)}</time>
              {event.dueAt && !isEscalation(event) && ` · ${t("until", { at: when(event.dueAt) })}`}
            </p>
            {event.dueAt && isEscalation(event) && (
              <p className="mt-1">
                {t(event.ofOutlet ? "escalatedWhyOutlet" : "escalatedWhy", {
                  at: when(event.dueAt),
                  days: FORGOTTEN_DAYS,
                })}
              </p>
            )}
            {event.text && <p className="mt-1 whitespace-pre-line">{event.text}</p>}
            <StatusPhotos photos={event.photos} />
          </li>
        ))}
      </ol>
    </Section>
  );
}

const isEscalation = ({ kind }: EventView) => kind === "ESCALATED";

const OWN = new Set(["FILED", "PERSON_REPLIED", "RATED", "REOPENED"]);

function whoOf({ by, kind }: EventView, t: (key: "you" | "staff") => string): string {
  return by || (OWN.has(kind) ? t("you") : t("staff"));
}
