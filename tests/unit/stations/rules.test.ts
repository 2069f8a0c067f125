import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { closureAt, type Hours, nextOpening, openStretch } from "@/lib/stations/opening";
import {
  canonicalCode,
  countStates,
  isFull,
  isOpen,
  matches,
  occupancySince,
  openFirst,
  opennessOf,
  type StationDay,
} from "@/lib/stations/rules";

const ZONE = "Asia/Shanghai";
/** 2026-11-20 is a Friday. */
const at = (text: string) => new Date(`2026-11-${text}:00+08:00`);
const daily = (opensAt: number, closesAt: number): Hours[] =>
  [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, opensAt, closesAt }));
const closure = (startsAt: Date, endsAt: Date | null, endedAt: Date | null = null) => ({
  startsAt,
  endsAt,
  endedAt,
});
const station = (changes: Partial<StationDay> = {}): StationDay => ({
  hours: daily(8 * 60, 22 * 60),
  closures: [],
  seats: 12,
  recent: 0,
  ...changes,
});
const seen = (changes: Partial<StationDay>, now: Date) => opennessOf(station(changes), now, ZONE);

describe("by the hours", () => {
  it.each([
    ["20T07:59", { state: "CLOSED", opens: at("20T08:00") }],
    ["20T08:00", { state: "OPEN", until: at("20T22:00") }],
    ["20T21:59", { state: "OPEN", until: at("20T22:00") }],
    ["20T22:00", { state: "CLOSED", opens: at("21T08:00") }],
    ["20T23:59", { state: "CLOSED", opens: at("21T08:00") }],
  ])("at %s", (now, expected) => {
    expect(seen({}, at(now))).toEqual(expected);
  });

  it.each([
    ["20T01:30", { state: "OPEN", until: at("20T02:00") }],
    ["20T02:00", { state: "CLOSED", opens: at("20T18:00") }],
    ["20T18:00", { state: "OPEN", until: at("21T02:00") }],
    ["20T23:59", { state: "OPEN", until: at("21T02:00") }],
  ])("past midnight, at %s", (now, expected) => {
    expect(seen({ hours: daily(18 * 60, 26 * 60) }, at(now))).toEqual(expected);
  });

  it("the night from Sunday to Monday belongs to Sunday", () => {
    const hours = [{ weekday: 7, opensAt: 18 * 60, closesAt: 26 * 60 }];
    expect(seen({ hours }, at("23T01:00"))).toEqual({ state: "OPEN", until: at("23T02:00") });
    expect(seen({ hours }, at("22T01:00"))).toEqual({ state: "CLOSED", opens: at("22T18:00") });
  });

  it("a lunch break closes in between", () => {
    const hours = [...daily(8 * 60, 12 * 60), ...daily(14 * 60, 20 * 60)];
    expect(seen({ hours }, at("20T12:30"))).toEqual({ state: "CLOSED", opens: at("20T14:00") });
  });

  it("hours that touch are one stretch, over midnight too", () => {
    const hours = [...daily(8 * 60, 12 * 60), ...daily(12 * 60, 20 * 60)];
    expect(seen({ hours }, at("20T09:00"))).toEqual({ state: "OPEN", until: at("20T20:00") });
    const friday = { weekday: 5, opensAt: 20 * 60, closesAt: 24 * 60 };
    const saturday = { weekday: 6, opensAt: 0, closesAt: 3 * 60 };
    expect(seen({ hours: [saturday, friday] }, at("20T21:00"))).toEqual({
      state: "OPEN",
      until: at("21T03:00"),
    });
  });

  it("day and night has no closing time", () => {
    expect(seen({ hours: daily(0, 1440) }, at("20T03:00"))).toEqual({ state: "OPEN", until: null });
  });

  it("a day off is passed over", () => {
    const hours = daily(480, 1320).filter((one) => one.weekday !== 6 && one.weekday !== 7);
    expect(seen({ hours }, at("20T22:30"))).toEqual({ state: "CLOSED", opens: at("23T08:00") });
  });

  it("once a week is found a week ahead", () => {
    const hours = [{ weekday: 5, opensAt: 480, closesAt: 600 }];
    expect(seen({ hours }, at("20T10:00"))).toEqual({ state: "CLOSED", opens: at("27T08:00") });
  });

  it("without hours nobody knows", () => {
    expect(seen({ hours: [] }, at("20T10:00"))).toEqual({ state: "CLOSED", opens: null });
  });

  it("counts in the area's own zone, clock changes included", () => {
    const berlin = (text: string) => new Date(text);
    const hours = daily(8 * 60, 22 * 60);
    // Clocks went back on 2026-10-25: the day has 25 hours and 08:00 is an hour later in UTC.
    const before = opennessOf(station({ hours }), berlin("2026-10-24T21:00:00Z"), "Europe/Berlin");
    expect(before).toEqual({ state: "CLOSED", opens: berlin("2026-10-25T07:00:00Z") });
    expect(seen({ hours }, berlin("2026-10-24T21:00:00Z"))).toMatchObject({
      opens: berlin("2026-10-25T00:00:00Z"),
    });
  });
});

