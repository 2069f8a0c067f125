import type { Locale } from "@/lib/people/actor";
import { clockText, type Day, daysBetween, localTime } from "@/lib/time/shanghai";
import type { Hours } from "./opening";
import type { Openness, ServiceKind, ServiceState } from "./rules";

/** Sentences of the namespace `stations`. */
export type StationText = (key: string, params?: Record<string, string | number>) => string;

/** Who speaks to whom, when and where. */
export interface Speech {
  readonly t: StationText;
  readonly locale: Locale;
  readonly now: Date;
  /** IANA name of the area's time zone. */
  readonly zone: string;
}

/** "今天开到 22:00", "明天 08:00 开门", "关到 12月3日 18:00" … */
export function whenWords(openness: Openness, speech: Speech): string {
  const { t } = speech;
  switch (openness.state) {
    case "OPEN":
    case "FULL":
      return openness.until ? t("openUntil", moment(openness.until, speech)) : t("openDayAndNight");
    case "CLOSED":
      return openness.opens ? t("opensAt", moment(openness.opens, speech)) : t("opensUnknown");
    case "CLOSURE":
      if (openness.opens) return t("opensAt", moment(openness.opens, speech));
      return openness.until ? t("closedUntil", moment(openness.until, speech)) : t("untilNotice");
  }
}

/** The reason of a closure in the reader's language; the Chinese one when there is no other. */
export function reasonWords(closure: { reason: string; reasonEn: string }, locale: Locale): string {
  return locale === "en" && closure.reasonEn ? closure.reasonEn : closure.reason;
}

/** Day and time as two pieces for a sentence: "今天" and "22:00", "on Thursday" and "08:00". */
export function moment(at: Date, speech: Speech): { day: string; time: string } {
  const local = localTime(at, speech.zone);
  return { day: dayWords(at, speech), time: clockText(local.minutes) };
}

function dayWords(at: Date, { t, locale, now, zone }: Speech): string {
  const then = localTime(at, zone);
  const days = daysBetween(localTime(now, zone).day, then.day);
  if (days === 0) return t("today");
  if (days === 1) return t("tomorrow");
  if (days > 1 && days < 7) return t("onWeekday", { weekday: weekdayWords(then.weekday, t) });
  const year = then.day.slice(0, 4) !== localTime(now, zone).day.slice(0, 4);
  const date = new Intl.DateTimeFormat(locale === "en" ? "en-GB" : "zh-CN", {
    timeZone: zone,
    month: "long",
    day: "numeric",
    ...(year ? { year: "numeric" } : {}),
  }).format(at);
  return t("onDate", { date });
}

/** Day and time for the desk, however far away: "11月23日周一 08:00", "Mon, 23 November, 08:00". */
export function stampWords(at: Date, { locale, zone }: Speech): string {
  return new Intl.DateTimeFormat(locale === "en" ? "en-GB" : "zh-CN", {
    timeZone: zone,
    month: "long",
    day: "numeric",
    weekday: "short",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }).format(at);
}

/** A calendar day in words: "2026年12月3日", "3 December 2026". */
export function dateWords(day: Day, locale: Locale): string {
  const format = new Intl.DateTimeFormat(locale === "en" ? "en-GB" : "zh-CN", {
    timeZone: "UTC",
    year: "numeric",
    month: "long",
    day: "numeric",
  });
  return format.format(new Date(`${day}T00:00:00Z`));
}

/** "周一", "Monday". */
export function weekdayWords(weekday: number, t: StationText): string {
  return t(`weekday${weekday}`);
}

/** The hours of one weekday: "08:00–12:00、14:00–22:00", "18:00–次日 02:00", "休息". */
export function dayHoursWords(hours: readonly Hours[], weekday: number, t: StationText): string {
  const spans = hours.filter((one) => one.weekday === weekday).sort((a, b) => a.opensAt - b.opensAt);
  if (spans.length === 0) return t("restDay");
  return spans.map((span) => spanWords(span, t)).join(t("spanSeparator"));
}

function spanWords({ opensAt, closesAt }: Hours, t: StationText): string {
  if (opensAt === 0 && closesAt === 1440) return t("allDay");
  const opens = clockText(opensAt);
  const closes = closesAt === 1440 ? "24:00" : clockText(closesAt);
  return t(closesAt > 1440 ? "spanOverMidnight" : "span", { opens, closes });
}

/** "近半小时签到 6 人 · 12 座": what is counted, not what is guessed from it. */
export function occupancyWords(recent: number, seats: number, t: StationText): string {
  return seats > 0 ? t("recentOfSeats", { recent, seats }) : t("recentOnly", { recent });
}

/** "饮水", or with its state when there is something to know: "餐食不多了". */
export function serviceWords(
  { kind, state }: { kind: ServiceKind; state: ServiceState },
  t: StationText,
): string {
  const service = t(`service${kind}`);
  if (state === "AVAILABLE") return service;
  return t("serviceWithState", { service, state: t(`serviceState${state}`) });
}
