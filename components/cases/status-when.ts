import { useFormatter } from "next-intl";

/** Date and time in words, in the area's zone and the reader's language, e.g. "11月20日周五 17:00". */
export function useWhen(): (at: Date) => string {
  const format = useFormatter();
  return (at) =>
    format.dateTime(at, {
      month: "long",
      day: "numeric",
      weekday: "short",
      hour: "2-digit",
      minute: "2-digit",
      hourCycle: "h23",
    });
}
