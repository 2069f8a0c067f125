import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { overlapIn, readDay, writeDay } from "@/lib/stations/hours-text";

const WORDS = {
  nextDay: ["次日", "next day"],
  to: ["至", "to"],
  rest: ["休息", "closed"],
  allDay: ["全天", "all day"],
};
const read = (line: string) => readDay(line, WORDS);
const span = (opensAt: number, closesAt: number) => ({ opensAt: opensAt * 60, closesAt: closesAt * 60 });

describe("a line of hours", () => {
  it.each([
    ["08:00-22:00", [span(8, 22)]],
    ["8:00-22:00", [span(8, 22)]],
    ["08:00-12:00、14:00-22:00", [span(8, 12), span(14, 22)]],
    ["14:00-22:00, 08:00-12:00", [span(8, 12), span(14, 22)]],
    ["０８：００－１２：００，14：00～22：00", [span(8, 12), span(14, 22)]],
    ["08:00 – 12:00; 14:00 — 22:00", [span(8, 12), span(14, 22)]],
    ["08:00至22:00", [span(8, 22)]],
    ["08:00 to 22:00", [span(8, 22)]],
    ["18:00-次日02:00", [span(18, 26)]],
    ["18:00-next day 02:00", [span(18, 26)]],
    ["18:00-26:00", [span(18, 26)]],
    ["00:00-24:00", [span(0, 24)]],
    ["全天", [span(0, 24)]],
    ["All day", [span(0, 24)]],
    ["", []],
    ["  ", []],
    ["休息", []],
    ["Closed", []],
  ])("%j", (line, stretches) => {
    expect(read(line)).toEqual(stretches);
  });

  it.each([
    ["22:00-08:00", "hoursBackwards"],
    ["08:00-08:00", "hoursBackwards"],
    ["08:00-22:60", "hoursUnreadable"],
    ["24:00-25:00", "hoursUnreadable"],
    ["08:00-33:00", "hoursUnreadable"],
    ["08:00", "hoursUnreadable"],
    ["早八点到晚十点", "hoursUnreadable"],
    ["08:00-22:00 热水", "hoursUnreadable"],
    ["1:00-2:00,3:00-4:00,5:00-6:00,7:00-8:00,9:00-10:00", "hoursTooMany"],
  ])("%j is refused: %s", (line, fault) => {
    expect(read(line)).toBe(fault);
  });

  it("what is written is read again as the same", () => {
    const stretch = fc
      .tuple(fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 1, max: 1440 }))
      .map(([opensAt, length]) => ({ opensAt, closesAt: opensAt + length }));
    const words = fc.constantFrom(
      { nextDay: "次日", separator: "、" },
      { nextDay: "next day ", separator: ", " },
    );
    fc.assert(
      fc.property(fc.array(stretch, { maxLength: 4 }), words, (stretches, w) => {
        const line = writeDay(
          stretches.map((one) => ({ weekday: 3, ...one })),
          3,
          w,
        );
        const inOrder = [...stretches].sort((a, b) => a.opensAt - b.opensAt);
        expect(read(line)).toEqual(inOrder);
      }),
    );
  });

  it("writes other days as days off", () => {
    const hours = [{ weekday: 3, ...span(8, 22) }];
    expect(writeDay(hours, 4, { nextDay: "次日", separator: "、" })).toBe("");
  });
});

describe("overlaps", () => {
  const on = (weekday: number, from: number, to: number) => ({ weekday, ...span(from, to) });

  it.each([
    ["none", [on(1, 8, 12), on(1, 12, 20)], null],
    ["within a day", [on(1, 8, 12), on(1, 11, 20)], 1],
    ["one inside another", [on(2, 8, 20), on(2, 9, 10)], 2],
    ["into the next day", [on(1, 18, 26), on(2, 1, 9)], 2],
    ["only touching the next day", [on(1, 18, 26), on(2, 2, 9)], null],
    ["from Sunday into Monday", [on(7, 18, 26), on(1, 1, 9)], 1],
    ["a single night from Sunday", [on(7, 18, 26)], null],
    ["nothing", [], null],
  ])("%s", (_what, hours, weekday) => {
    expect(overlapIn(hours)).toBe(weekday);
  });
});
