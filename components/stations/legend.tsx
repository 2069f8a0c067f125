import { useTranslations } from "next-intl";
import { countStates, OPEN_STATES } from "@/lib/stations/rules";
import type { StationOnBoard } from "@/lib/stations/views";
import { StateIcon } from "./state-shape";

/** What the shapes mean, how many there are of each, and what the numbers count. */
export function Legend({ stations }: { stations: readonly StationOnBoard[] }) {
  const t = useTranslations("stations");
  const counts = countStates(stations);
  return (
    <div className="mt-2 px-2 pb-2 text-center text-[0.9rem] text-soft">
      <ul aria-label={t("boardLegend")} className="flex flex-wrap justify-center gap-x-5 gap-y-1 text-ink">
        {OPEN_STATES.map((state) => (
          <li key={state} className="inline-flex items-center gap-1.5">
            <StateIcon state={state} />
            {t("legendCount", { state: t(`state${state}`), count: counts[state] })}
          </li>
        ))}
      </ul>
      <p className="mt-2">
        {t("boardNumbers")} {t("estimate")}
      </p>
    </div>
  );
}
