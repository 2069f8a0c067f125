import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  answerOf,
  doorOf,
  nearest,
  nearestOpen,
  WINDOW_MINUTES,
  windowOf,
  windowStart,
} from "@/lib/checkins/rules";

const at = (text: string) => new Date(`${text}+08:00`);

describe("one visit", () => {
  it("lasts half an hour from the tap, the end not included", () => {
    expect(WINDOW_MINUTES).toBe(30);
    expect(windowOf(at("2026-11-20T14:02:00"))).toEqual({
      from: at("2026-11-20T14:02:00"),
      until: at("2026-11-20T14:32:00"),
    });
  });

  it("two taps are one visit exactly when the later one looks back on the earlier one", () => {
    const tap = fc.date({
      min: at("2026-01-01T00:00:00"),
      max: at("2026-01-01T03:00:00"),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(tap, tap, (one, two) => {
        const [first, second] = one <= two ? [windowOf(one), windowOf(two)] : [windowOf(two), windowOf(one)];
        const overlap = second.from < first.until;
        expect(first.from > windowStart(second.from)).toBe(overlap);
      }),
    );
  });
});

describe("nearest", () => {
  const here = { lng: 116.46, lat: 39.93 };
  const places = [
    { code: "far", lng: 116.48, lat: 39.93 },
    { code: "near", lng: 116.461, lat: 39.93 },
    { code: "middle", lng: 116.46, lat: 39.935 },
  ];

  it("sorts by distance and keeps so many", () => {
    expect(nearest(places, here, 2).map((place) => place.code)).toEqual(["near", "middle"]);
    expect(nearest([], here, 3)).toEqual([]);
  });

  it("offers open stations only, full ones too, never the one asked from", () => {
    const states = { near: "CLOSED", middle: "FULL", far: "OPEN" } as const;
    const stations = places.map((place) => ({
      ...place,
      openness: { state: states[place.code as keyof typeof states] },
    }));
    expect(nearestOpen(stations, here, 3).map((place) => place.code)).toEqual(["middle", "far"]);
    expect(nearestOpen(stations, { ...here, code: "middle" }, 3).map((place) => place.code)).toEqual(["far"]);
  });
});

describe("the door", () => {
  it.each([
    ["RUNNING", "OPEN", "open"],
    ["RUNNING", "FULL", "open"],
    ["RUNNING", "CLOSED", "closed"],
    ["RUNNING", "CLOSURE", "closed"],
    ["COMING", "OPEN", "coming"],
    ["RETIRED", "OPEN", "retired"],
    ["RETIRED", "CLOSURE", "retired"],
  ] as const)("%s and %s is %s", (life, state, door) => {
    expect(doorOf({ life, openness: { state } })).toBe(door);
  });
});

describe("what the page behind a poster says", () => {
  const atWork = {
    counted: false,
    unnoted: false,
    station: "open",
    signedIn: true,
    rider: { employed: true },
  } as const;

  it.each([
    ["ready", {}],
    ["counted", { counted: true }],
    ["counted", { counted: true, station: "closed" }],
    ["confirm", { counted: true, unnoted: true }],
    ["confirm", { counted: true, unnoted: true, station: "closed" }],
    ["counted", { counted: true, unnoted: true, rider: { employed: false } }],
    ["ready", { unnoted: true }],
    ["retired", { station: "retired" }],
    ["coming", { station: "coming" }],
    ["closed", { station: "closed" }],
    ["closed", { station: "closed", signedIn: false, rider: null }],
    ["signIn", { signedIn: false, rider: null }],
    ["notRider", { rider: null }],
    ["notAtWork", { rider: { employed: false } }],
  ] as const)("%s when %o", (answer, changes) => {
    expect(answerOf({ ...atWork, ...changes })).toBe(answer);
  });
});
