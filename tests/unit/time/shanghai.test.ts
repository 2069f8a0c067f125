import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, clockText, dayOf, daysBetween, instantOf, localTime, weekdayOf } from "@/lib/time/shanghai";

describe("local time", () => {
  it("shows Shanghai's clock and weekday across midnight", () => {
    expect(localTime(new Date("2026-11-20T15:59:59Z"))).toEqual({
      day: "2026-11-20",
      minutes: 1439,
      weekday: 5,
    });
    expect(localTime(new Date("2026-11-20T16:00:00Z"))).toEqual({
      day: "2026-11-21",
      minutes: 0,
      weekday: 6,
    });
  });

  it.each([
    ["2026-11-22", 7],
    ["2026-11-23", 1],
    ["2024-02-29", 4],
  ])("knows the weekday of %s", (day, weekday) => {
    expect(weekdayOf(day)).toBe(weekday);
  });

  it("goes to the instant and back, in any zone", () => {
    const zones = ["Asia/Shanghai", "UTC", "Asia/Kathmandu", "America/New_York"];
    fc.assert(
      fc.property(
        fc.date({ min: new Date("2000-01-01"), max: new Date("2100-01-01"), noInvalidDate: true }),
        fc.constantFrom(...zones),
        (date, zone) => {
          const { day, minutes } = localTime(date, zone);
          const back = localTime(instantOf(day, minutes, zone), zone);
          expect([back.day, back.minutes]).toEqual([day, minutes]);
        },
      ),
    );
  });

  it("shows what Intl shows, also around clock changes and in the hours that were asked for before", () => {
    const zones = [
      ...["Asia/Shanghai", "UTC", "Asia/Kathmandu", "America/New_York"],
      "Australia/Lord_Howe",
      "America/St_Johns",
    ];
    // St. John's changed its clock at one minute past midnight, in the middle of an hour of UTC.
    const changes = ["2026-03-08T07:00Z", "2026-11-01T06:00Z", "2026-04-04T15:00Z", "2008-03-09T03:31Z"].map(
      Date.parse,
    );
    const near = fc
      .tuple(fc.constantFrom(...changes), fc.integer({ min: -7_200_000, max: 7_200_000 }))
      .map(([change, away]) => new Date(change + away));
    const anywhere = fc.date({
      min: new Date("2000-01-01"),
      max: new Date("2100-01-01"),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(fc.oneof(near, anywhere), fc.constantFrom(...zones), (at, timeZone) => {
        const { day, minutes } = localTime(at, timeZone);
        const said = new Intl.DateTimeFormat("sv-SE", {
          timeZone,
          dateStyle: "short",
          timeStyle: "short",
        }).format(at);
        expect(`${day} ${clockText(minutes)}`).toBe(said);
      }),
      { numRuns: 2_000 },
    );
  });

  it("runs past midnight into the next day", () => {
    expect(instantOf("2026-12-31", 25 * 60).toISOString()).toBe("2026-12-31T17:00:00.000Z");
  });

  it("observes another zone's clock change", () => {
    expect(instantOf("2026-03-08", 12 * 60, "America/New_York").toISOString()).toBe(
      "2026-03-08T16:00:00.000Z",
    );
    expect(instantOf("2026-03-07", 12 * 60, "America/New_York").toISOString()).toBe(
      "2026-03-07T17:00:00.000Z",
    );
  });

  it("counts days over months and leap years", () => {
    expect(addDays("2024-02-28", 2)).toBe("2024-03-01");
    expect(addDays("2026-01-01", -1)).toBe("2025-12-31");
    expect(daysBetween("2026-02-27", "2026-03-01")).toBe(2);
    expect(dayOf(new Date("2026-10-01T00:00:00Z"))).toBe("2026-10-01");
  });

  it("writes clock times", () => {
    expect([clockText(0), clockText(545), clockText(1500)]).toEqual(["00:00", "09:05", "01:00"]);
  });
});
