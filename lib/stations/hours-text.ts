import { clockText } from "@/lib/time/shanghai";
import type { Hours } from "./opening";

/** Opening hours of a day as a cadre writes them in one line. Pure; the words come from the catalogues. */

/** Words of all languages that a line may contain. */
export interface HoursVocabulary {
  /** Before a closing time of the next morning. */
  readonly nextDay: readonly string[];
  /** Between opening and closing time, instead of a dash. */
  readonly to: readonly string[];
  readonly rest: readonly string[];
  readonly allDay: readonly string[];
}

type Stretch = Pick<Hours, "opensAt" | "closesAt">;
export type HoursFault = "hoursUnreadable" | "hoursBackwards" | "hoursTooMany";

/** Stretches a day may have. */
const MOST = 4;
const DAY = 1440;
const WEEK = 7 * DAY;
const SPAN = /^(\d{1,2}):(\d{2})-(\+?)(\d{1,2}):(\d{2})$/;

/**
 * Reads "08:00-12:00、14:00-22:00", "18:00-次日02:00", "18:00-26:00", full-width signs too; nothing or the word for
 * rest is a day off. A closing time before the opening one is a fault, never taken for the next morning.
 */
export function readDay(line: string, words: HoursVocabulary): readonly Stretch[] | HoursFault {
  const text = plain(line);
  if (text === "" || words.rest.some((word) => plain(word) === text)) return [];
  if (words.allDay.some((word) => plain(word) === text)) return [{ opensAt: 0, closesAt: DAY }];
  const parts = text.split(/[,;、]+/).filter(Boolean);
  if (parts.length > MOST) return "hoursTooMany";
  const stretches: Stretch[] = [];
  for (const part of parts) {
    const stretch = readStretch(signs(part, words));
    if (typeof stretch === "string") return stretch;
    stretches.push(stretch);
  }
  return stretches.sort((a, b) => a.opensAt - b.opensAt);
}

function readStretch(text: string): Stretch | HoursFault {
  const [, fromHour, fromMinute, nextDay, toHour, toMinute] = SPAN.exec(text) ?? [];
  if (fromHour === undefined || Number(fromMinute) > 59 || Number(toMinute) > 59) return "hoursUnreadable";
  const opensAt = Number(fromHour) * 60 + Number(fromMinute);
  const closesAt = Number(toHour) * 60 + Number(toMinute) + (nextDay ? DAY : 0);
  if (closesAt <= opensAt) return "hoursBackwards";
  return opensAt < DAY && closesAt <= opensAt + DAY ? { opensAt, closesAt } : "hoursUnreadable";
}

/** Half-width, lower case, no spaces, one kind of dash. */
function plain(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/\s+/g, "")
    .replace(/[\u2010-\u2015\u2212~\u301c]+/g, "-");
}

/** Words of a stretch turned into signs: a dash, and a plus for the next morning. */
function signs(part: string, words: HoursVocabulary): string {
  const nextDay = words.nextDay.reduce((text, word) => text.replace(plain(word), "+"), part);
  return words.to.reduce((text, word) => text.replace(plain(word), "-"), nextDay);
}

/** The first weekday of which a stretch runs into another one, into the next day's too; null: none does. */
export function overlapIn(hours: readonly Hours[]): number | null {
  const spans = hours
    .map(({ weekday, opensAt, closesAt }) => {
      const midnight = (weekday - 1) * DAY;
      return { weekday, start: midnight + opensAt, end: midnight + closesAt };
    })
    .sort((a, b) => a.start - b.start);
  const [first] = spans;
  if (!first || spans.length === 1) return null;
  const around = [...spans, { ...first, start: first.start + WEEK }];
  for (const [index, span] of spans.entries()) {
    const next = around[index + 1];
    if (next && next.start < span.end) return next.weekday;
  }
  return null;
}

/** A day in the form that `readDay` reads; empty for a day off. */
export function writeDay(
  hours: readonly Hours[],
  weekday: number,
  words: { readonly nextDay: string; readonly separator: string },
): string {
  return hours
    .filter((one) => one.weekday === weekday)
    .sort((a, b) => a.opensAt - b.opensAt)
    .map(({ opensAt, closesAt }) => {
      const closes = closesAt === DAY ? "24:00" : clockText(closesAt);
      return `${clockText(opensAt)}-${closesAt > DAY ? words.nextDay : ""}${closes}`;
    })
    .join(words.separator);
}
