import { describe, expect, it } from "vitest";
import type { MapAddress, MappedPlaces } from "@/lib/places/mapped";
import { mapModel } from "@/lib/stations/map-model";
import { at, PLACES, STATIONS } from "../places/sample";
import { NOW, ZONE } from "./sample";

const BOARD = { stations: STATIONS, now: NOW, zone: ZONE, mark: "mark" };
const map = (address: Partial<MapAddress> = {}, places: MappedPlaces = PLACES) =>
  mapModel(places, BOARD, { n: null, from: null, q: "", ...address });
const codes = (address: Partial<MapAddress>) => map(address).list.map(({ station }) => station.code);

describe("all of the area", () => {
  it("is drawn in few paths: streets and alleys apart, all blocks in one", () => {
    const { streets, alleys, blocks, numbered, neighbourhoods, stations } = map();
    expect(streets).toMatch(/^M[^M]+$/);
    expect(alleys).toMatch(/^M[^M]+$/);
    expect(blocks.match(/M[^M]+z/g)).toHaveLength(2);
    expect(numbered).toEqual([]);
    expect(neighbourhoods.map(({ code }) => code)).toEqual(["DL", "XL"]);
    expect(stations).toHaveLength(3);
  });

  it("lists the open ones first, without walks", () => {
    expect(map().list.map(({ station, walk }) => [station.code, walk])).toEqual([
      ["T-E1", null],
      ["T-E2", null],
      ["T-P1", null],
    ]);
  });
});

describe("one neighbourhood", () => {
  it("numbers its own blocks, shows its gates and entrances, and lists its stations", () => {
    const { chosen, numbered, gates, entrances, blocks } = map({ n: "DL" });
    expect(chosen?.name).toBe("东里");
    expect(numbered.map(({ number }) => number)).toEqual(["1"]);
    expect(gates.map(({ of }) => of.code)).toEqual(["DL-W"]);
    expect(entrances.match(/M/g)).toHaveLength(1);
    expect(blocks).toBe("");
    expect(codes({ n: "DL" })).toEqual(["T-E1", "T-P1"]);
  });

  it("an unknown one shows everything", () => {
    expect(map({ n: "ZZ" })).toMatchObject({ chosen: null, height: map().height });
  });
});

describe("from somewhere", () => {
  it("shows the neighbourhood around it and lists all stations, the nearest by the lanes first", () => {
    const { chosen, from, list } = map({ from: "DL-01" });
    expect(chosen?.code).toBe("DL");
    expect(from?.label).toBe("东里1号楼");
    expect(list.map(({ station }) => station.code)).toEqual(["T-P1", "T-E1", "T-E2"]);
    const walks = list.map(({ walk }) => walk?.metres ?? 0);
    // 30 m to the alley at x = 100, then along: 30 up; 50 down and 40 west; 50 down and 250 west.
    for (const [index, metres] of [60, 120, 330].entries())
      expect(Math.abs((walks[index] ?? 0) - metres)).toBeLessThan(3);
    expect(list.map(({ walk }) => walk?.minutes)).toEqual([1, 2, 5]);
  });

  it("draws the way to the nearest that is open", () => {
    const { way } = map({ from: "DL-01" });
    expect(way).toMatch(/^M/);
    expect(map({ from: "DL-01", n: "ALL" }).way).toMatch(/^M/);
    const shut = STATIONS.map((one) => ({ ...one, openness: { state: "CLOSED" as const, opens: null } }));
    expect(mapModel(PLACES, { ...BOARD, stations: shut }, { n: null, from: "DL-01", q: "" }).way).toBe("");
  });

  it("may be a gate or a station, which is then not listed", () => {
    expect(map({ from: "XL-W" }).from?.label).toBe("西里西门");
    expect(codes({ from: "T-E2" })).toEqual(["T-E1", "T-P1"]);
    expect(map({ from: "T-E2" }).chosen?.code).toBe("XL");
  });

  it("is not drawn outside of the neighbourhood that was chosen", () => {
    expect(map({ from: "DL-01", n: "XL" }).from?.at).toBeNull();
  });

  it("unknown: as if nothing had been said", () => {
    expect(map({ from: "nowhere" })).toMatchObject({ from: null, way: "" });
  });

  it("no lane leads there: listed last, without a time", () => {
    const island = {
      ...PLACES,
      lanes: [...PLACES.lanes, { name: "", width: 3, line: [at(-180, 20), at(-170, 20)] }],
    };
    const stations = STATIONS.map((one) =>
      one.code === "T-E2" ? { ...one, lng: at(-175, 21)[0], lat: at(-175, 21)[1] } : one,
    );
    const { list } = mapModel(island, { ...BOARD, stations }, { n: null, from: "DL-01", q: "" });
    expect(list.at(-1)).toMatchObject({ station: { code: "T-E2" }, walk: null });
  });
});

it("finds blocks as the report does", () => {
  expect(map({ q: "十二号楼" }).found?.map(({ code }) => code)).toEqual(["XL-12"]);
  expect(map({ q: "没有" }).found).toEqual([]);
  expect(map().found).toBeNull();
});

it("without places it draws the stations alone; without those nothing", () => {
  const nothing = { neighbourhoods: [], lanes: [], buildings: [], entrances: [], gates: [] };
  expect(map({}, nothing).stations).toHaveLength(3);
  expect(mapModel(nothing, { ...BOARD, stations: [] }, { n: null, from: null, q: "" }).height).toBeNull();
});
