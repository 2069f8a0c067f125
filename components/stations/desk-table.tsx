import { cx } from "@/components/ui/cx";
import { gapsOf } from "@/lib/stations/desk-filter";
import type { DeskStationView } from "@/lib/stations/desk-queries";
import { dayHoursWords, type Speech, serviceWords, whenWords } from "@/lib/stations/words";
import { localTime } from "@/lib/time/shanghai";
import { StateWord } from "./state-shape";
import { useSpeech } from "./use-speech";

/** By the room that the list itself has, in rem, so that large type has fewer columns. */
const WIDE = "hidden @min-[44rem]:table-cell";
/** With the least room the state stands under the name. */
const BESIDE = "hidden @min-[28rem]:table-cell";

/** The stations that one runs, dense: state, hours of today, how many came, what is missing. */
export function DeskTable({ stations, now }: { stations: readonly DeskStationView[]; now: Date }) {
  const speech = useSpeech({ now, zone: stations[0]?.zone ?? "UTC" });
  const { t } = speech;
  const columns = ["State", "Hours", "Recent", "Gaps", "Closures"] as const;
  return (
    <div className="@container">
      <table className="w-full rounded-card border border-line bg-card text-left wrap-break-word">
        <caption className="sr-only">{t("deskTable")}</caption>
        <thead>
          <tr className="border-b border-line text-soft">
            <th scope="col" className="w-full px-3 py-2.5 font-normal @min-[44rem]:w-auto">
              {t("deskColStation")}
            </th>
            {columns.map((column) => (
              <th
                key={column}
                scope="col"
                className={cx("px-3 py-2.5 font-normal", column === "State" ? BESIDE : WIDE)}
              >
                {t(`deskCol${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {stations.map((station) => (
            <DeskRow key={station.code} station={station} speech={speech} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function DeskRow({ station, speech }: { station: DeskStationView; speech: Speech }) {
  const { t, now, zone } = speech;
  const { code, name, neighbourhood, hours, recent, seats, closures } = station;
  const today = dayHoursWords(hours, localTime(now, zone).weekday, t);
  const gaps = gapsOf(station).map((service) => serviceWords(service, t));
  const missing = gaps.join(t("spanSeparator"));
  return (
    <tr className="border-b border-line align-top last:border-0 hover:bg-slate-wash">
      <th scope="row" className="px-3 py-2 font-normal">
        <a
          href={`/cadre/stations/${code}`}
          className="inline-flex min-h-9 items-center font-semibold underline-offset-4 hover:underline"
        >
          {name}
        </a>
        <span className="block text-soft">
          {code} · {neighbourhood}
        </span>
        <StateNow station={station} speech={speech} className="mt-1 @min-[28rem]:hidden" />
        {missing && <span className="mt-1 block text-amber @min-[44rem]:hidden">{missing}</span>}
      </th>
      <td className={cx("px-3 py-2.5", BESIDE)}>
        <StateNow station={station} speech={speech} />
      </td>
      <td className={cx("px-3 py-2.5", WIDE)}>{today}</td>
      <td className={cx("px-3 py-2.5", WIDE)}>
        {recent}/{seats}
      </td>
      <td className={cx("px-3 py-2.5", WIDE, missing ? "font-semibold text-amber" : "text-soft")}>
        {missing || t("deskNoGaps")}
      </td>
      <td className={cx("px-3 py-2.5", WIDE)}>
        {closures.length > 0 && t("deskClosureCount", { count: closures.length })}
      </td>
    </tr>
  );
}

function StateNow({
  station: { openness },
  speech,
  className = "",
}: {
  station: DeskStationView;
  speech: Speech;
  className?: string;
}) {
  return (
    <div className={className}>
      <StateWord state={openness.state}>{speech.t(`state${openness.state}`)}</StateWord>
      <span className="mt-1 block text-soft">{whenWords(openness, speech)}</span>
    </div>
  );
}