describe("full", () => {
  it.each([
    [11, 12, "OPEN"],
    [12, 12, "FULL"],
    [30, 12, "FULL"],
    [0, 0, "OPEN"],
    [50, 0, "OPEN"],
  ])("%i of %i is %s", (recent, seats, state) => {
    expect(seen({ recent, seats }, at("20T10:00")).state).toBe(state);
    expect(isFull(recent, seats)).toBe(state === "FULL");
  });

  it("only while open", () => {
    expect(seen({ recent: 50 }, at("20T23:00")).state).toBe("CLOSED");
  });

  it("looks back half an hour", () => {
    expect(occupancySince(at("20T10:00"))).toEqual(at("20T09:30"));
  });

  it("is still an open door", () => {
    expect((["OPEN", "FULL", "CLOSED", "CLOSURE"] as const).map(isOpen)).toEqual([true, true, false, false]);
  });
});

describe("closures", () => {
  const now = at("20T10:00");

  it("closes now, and says when it opens next", () => {
    const water = closure(at("20T09:00"), at("20T15:00"));
    expect(seen({ closures: [water] }, now)).toEqual({
      state: "CLOSURE",
      closure: water,
      until: at("20T15:00"),
      opens: at("20T15:00"),
    });
  });

  it("one that ends at night opens the next morning", () => {
    const works = closure(at("20T09:00"), at("20T23:00"));
    expect(seen({ closures: [works] }, now)).toMatchObject({ until: at("20T23:00"), opens: at("21T08:00") });
  });

  it("until further notice has no end", () => {
    expect(seen({ closures: [closure(at("19T09:00"), null)] }, now)).toMatchObject({
      state: "CLOSURE",
      until: null,
      opens: null,
    });
  });

  it.each([
    ["ends on the minute", closure(at("20T09:00"), at("20T10:00"))],
    ["was ended early", closure(at("20T09:00"), at("20T15:00"), at("20T09:30"))],
    ["was cancelled before it began", closure(at("20T09:00"), at("20T15:00"), at("19T09:30"))],
    ["begins later", closure(at("21T09:00"), at("21T15:00"))],
  ])("one that %s leaves the door open", (_what, one) => {
    expect(seen({ closures: [one] }, now).state).toBe("OPEN");
  });

  it("a later one today ends the open stretch", () => {
    const later = closure(at("20T14:00"), at("20T16:00"));
    expect(seen({ closures: [later] }, now)).toEqual({ state: "OPEN", until: at("20T14:00") });
  });

  it("a cancelled later one doesn't", () => {
    const later = closure(at("20T14:00"), at("20T16:00"), at("20T09:00"));
    expect(seen({ closures: [later] }, now)).toEqual({ state: "OPEN", until: at("20T22:00") });
  });

  it("resting into a closure opens only after it", () => {
    const morning = closure(at("21T07:00"), at("21T11:00"));
    expect(seen({ closures: [morning] }, at("20T23:00"))).toEqual({
      state: "CLOSED",
      opens: at("21T11:00"),
    });
  });

  it("closures that follow one another are one, with the first one's reason", () => {
    const first = closure(at("20T09:00"), at("20T12:00"));
    const second = closure(at("20T11:00"), at("20T18:00"));
    const third = closure(at("20T18:00"), at("20T19:00"));
    expect(closureAt([third, second, first], now)).toEqual({ closure: first, until: at("20T19:00") });
  });

  it("a closure of a month still finds the first opening after it", () => {
    const month = closure(at("01T00:00"), new Date("2026-12-24T23:00:00+08:00"));
    expect(seen({ closures: [month] }, now)).toMatchObject({ opens: new Date("2026-12-25T08:00:00+08:00") });
  });

  it("one to come that outlasts the look-ahead hides no opening after it", () => {
    const month = closure(at("20T21:00"), new Date("2026-12-24T07:00:00+08:00"));
    expect(seen({ closures: [month] }, at("20T20:30"))).toEqual({ state: "OPEN", until: at("20T21:00") });
    const night = { closures: [closure(at("20T23:00"), new Date("2026-12-24T07:00:00+08:00"))] };
    expect(seen(night, at("20T22:30"))).toEqual({
      state: "CLOSED",
      opens: new Date("2026-12-24T08:00:00+08:00"),
    });
  });
});

