import { useFormatter } from "next-intl";

/** A moment in the area's zone: "11月20日周五 18:42". */
export function When({ at }: { at: Date }) {
  const text = useWhen();
  return <time dateTime={at.toISOString()}>{text(at)}</time>;
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
