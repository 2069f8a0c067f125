import { describe, expect, it } from "vitest";
import { mapLink } from "@/lib/places/map";
import { deskFilterPath, gapsOf, isAskedFor, readDeskFilter } from "@/lib/stations/desk-filter";
import { filterPath, readFilter } from "@/lib/stations/filter";
import { station } from "./sample";

describe("the public filter", () => {
  it.each([
    [{}, { service: null, open: false }, "/stations"],
    [{ service: "FOOD" }, { service: "FOOD", open: false }, "/stations?service=FOOD"],
    [
      { service: "DRINKING_WATER", open: "1" },
      { service: "DRINKING_WATER", open: true },
      "/stations?service=DRINKING_WATER&open=1",
    ],
    [{ service: "BEER", open: "yes", other: "x" }, { service: null, open: false }, "/stations"],
    [{ service: ["FOOD", "REST_SPACE"] }, { service: null, open: false }, "/stations"],
  ])("%j", (query, filter, path) => {
    expect(readFilter(query)).toEqual(filter);
    expect(filterPath(readFilter(query))).toBe(path);
  });
});

describe("the desk's filter", () => {
  it("is read from the address and written back", () => {
    const query = { state: "CLOSURE", kind: "SHOP_POST", gaps: "1" };
    expect(deskFilterPath(readDeskFilter(query))).toBe("/cadre/stations?state=CLOSURE&kind=SHOP_POST&gaps=1");
    expect(readDeskFilter({ state: "AJAR", kind: ["x"], gaps: "0" })).toEqual({
      state: null,
      kind: null,
      gaps: false,
    });
    expect(deskFilterPath(readDeskFilter({}))).toBe("/cadre/stations");
  });

  it.each([
    [{}, true],
    [{ state: "OPEN" }, true],
    [{ state: "FULL" }, false],
    [{ kind: "EXPRESS_STATION" }, true],
    [{ kind: "SHOP_POST" }, false],
    [{ gaps: "1" }, true],
  ])("%j", (query, asked) => {
    expect(isAskedFor(station(), readDeskFilter(query))).toBe(asked);
  });

  it("a station with everything has no gaps", () => {
    expect(gapsOf(station()).map((one) => one.kind)).toEqual(["FOOD"]);
    expect(isAskedFor(station({ services: [] }), readDeskFilter({ gaps: "1" }))).toBe(false);
  });
});

describe("the map link", () => {
  const [lng = 0, lat = 0] = (new URL(mapLink(station())).searchParams.get("position") ?? "")
    .split(",")
    .map(Number);

  it("is in the datum of Chinese maps: some hundred metres from WGS-84 in Beijing", () => {
    const metres = Math.hypot((lng - 116.47) * 85_400, (lat - 39.93) * 111_000);
    expect(metres).toBeGreaterThan(300);
    expect(metres).toBeLessThan(800);
  });

  it("carries the name, encoded", () => {
    const link = mapLink(station({ name: "老周 & 小店?" }));
    expect(new URL(link).searchParams.get("name")).toBe("老周 & 小店?");
  });

  it("is the same place outside of China", () => {
    const link = new URL(mapLink({ lng: 13.4, lat: 52.5, name: "x" }));
    expect(link.searchParams.get("position")).toBe("13.400000,52.500000");
  });
});
