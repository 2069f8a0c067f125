import { type HoursVocabulary, overlapIn, readDay } from "@/lib/stations/hours-text";
import type { Hours } from "@/lib/stations/opening";
import { ascii } from "./text";

export type HoursFault = "badHours" | "hoursBackwards";

const DAYS: Record<string, number> = {
  一: 1,
  二: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  日: 7,
  天: 7,
  mon: 1,
  tue: 2,
  wed: 3,
  thu: 4,
  fri: 5,
  sat: 6,
  sun: 7,
};
const DAY = `(?:(?:周|星期|礼拜)?[一二三四五六日天]|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*)`;
const DAY_PART = new RegExp(
  String.raw`^(每天|每日|daily|every\s?day|工作日|weekdays|周末|weekends?|${DAY}(?:\s*(?:至|到|-|~|、|,)\s*${DAY})*)[:\s]*`,
  "iu",
);

/**
 * Reads texts such as "周一至周五 08:00-22:00；周六、周日 9:00-12:00、14:00-20:00", "每天 18:00-次日02:00", "24小时",
 * "Mon-Fri 8:00-22:00". A closing time before the opening one is a fault, never taken for the next morning; so are hours
 * that overlap, also into the next day's.
 */
export function readHours(text: string): Hours[] | HoursFault {
  const found: Hours[] = [];
  for (const part of ascii(text)
    .replace(/[〜～]/gu, "~")
    .split(/[;；\n]+/u)) {
    const entry = part.trim().toLowerCase();
    if (entry === "") continue;
    const days = DAY_PART.exec(entry);
    const weekdays = days ? weekdaysOf(days[1] ?? "") : [1, 2, 3, 4, 5, 6, 7];
    const spans = spansOf(entry.slice(days?.[0].length ?? 0));
    if (spans === "hoursBackwards") return spans;
    if (!weekdays || typeof spans === "string") return "badHours";
    for (const weekday of weekdays) for (const span of spans) found.push({ weekday, ...span });
  }
  const sorted = found.sort((a, b) => a.weekday - b.weekday || a.opensAt - b.opensAt);
  return sorted.length > 0 && overlapIn(sorted) === null ? sorted : "badHours";
}

function weekdaysOf(text: string): number[] | null {
  if (/^(每|daily|every)/.test(text)) return [1, 2, 3, 4, 5, 6, 7];
  if (/^(工作日|weekdays)/.test(text)) return [1, 2, 3, 4, 5];
  if (/^(周末|weekend)/.test(text)) return [6, 7];
  const days: number[] = [];
  let ranged = false;
  for (const [token] of text.matchAll(new RegExp(`${DAY}|至|到|-|~`, "giu"))) {
    if (/^(至|到|-|~)$/u.test(token)) {
      ranged = true;
      continue;
    }
    const day = DAYS[token.replace(/^(周|星期|礼拜)/u, "").slice(0, 3)];
    if (!day) return null;
    const last = days.at(-1);
    if (ranged && last !== undefined)
      for (let between = (last % 7) + 1; between !== day; between = (between % 7) + 1) days.push(between);
    days.push(day);
    ranged = false;
  }
  return [...new Set(days)];
}

/** The hours of one day, read as the station's desk reads them. */
function spansOf(text: string): ReturnType<typeof readDay> {
  return readDay(text.replace(/和|\band\b/gu, "、"), WORDS);
}

const WORDS: HoursVocabulary = {
  nextDay: ["次日", "翌日", "next day"],
  to: ["至", "到", "to"],
  rest: ["休息", "休", "不开放", "closed"],
  allDay: ["24小时", "全天", "全天24小时", "24h", "24hours", "24/7"],
};
