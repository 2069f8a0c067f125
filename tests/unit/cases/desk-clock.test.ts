import { describe, expect, it } from "vitest";
import { inOfficeTime, officeDeadline, officeMinutesLeft, pausedSince } from "@/lib/cases/desk-clock";
import { deadline } from "@/lib/cases/rules";
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

describe("a limit in the queue", () => {
  const standing = (now: string, more: object = {}) => {
    const record = { status: "ACCEPTED", dueAt: DUE, pausedAt: null, ...more } as const;
    return {
      queue: officeDeadline(record, at(now), calendar),
      plain: deadline(record, at(now), calendar.zone),
    };
  };

  it.each([
    ["three days before", "2026-11-17T17:00", { kind: "later", at: DUE, office: 3 * 480 }],
    ["the day before", "2026-11-19T12:00", { kind: "tomorrow", at: DUE }],
    ["the same day", "2026-11-20T12:00", { kind: "today", at: DUE }],
    ["to the minute", "2026-11-20T17:00", { kind: "today", at: DUE }],
    ["over the weekend", "2026-11-22T12:00", { kind: "overdue", office: 0 }],
    ["over the holiday", "2026-11-23T23:00", { kind: "overdue", office: 0 }],
    ["the first morning", "2026-11-24T09:30", { kind: "overdue", office: 30 }],
    ["that evening", "2026-11-24T20:00", { kind: "overdue", office: 480 }],
    ["a day later", "2026-11-25T12:00", { kind: "overdue", office: 660 }],
  ])("%s", (_name, now, expected) => expect(standing(now).queue).toEqual(expected));

  it("counts no weekend on the way to it", () => {
    const dueAt = at("2026-11-24T17:00");
    expect(standing("2026-11-20T16:00", { dueAt }).queue).toEqual({ kind: "later", at: dueAt, office: 540 });
  });

  it.each([
    { status: "CLOSED" },
    { status: "HANDLED" },
    { status: "VERIFIED" },
    { pausedAt: at("2026-11-19T10:00") },
  ])("stands still for %j", (more) => {
    const { queue, plain } = standing("2026-11-25T12:00", more);
    expect(queue).toEqual(plain);
  });

  it("negative control: by the calendar's days the holiday would count as lateness", () => {
    const { queue, plain } = standing("2026-11-23T17:00");
    expect(plain).toEqual({ kind: "overdue", minutes: 3 * 24 * 60 });
    expect(queue).toEqual({ kind: "overdue", office: 0 });
  });
});
