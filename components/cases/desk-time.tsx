import { useFormatter, useTranslations } from "next-intl";
import { inOfficeTime } from "@/lib/cases/desk-clock";
import { OFFICE_CLOSES, OFFICE_OPENS } from "@/lib/time/working-days";

/** A moment in the area's zone: "11月20日周五 18:42". */
export function When({ at }: { at: Date }) {
  const text = useWhen();
  return <time dateTime={at.toISOString()}>{text(at)}</time>;
}

/** The same as short as a column wants it: "11月20日 18:42". */
export function Filed({ at }: { at: Date }) {
  const format = useFormatter();
  const text = format.dateTime(at, {
    month: "short",
    day: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  return <time dateTime={at.toISOString()}>{text}</time>;
}

/** Words for a moment, to be put into sentences. */
export function useWhen(): (at: Date) => string {
  const format = useFormatter();
  return (at) =>
    format.dateTime(at, {
      month: "short",
      day: "numeric",
      weekday: "short",
      hour: "2-digit",
      minute: "2-digit",
      hourCycle: "h23",
    });
}

/** Only the day: "11月25日周三". */
export function useDay(): (at: Date) => string {
  const format = useFormatter();
  return (at) => format.dateTime(at, { month: "short", day: "numeric", weekday: "short" });
}

/** Only the time of day: "17:00". */
export function useClock(): (at: Date) => string {
  const format = useFormatter();
  return (at) => format.dateTime(at, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
}

/** Office minutes in words: "2 个工作日 3 小时". The smallest part is left out beside a larger one. */
export function useOfficeTime(): (minutes: number) => string {
  const t = useTranslations("cadre");
  return (all) => {
    const { days, hours, minutes } = inOfficeTime(all, { opens: OFFICE_OPENS, closes: OFFICE_CLOSES });
    if (days > 0 && hours > 0) return t("clock.daysHours", { days, hours });
    if (days > 0) return t("clock.days", { days });
    return hours > 0 ? t("clock.hours", { hours, minutes }) : t("clock.minutes", { minutes });
  };
}
