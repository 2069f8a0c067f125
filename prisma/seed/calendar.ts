import { LegalHoliday } from "tyme4ts";
import { addDays, type Day, weekdayOf } from "@/lib/time/shanghai";
import { dateOf, type World } from "./world";
import type { Row } from "./write";

/** Days that differ from "Monday to Friday" by the State Council's yearly notice, as tyme4ts has them. */
export function calendarDays({ areaId, id, begins, today }: World): Row<"CalendarDay">[] {
  const days: Row<"CalendarDay">[] = [];
  const until = `${Number(today.slice(0, 4)) + 1}-12-31`;
  for (let day = `${Number(begins.slice(0, 4))}-01-01`; day <= until; day = addDays(day, 1)) {
    const holiday = legalHoliday(day);
    const weekend = weekdayOf(day) > 5;
    if (!holiday || holiday.isWork() !== weekend) continue;
    const kind = holiday.isWork() ? "WORKDAY" : "HOLIDAY";
    days.push({ id: id("day", day), areaId, date: dateOf(day), kind, name: holiday.getName() });
  }
  return days;
}

function legalHoliday(day: Day): LegalHoliday | null {
  const [year = 0, month = 0, date = 0] = day.split("-").map(Number);
  return LegalHoliday.fromYmd(year, month, date);
}
