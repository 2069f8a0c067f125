import { describe, expect, it } from "vitest";
import { inOfficeTime, officeMinutesLeft, pausedSince } from "@/lib/cases/desk-clock";
import { calendarOf } from "@/lib/time/working-days";

const at = (text: string) => new Date(`${text}:00+08:00`);
// Monday the 23rd is a holiday here.
const calendar = calendarOf([{ date: new Date("2026-11-23"), kind: "HOLIDAY" }]);
const DUE = at("2026-11-20T17:00");

describe("a limit in office time", () => {
  it.each([
    ["a day before", "2026-11-19T17:00", 480],
    ["the same morning, before the office opens", "2026-11-20T07:00", 480],
    ["an hour before", "2026-11-20T16:00", 60],
    ["to the minute", "2026-11-20T17:00", 0],
    ["the weekend after", "2026-11-22T12:00", 0],
    ["the holiday after", "2026-11-23T12:00", 0],
    ["the next working day at noon", "2026-11-24T12:00", -180],
  ])("%s", (_name, now, minutes) => {
    expect(officeMinutesLeft(DUE, at(now), calendar)).toBeCloseTo(minutes);
  });

  it("counts ended pauses since the case began (again), in office time", () => {
    const pauses = [
      { startedAt: at("2026-11-18T10:00"), endedAt: at("2026-11-18T12:00") },
      { startedAt: at("2026-11-20T16:00"), endedAt: at("2026-11-24T10:00") },
      { startedAt: at("2026-11-24T11:00"), endedAt: null },
    ];
    expect(pausedSince(at("2026-11-18T09:00"), pauses, calendar)).toEqual({ pauses: 2, paused: 240 });
    expect(pausedSince(at("2026-11-19T09:00"), pauses, calendar)).toEqual({ pauses: 1, paused: 120 });
  });

  it("is said in days of the office's hours", () => {
    const said = (minutes: number) => inOfficeTime(minutes, calendar);
    expect(said(0)).toEqual({ days: 0, hours: 0, minutes: 0 });
    expect(said(479)).toEqual({ days: 0, hours: 7, minutes: 59 });
    expect(said(480)).toEqual({ days: 1, hours: 0, minutes: 0 });
    expect(said(1150)).toEqual({ days: 2, hours: 3, minutes: 10 });
  });
});
