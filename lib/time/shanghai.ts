/** Calendar days and clock times in an area's time zone. Pure; the zone is an IANA name. */

export const SHANGHAI = "Asia/Shanghai";

/** A calendar day without a time: `2026-11-20`. */
export type Day = string;

export interface LocalTime {
  readonly day: Day;
  /** Minutes after local midnight, 0–1439. */
  readonly minutes: number;
  /** ISO weekday, 1 = Monday … 7 = Sunday. */
  readonly weekday: number;
}

const MINUTE = 60_000;
const HOUR = 3_600_000;
const DAY = 86_400_000;
const formats = new Map<string, Intl.DateTimeFormat>();

function formatFor(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat("en-CA", {
      timeZone: zone,
      hourCycle: "h23",
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
    });
    formats.set(zone, format);
  }
  return format;
}

/** What the clock on the wall and the calendar show in `zone` at an instant. */
export function localTime(at: Date, zone: string = SHANGHAI): LocalTime {
  const shown = at.getTime() + offset(at.getTime(), zone);
  const day = new Date(shown).toISOString().slice(0, 10);
  return { day, minutes: Math.floor(shown / MINUTE) - utcOf(day) / MINUTE, weekday: weekdayOf(day) };
}

/**
 * The instant at which the clock in `zone` shows `minutes` after midnight of `day`; more than 1440 runs into the
 * next days. A time skipped by a clock change becomes the one just after it.
 */
export function instantOf(day: Day, minutes: number, zone: string = SHANGHAI): Date {
  const asUtc = utcOf(day) + minutes * MINUTE;
  const first = asUtc - offset(asUtc, zone);
  return new Date(asUtc - offset(first, zone));
}

/** `days` later (or earlier, when negative) on the calendar. */
export function addDays(day: Day, days: number): Day {
  return new Date(utcOf(day) + days * DAY).toISOString().slice(0, 10);
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((utcOf(to) - utcOf(from)) / DAY);
}

/** ISO weekday of a day, 1 = Monday … 7 = Sunday. */
export function weekdayOf(day: Day): number {
  return new Date(utcOf(day)).getUTCDay() || 7;
}

/** The day of a database `date` column, which arrives as midnight UTC. */
export function dayOf(date: Date): Day {
  return date.toISOString().slice(0, 10);
}

/** `17:05` of minutes after midnight. */
export function clockText(minutes: number): string {
  const inDay = ((minutes % 1440) + 1440) % 1440;
  return `${String(Math.floor(inDay / 60)).padStart(2, "0")}:${String(inDay % 60).padStart(2, "0")}`;
}

function utcOf(day: Day): number {
  return Date.parse(`${day}T00:00:00Z`);
}

/** By zone and hour; null: the clock is changed within that hour. */
const offsets = new Map<string, number | null>();
const MOST_KNOWN = 10_000;

/** Milliseconds by which the zone's clock is ahead of UTC at an instant. Pages ask hundreds of times, mostly for the same hours. */
function offset(at: number, zone: string): number {
  const hour = Math.floor(at / HOUR);
  const key = `${zone} ${hour}`;
  let known = offsets.get(key);
  if (known === undefined) {
    if (offsets.size >= MOST_KNOWN) offsets.clear();
    const begins = readOffset(hour * HOUR, zone);
    known = begins === readOffset((hour + 1) * HOUR - MINUTE, zone) ? begins : null;
    offsets.set(key, known);
  }
  return known ?? readOffset(at, zone);
}

function readOffset(at: number, zone: string): number {
  const parts = Object.fromEntries(
    formatFor(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  const shown =
    utcOf(`${parts.year}-${parts.month}-${parts.day}`) +
    (Number(parts.hour) * 60 + Number(parts.minute)) * MINUTE;
  return shown - Math.floor(at / MINUTE) * MINUTE;
}
