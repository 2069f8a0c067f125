import { ascii } from "./text";

/** Opening hours of one weekday: minutes after local midnight; beyond 1440 is the next morning. */
export interface Hours {
  /** ISO weekday, 1 = Monday. */
  readonly weekday: number;
  readonly opensAt: number;
  readonly closesAt: number;
}

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
const SPAN = /^(\d{1,2}):(\d{2})\s*(?:至|到|-|~)\s*(次日|翌日|next day)?\s*(\d{1,2}):(\d{2})$/iu;

/**
 * Reads texts such as "周一至周五 08:00-22:00；周六、周日 9:00-12:00、14:00-20:00", "每天 18:00-次日02:00", "24小时",
 * "Mon-Fri 8:00-22:00". Null when it can't be understood or hours of a day overlap.
 */
export function readHours(text: string): Hours[] | null {
  const found: Hours[] = [];
  for (const part of ascii(text)
    .replace(/[〜～]/gu, "~")
    .split(/[;；\n]+/u)) {
    const entry = part.trim().toLowerCase();
    if (entry === "") continue;
    const days = DAY_PART.exec(entry);
    const weekdays = days ? weekdaysOf(days[1] ?? "") : [1, 2, 3, 4, 5, 6, 7];
    const spans = spansOf(entry.slice(days?.[0].length ?? 0));
    if (!weekdays || !spans) return null;
    for (const weekday of weekdays) for (const span of spans) found.push({ weekday, ...span });
  }
  const sorted = found.sort((a, b) => a.weekday - b.weekday || a.opensAt - b.opensAt);
  return sorted.length > 0 && !overlapping(sorted) ? sorted : null;
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

function spansOf(text: string): { opensAt: number; closesAt: number }[] | null {
  if (/^(24\s*小时|全天|全天24小时|24\s*h(ours)?|24\/7)$/iu.test(text.trim()))
    return [{ opensAt: 0, closesAt: 1440 }];
  const spans = text.split(/[、,，和]|\band\b/u).map((part) => SPAN.exec(part.trim()));
  const read = spans.map((span) => {
    if (!span) return null;
    const [, fromHour, fromMinute, nextDay, toHour, toMinute] = span;
    const opensAt = Number(fromHour) * 60 + Number(fromMinute);
    const shown = Number(toHour) * 60 + Number(toMinute);
    const closesAt = nextDay || shown <= opensAt ? shown + 1440 : shown;
    const valid = opensAt < 1440 && shown <= 1440 && Number(fromMinute) < 60 && Number(toMinute) < 60;
    return valid && closesAt - opensAt <= 1440 ? { opensAt, closesAt } : null;
  });
  return read.every((span) => span !== null) ? read : null;
}

function overlapping(sorted: readonly Hours[]): boolean {
  return sorted.some((hours, index) => {
    const next = sorted[index + 1];
    return next !== undefined && next.weekday === hours.weekday && next.opensAt < hours.closesAt;
  });
}
