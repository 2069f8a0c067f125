import { cx } from "@/components/ui/cx";
import type { Hours } from "@/lib/stations/opening";
import { dayHoursWords, type Speech, weekdayWords } from "@/lib/stations/words";
import { localTime } from "@/lib/time/shanghai";

const WEEK = [1, 2, 3, 4, 5, 6, 7];

/** Hours of the week, today marked. */
export function HoursOfWeek({ hours, speech }: { hours: readonly Hours[]; speech: Speech }) {
  const { t, now, zone } = speech;
  const today = localTime(now, zone).weekday;
  if (hours.length === 0) return <p className="text-soft">{t("hoursNone")}</p>;
  return (
    <dl>
      {WEEK.map((weekday) => {
        const day = weekdayWords(weekday, t);
        return (
          <div key={weekday} className={cx("flex flex-wrap gap-x-4 py-1", weekday === today && "font-bold")}>
            <dt className="min-w-[9em]">{weekday === today ? t("hoursToday", { weekday: day }) : day}</dt>
            <dd>{dayHoursWords(hours, weekday, t)}</dd>
          </div>
        );
      })}
    </dl>
  );
}
