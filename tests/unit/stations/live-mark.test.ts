import { describe, expect, it } from "vitest";
import { boardMark, stationMark } from "@/lib/stations/live-mark";
import type { StationRow } from "@/lib/stations/rows";
import { at, CLOSURE, NOW, ZONE } from "./sample";

const ROW: StationRow = {
  ...{
    id: "id",
    areaId: "area",
    neighbourhoodId: "n",
    neighbourhoodName: "东里",
    neighbourhoodNameEn: "East",
  },
  ...{ timeZone: ZONE, code: "T-E1", kind: "EXPRESS_STATION", name: "驿站", nameEn: "Station" },
  ...{ shortName: "东里", shortNameEn: "East", address: "二条", addressEn: "Alley", lng: 116.4, lat: 39.9 },
  ...{ seats: 12, phone: null, openedOn: "2026-02-23", retiredOn: null, version: 1, recent: 3 },
  hours: [5, 6].map((weekday) => ({ weekday, opensAt: 480, closesAt: 1320 })),
  closures: [],
  services: [
    {
      ...{ kind: "DRINKING_WATER", state: "AVAILABLE", note: "", noteEn: "" },
      ...{ provider: null, providerEn: null },
    },
  ],
};
const mark = (changes: Partial<StationRow> = {}, now = NOW) => stationMark({ ...ROW, ...changes }, now);

describe("the mark of a station", () => {
  it("is the same for the same, a moment later", () => {
    expect(mark()).toBe(mark({}, at("11-20T10:01")));
    expect(mark()).toMatch(/^[\w-]{8}$/);
  });

  it.each([
    ["its name", { name: "别的" }],
    ["its English name", { nameEn: "Other" }],
    ["who came lately", { recent: 4 }],
    ["its seats", { seats: 4 }],
    ["its hours", { hours: [] }],
    ["a closure in force", { closures: [CLOSURE] }],
    ["a closure to come", { closures: [{ ...CLOSURE, startsAt: at("11-21T08:00"), endsAt: null }] }],
    ["a service", { services: [] }],
  ] satisfies [string, Partial<StationRow>][])("differs with %s", (_what, changes) => {
    expect(mark(changes)).not.toBe(mark());
  });

  it("differs once it closes or opens by the clock, and on the next day, when tomorrow is today", () => {
    const [night, midnight] = [at("11-20T22:00"), at("11-21T00:00")];
    expect(new Set([mark(), mark({}, night), mark({}, midnight), mark({}, at("11-21T08:00"))]).size).toBe(4);
  });

  it("does not show how often somebody saved without changing anything", () => {
    expect(mark({ version: 2 })).toBe(mark());
  });
});

it("the mark of the board follows each station's, and their order", () => {
  expect(boardMark(["a", "b"])).toBe(boardMark(["a", "b"]));
  expect(new Set([boardMark(["a", "b"]), boardMark(["a", "c"]), boardMark(["a"]), boardMark([])]).size).toBe(
    4,
  );
});
