import { useFormatter, useTranslations } from "next-intl";
import type { Visit } from "@/lib/checkins/queries";

/** The rider's own visits, newest first: when and where. */
export function VisitList({ visits }: { visits: readonly Visit[] }) {
  const t = useTranslations("rider");
  const format = useFormatter();
  return (
    <ol className="divide-y divide-line rounded-card border border-line bg-card px-4">
      {visits.map((visit) => (
        <li key={visit.id} className="flex flex-wrap items-baseline justify-between gap-x-4 py-3">
          <a
            href={`/stations/${visit.station.code}`}
            className="inline-flex min-h-12 items-center font-semibold underline-offset-4 hover:underline"
          >
            {visit.station.name}
          </a>
          <time dateTime={visit.at.toISOString()} className="text-soft">
            {format.dateTime(visit.at, {
              month: "long",
              day: "numeric",
              weekday: "short",
              hour: "2-digit",
              minute: "2-digit",
              hourCycle: "h23",
            })}
          </time>
          {visit.onSite && <p className="w-full text-soft">{t("visitOnSite")}</p>}
          {visit.corrected && <p className="w-full text-soft">{t("visitCorrected")}</p>}
        </li>
      ))}
    </ol>
  );
}
