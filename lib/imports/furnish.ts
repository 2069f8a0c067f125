import "server-only";
import { STANDARD_CATEGORIES } from "@/lib/cases/standard-categories";
import type { Tx } from "@/lib/server/db";
import { localTime } from "@/lib/time/shanghai";
import { exceptionalDays } from "@/lib/time/state-council";

export interface Furnished {
  readonly categories: number;
  readonly calendarDays: number;
  /** This year and the next, where the State Council's notice is not known yet: weekdays count as usual. */
  readonly unknownYears: readonly number[];
}

/**
 * Gives an area what no case can be filed without: the standard categories with their limits, and the holidays of this
 * year and the next. Says how much was missing; what is there already, or was changed or retired since, stays.
 */
export async function furnish(tx: Tx, area: Area, now: Date): Promise<Furnished> {
  const areaId = area.id;
  const year = Number(localTime(now, area.timeZone).day.slice(0, 4));
  const years = [year, year + 1].map((one) => ({
    year: one,
    days: exceptionalDays(`${one}-01-01`, `${one}-12-31`),
  }));
  const categories = await tx.caseCategory.createMany({
    data: STANDARD_CATEGORIES.map((category) => ({ ...category, areaId })),
    skipDuplicates: true,
  });
  const calendarDays = await tx.calendarDay.createMany({
    data: years.flatMap(({ days }) =>
      days.map(({ day, kind, name }) => ({ areaId, date: new Date(day), kind, name })),
    ),
    skipDuplicates: true,
  });
  return {
    categories: categories.count,
    calendarDays: calendarDays.count,
    unknownYears: years.filter(({ days }) => days.length === 0).map((one) => one.year),
  };
}

interface Area {
  readonly id: string;
  readonly timeZone: string;
}
