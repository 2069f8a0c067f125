import { exceptionalDays } from "@/lib/time/state-council";
import { dateOf, type World } from "./world";
import type { Row } from "./write";

/** Exceptions of the working week from the first year of the history to the next year's end. */
export function calendarDays({ areaId, id, begins, today }: World): Row<"CalendarDay">[] {
  const until = `${Number(today.slice(0, 4)) + 1}-12-31`;
  return exceptionalDays(`${begins.slice(0, 4)}-01-01`, until).map(({ day, kind, name }) => ({
    id: id("day", day),
    areaId,
    date: dateOf(day),
    kind,
    name,
  }));
}
