import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { localTime } from "@/lib/time/shanghai";
import {
  addWorkingDays,
  addWorkingMinutes,
  type Calendar,
  calendarOf,
  isWorkingDay,
  workingMinutes,
} from "@/lib/time/working-days";

const at = (text: string) => new Date(`${text}:00+08:00`);
const shown = (date: Date) => {
  const { day, minutes } = localTime(date);
  return `${day} ${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}`;
};
const date = (day: string) => new Date(`${day}T00:00:00Z`);

/** A week of National Day with the weekend before and after worked, as the yearly notices arrange it. */
const october = calendarOf([
  ...["2026-10-01", "2026-10-02", "2026-10-05", "2026-10-06", "2026-10-07"].map((day) => ({
    date: date(day),
    kind: "HOLIDAY" as const,
  })),
  { date: date("2026-09-27"), kind: "WORKDAY" as const },
  { date: date("2026-10-10"), kind: "WORKDAY" as const },
]);
const plain = calendarOf([]);

describe("a limit in working days", () => {
  it.each([
    ["in office hours, the next day at closing time", "2026-11-19T10:00", 1, plain, "2026-11-20 17:00"],
    ["before opening, the same", "2026-11-19T03:00", 1, plain, "2026-11-20 17:00"],
    ["on the stroke of closing counts as the next day", "2026-11-19T17:00", 1, plain, "2026-11-23 17:00"],
    ["late in the evening counts as the next day", "2026-11-19T18:42", 1, plain, "2026-11-23 17:00"],
    ["over a weekend", "2026-11-20T10:00", 1, plain, "2026-11-23 17:00"],
    ["filed on a Saturday counts from Monday", "2026-11-21T10:00", 1, plain, "2026-11-24 17:00"],
    ["seven days", "2026-11-19T10:00", 7, plain, "2026-11-30 17:00"],
    ["no day at all is the day of arrival", "2026-11-19T10:00", 0, plain, "2026-11-19 17:00"],
    ["over the holiday", "2026-09-30T10:00", 1, october, "2026-10-08 17:00"],
    ["filed in the holiday", "2026-10-03T10:00", 1, october, "2026-10-09 17:00"],
    ["a worked Sunday counts", "2026-09-25T10:00", 1, october, "2026-09-27 17:00"],
    ["a worked Saturday counts", "2026-10-09T10:00", 1, october, "2026-10-10 17:00"],
  ])("%s", (_what, from, days, calendar, expected) => {
    expect(shown(addWorkingDays(at(from), days, calendar))).toBe(expected);
  });

  it("counts in the area's own zone", () => {
    const newYork: Calendar = { ...plain, zone: "America/New_York" };
    expect(addWorkingDays(new Date("2026-11-19T21:00:00Z"), 1, newYork).toISOString()).toBe(
      "2026-11-20T22:00:00.000Z",
    );
  });

  it("without the exceptions the holiday would be worked: the calendar is what decides", () => {
    expect(shown(addWorkingDays(at("2026-09-30T10:00"), 1, plain))).toBe("2026-10-01 17:00");
    expect(isWorkingDay("2026-10-10", october)).toBe(true);
    expect(isWorkingDay("2026-10-10", plain)).toBe(false);
  });

  it("is never earlier for more days, and always a working day at closing time", () => {
    const moments = fc.date({
      min: new Date("2026-01-01"),
      max: new Date("2027-01-01"),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(moments, fc.integer({ min: 0, max: 30 }), (from, days) => {
        const end = addWorkingDays(from, days, october);
        expect(end.getTime()).toBeLessThan(addWorkingDays(from, days + 1, october).getTime());
        expect(end.getTime()).toBeGreaterThan(from.getTime());
        expect(localTime(end).minutes).toBe(17 * 60);
        expect(isWorkingDay(localTime(end).day, october)).toBe(true);
      }),
    );
  });
});

describe("office time", () => {
  it.each([
    ["within a day", "2026-11-19T10:00", "2026-11-19T11:30", 90],
    ["before and after office hours", "2026-11-19T00:00", "2026-11-19T23:00", 480],
    ["over a weekend", "2026-11-20T16:00", "2026-11-23T10:00", 120],
    ["backwards", "2026-11-20T16:00", "2026-11-19T10:00", 0],
  ])("%s", (_what, from, to, minutes) => {
    expect(workingMinutes(at(from), at(to), plain)).toBe(minutes);
  });

  it("stays on the day when it ends at closing time", () => {
    expect(shown(addWorkingMinutes(at("2026-11-19T16:00"), 60, plain))).toBe("2026-11-19 17:00");
    expect(shown(addWorkingMinutes(at("2026-11-19T16:00"), 61, plain))).toBe("2026-11-20 9:01");
    expect(shown(addWorkingMinutes(at("2026-11-20T18:00"), 60, plain))).toBe("2026-11-23 10:00");
  });

  it("adds what it measures", () => {
    const moments = fc.date({
      min: new Date("2026-09-01"),
      max: new Date("2026-11-01"),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(moments, fc.integer({ min: 1, max: 5000 }), (from, minutes) => {
        expect(workingMinutes(from, addWorkingMinutes(from, minutes, october), october)).toBe(minutes);
      }),
    );
  });
});
