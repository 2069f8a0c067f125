import { addDays, type Day, dayOf, instantOf, localTime, SHANGHAI, weekdayOf } from "./shanghai";

/** Office hours, minutes after midnight. */
export const OFFICE_OPENS = 9 * 60;
export const OFFICE_CLOSES = 17 * 60;

/** Which days count as working days in an area. */
export interface Calendar {
  readonly zone: string;
  /** Days which differ from "Monday to Friday": holidays on weekdays, working days at weekends. */
  readonly exceptions: ReadonlyMap<Day, "HOLIDAY" | "WORKDAY">;
  readonly opens: number;
  readonly closes: number;
}

/** A calendar from stored exceptions (the yearly notice of the State Council). */
export function calendarOf(
  days: readonly { readonly date: Date; readonly kind: "HOLIDAY" | "WORKDAY" }[],
  zone: string = SHANGHAI,
): Calendar {
  const exceptions = new Map(days.map(({ date, kind }) => [dayOf(date), kind] as const));
  return { zone, exceptions, opens: OFFICE_OPENS, closes: OFFICE_CLOSES };
}

export function isWorkingDay(day: Day, calendar: Calendar): boolean {
  const exception = calendar.exceptions.get(day);
  return exception ? exception === "WORKDAY" : weekdayOf(day) <= 5;
}

/**
 * The closing time of the `days`-th working day after `from`. What arrives after closing time, or on a day off,
 * counts as arrived on the next working day; zero days is the closing time of the day of arrival itself.
 */
export function addWorkingDays(from: Date, days: number, calendar: Calendar): Date {
  const local = localTime(from, calendar.zone);
  let day = local.minutes >= calendar.closes ? addDays(local.day, 1) : local.day;
  day = nextWorkingDay(day, calendar);
  for (let left = days; left > 0; left--) day = nextWorkingDay(addDays(day, 1), calendar);
  return instantOf(day, calendar.closes, calendar.zone);
}

/** Office minutes between two instants; 0 when `to` is not later. */
export function workingMinutes(from: Date, to: Date, calendar: Calendar): number {
  if (to <= from) return 0;
  const start = localTime(from, calendar.zone);
  const end = localTime(to, calendar.zone);
  let total = 0;
  for (let day = start.day; day <= end.day; day = addDays(day, 1)) {
    if (!isWorkingDay(day, calendar)) continue;
    const opens = day === start.day ? Math.max(start.minutes, calendar.opens) : calendar.opens;
    const closes = day === end.day ? Math.min(end.minutes, calendar.closes) : calendar.closes;
    total += Math.max(0, closes - opens);
  }
  return total;
}

/** The instant `minutes` of office time after `from`; a limit that falls on closing time stays on that day. */
export function addWorkingMinutes(from: Date, minutes: number, calendar: Calendar): Date {
  const start = localTime(from, calendar.zone);
  let left = minutes;
  for (let day = nextWorkingDay(start.day, calendar); ; day = nextWorkingDay(addDays(day, 1), calendar)) {
    const opens = day === start.day ? Math.max(start.minutes, calendar.opens) : calendar.opens;
    const available = calendar.closes - opens;
    if (available > 0 && left <= available) return instantOf(day, opens + left, calendar.zone);
    left -= Math.max(0, available);
  }
}

function nextWorkingDay(day: Day, calendar: Calendar): Day {
  let found = day;
  while (!isWorkingDay(found, calendar)) found = addDays(found, 1);
  return found;
}
