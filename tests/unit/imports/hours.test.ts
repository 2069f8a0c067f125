import { describe, expect, it } from "vitest";
import { readHours } from "@/lib/imports/hours";
import { overlapIn, readDay } from "@/lib/stations/hours-text";

const days = (text: string) => {
  const read = readHours(text);
  return typeof read === "string"
    ? read
    : read.map(({ weekday, opensAt, closesAt }) => `${weekday} ${opensAt}-${closesAt}`);
};

describe("opening hours", () => {
  it.each([
    ["每天 08:00-22:00", 7, "1 480-1320"],
    ["8:00-22:00", 7, "1 480-1320"],
    ["周一至周五 08:00-22:00；周六、周日 09:00-18:00", 7, "6 540-1080"],
    ["星期一到星期五：８：００～２２：００", 5, "5 480-1320"],
    ["周二至周日 09:00-20:00", 6, "7 540-1200"],
    ["周六至周一 10:00-12:00", 3, "1 600-720"],
    ["每天 16:00-次日02:00", 7, "1 960-1560"],
    ["每天 16:00 至 翌日 02:00", 7, "7 960-1560"],
    ["daily 16:00-next day 02:00", 7, "7 960-1560"],
    ["每天 16:00-26:00", 7, "7 960-1560"],
    ["周一至周六 9:00-18:00；周日 休息", 6, "6 540-1080"],
    ["24小时", 7, "3 0-1440"],
    ["每天 10:00-14:00、16:30-21:00", 14, "2 990-1260"],
    ["Mon-Fri 8:00-22:00; Sat, Sun 9:00-18:00", 7, "7 540-1080"],
    ["weekdays 08:30-17:30", 5, "5 510-1050"],
  ])("reads %s", (text, count, one) => {
    expect(days(text)).toHaveLength(count);
    expect(days(text)).toContain(one);
  });

  it.each([
    "",
    "随时",
    "周八 08:00-09:00",
    "08:00",
    "25:00-26:00",
    "08:70-09:00",
    "每天 08:00-12:00、11:00-13:00",
    "周一 8点到9点",
    "周日 休息",
    "每天 20:00-次日09:00；周一 08:00-20:00",
    "周五 20:00-次日09:00；周六 08:00-20:00",
  ])("does not guess at %j", (text) => expect(readHours(text)).toBe("badHours"));

  it.each(["每天 16:00-02:00", "周一至周五 22:00~06:00", "每天 09:00-09:00"])(
    "%j closes before it opens: the next morning must be said",
    (text) => expect(readHours(text)).toBe("hoursBackwards"),
  );

  it.each([
    "16:00-02:00",
    "16:00-次日02:00",
    "08:00-12:00、14:00-26:00",
    "8:00-12:00、11:00-13:00",
    "24小时",
  ])("the station's desk reads %j the same way", (text) => {
    const desk = readDay(text, { nextDay: ["次日"], to: ["至"], rest: [], allDay: ["24小时"] });
    const week = typeof desk === "string" ? [] : desk.map((one) => ({ weekday: 1, ...one }));
    const taken = typeof desk !== "string" && overlapIn(week) === null;
    const read = readHours(`周一 ${text}`);
    expect(read).toEqual(taken ? week : desk === "hoursBackwards" ? desk : "badHours");
  });
});
