import { describe, expect, it } from "vitest";
import { readHours } from "@/lib/imports/hours";

const days = (text: string) =>
  readHours(text)?.map(({ weekday, opensAt, closesAt }) => `${weekday} ${opensAt}-${closesAt}`);

describe("opening hours", () => {
  it.each([
    ["每天 08:00-22:00", 7, "1 480-1320"],
    ["8:00-22:00", 7, "1 480-1320"],
    ["周一至周五 08:00-22:00；周六、周日 09:00-18:00", 7, "6 540-1080"],
    ["星期一到星期五：８：００～２２：００", 5, "5 480-1320"],
    ["周二至周日 09:00-20:00", 6, "7 540-1200"],
    ["周六至周一 10:00-12:00", 3, "1 600-720"],
    ["每天 16:00-次日02:00", 7, "1 960-1560"],
    ["每天 16:00-02:00", 7, "7 960-1560"],
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
  ])("does not guess at %j", (text) => expect(readHours(text)).toBeNull());
});