describe("for every week", () => {
  const week = fc.array(
    fc
      .record({
        weekday: fc.integer({ min: 1, max: 7 }),
        opensAt: fc.integer({ min: 0, max: 1439 }),
        length: fc.integer({ min: 1, max: 1440 }),
      })
      .map(({ weekday, opensAt, length }) => ({ weekday, opensAt, closesAt: opensAt + length })),
    { maxLength: 10 },
  );
  const minute = fc
    .integer({ min: 0, max: 14 * 1440 })
    .map((m) => new Date(at("09T00:00").getTime() + m * 60_000));
  const closures = fc.array(
    fc
      .tuple(minute, fc.integer({ min: 1, max: 3000 }))
      .map(([start, length]) => closure(start, new Date(start.getTime() + length * 60_000))),
    { maxLength: 4 },
  );

  /** The plain definition, minute by minute. */
  function openByDefinition(
    hours: readonly Hours[],
    closed: readonly ReturnType<typeof closure>[],
    now: Date,
  ) {
    const minutes = Math.floor((now.getTime() - at("09T00:00").getTime()) / 60_000);
    const inHours = hours.some((one) =>
      [-1, 0, 1, 2, 3, 4].some((w) => {
        const start = w * 10_080 + (one.weekday - 1) * 1440 + one.opensAt;
        return start <= minutes && minutes < start + one.closesAt - one.opensAt;
      }),
    );
    return inHours && !closed.some((c) => c.startsAt <= now && c.endsAt !== null && now < c.endsAt);
  }

  it("is open exactly when the hours say so and no closure is in force", () => {
    fc.assert(
      fc.property(week, closures, minute, (hours, closed, now) => {
        const open = openStretch({ hours, closures: closed }, now, ZONE) !== null;
        expect(open).toBe(openByDefinition(hours, closed, now));
      }),
      { numRuns: 300 },
    );
  });

  it("closes at the first minute that is not open, and opens at the first that is", () => {
    fc.assert(
      fc.property(week, closures, minute, (hours, closed, now) => {
        const state = opennessOf({ hours, closures: closed, seats: 0, recent: 0 }, now, ZONE);
        const minuteBefore = (one: Date) => new Date(one.getTime() - 60_000);
        if (state.state === "OPEN" && state.until) {
          expect(openByDefinition(hours, closed, state.until)).toBe(false);
          expect(openByDefinition(hours, closed, minuteBefore(state.until))).toBe(true);
        }
        const next = nextOpening({ hours, closures: closed }, now, ZONE);
        expect(next === null).toBe(hours.length === 0);
        if (next && next > now) {
          expect(openByDefinition(hours, closed, next)).toBe(true);
          expect(openByDefinition(hours, closed, minuteBefore(next))).toBe(false);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe("lists", () => {
  const one = (code: string, state: "OPEN" | "FULL" | "CLOSED" | "CLOSURE") => ({
    code,
    openness: { state },
    services: [
      { kind: "DRINKING_WATER" as const, state: "SHORT" as const },
      { kind: "FOOD" as const, state: "PAUSED" as const },
    ],
  });
  const all = [
    one("T-P02", "CLOSURE"),
    one("T-P01", "CLOSED"),
    one("T-E2", "OPEN"),
    one("T-E1", "OPEN"),
    one("T-C1", "FULL"),
  ];

  it("open ones come first", () => {
    expect(openFirst(all).map((s) => s.code)).toEqual(["T-E1", "T-E2", "T-C1", "T-P01", "T-P02"]);
  });

  it("are counted by state", () => {
    expect(countStates(all)).toEqual({ OPEN: 2, FULL: 1, CLOSED: 1, CLOSURE: 1 });
    expect(countStates([])).toEqual({ OPEN: 0, FULL: 0, CLOSED: 0, CLOSURE: 0 });
  });

  it.each([
    [{ service: null, open: false }, 5],
    [{ service: null, open: true }, 3],
    [{ service: "DRINKING_WATER" as const, open: true }, 3],
    [{ service: "FOOD" as const, open: false }, 0],
    [{ service: "REST_SPACE" as const, open: false }, 0],
  ])("%o finds %i", (filter, count) => {
    expect(all.filter((s) => matches(s, filter))).toHaveLength(count);
  });
});

it.each([
  ["t-e1", "T-E1"],
  ["Ｔ－Ｅ１", "T-E1"],
  [" T-P01 ", "T-P01"],
])("reads the code %j as %s", (typed, code) => {
  expect(canonicalCode(typed)).toBe(code);
});
