import { useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button";
import { roundMetres } from "@/lib/checkins/words";

/** A station that is open now, as a rider chooses among several. */
export interface OpenStation {
  readonly code: string;
  readonly name: string;
  /** Straight line; null: unknown from where. */
  readonly metres: number | null;
  /** Until when it is open, and what else there is to know, in a few words. */
  readonly line: string;
}

/** Open stations, each with the way to its check-in; the first one stands out when `lead` is set. */
export function OpenList({ stations, lead }: { stations: readonly OpenStation[]; lead?: boolean }) {
  const t = useTranslations("checkin");
  return (
    <ul className="divide-y divide-line rounded-card border border-line bg-card px-4">
      {stations.map((station, index) => (
        <li key={station.code} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-3">
          <a
            href={`/stations/${station.code}`}
            className="flex min-h-12 min-w-0 grow basis-48 flex-col justify-center underline-offset-4 hover:underline"
          >
            <span className="font-semibold">{station.name}</span>
            <span className="text-[0.9em] text-soft">
              {station.metres !== null && `${t("metres", { metres: roundMetres(station.metres) })} · `}
              {station.line}
            </span>
          </a>
          <ButtonLink
            look={lead && index === 0 ? "primary" : "secondary"}
            href={`/check-in/${station.code}?via=list`}
            aria-label={t("titleAt", { station: station.name })}
            className="shrink-0 whitespace-nowrap"
          >
            {t("button")}
          </ButtonLink>
        </li>
      ))}
    </ul>
  );
}
