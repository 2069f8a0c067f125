import { LegalHoliday } from "tyme4ts";
import { addDays, type Day, weekdayOf } from "./shanghai";

export interface ExceptionalDay {
  readonly day: Day;
  /** A holiday on a weekday, or a working day at a weekend. */
  readonly kind: "HOLIDAY" | "WORKDAY";
  readonly name: string;
}

/**
 * Days from `from` to `until` that differ from "Monday to Friday" by the State Council's yearly notice, as tyme4ts has
 * them; none for a year whose notice it does not know yet.
 */
export function exceptionalDays(from: Day, until: Day): ExceptionalDay[] {
  const days: ExceptionalDay[] = [];
  for (let day = from; day <= until; day = addDays(day, 1)) {
    const holiday = legalHoliday(day);
    const weekend = weekdayOf(day) > 5;
    if (!holiday || holiday.isWork() !== weekend) continue;
    days.push({ day, kind: holiday.isWork() ? "WORKDAY" : "HOLIDAY", name: holiday.getName() });
  }
  return days;
}

function legalHoliday(day: Day): LegalHoliday | null {
  const [year = 0, month = 0, date = 0] = day.split("-").map(Number);
  return LegalHoliday.fromYmd(year, month, date);
}
