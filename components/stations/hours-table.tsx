import { cx } from "@/components/ui/cx";
import type { Hours } from "@/lib/stations/opening";
import { dayHoursWords, type Speech, weekdayWords } from "@/lib/stations/words";
import { localTime } from "@/lib/time/shanghai";

const WEEK = [1, 2, 3, 4, 5, 6, 7];

/** Hours of the week, today marked. */
export function HoursTable({ hours, speech }: { hours: readonly Hours[]; speech: Speech }) {
  const { t, now, zone } = speech;
  const today = localTime(now, zone).weekday;
  if (hours.length === 0) return <p className="text-soft">{t("hoursNone")}</p>;
  return (
    <table className="w-full text-left">
      <thead className="sr-only">
        <tr>
          <th scope="col">{t("hoursDay")}</th>
          <th scope="col">{t("hoursTime")}</th>
        </tr>
      </thead>
      <tbody>
        {WEEK.map((weekday) => {
          const day = weekdayWords(weekday, t);
          return (
            <tr key={weekday} className={cx(weekday === today && "font-bold")}>
              <th scope="row" className="py-1 pr-4 align-top font-[inherit] whitespace-nowrap">
                {weekday === today ? t("hoursToday", { weekday: day }) : day}
              </th>
              <td className="py-1">{dayHoursWords(hours, weekday, t)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
