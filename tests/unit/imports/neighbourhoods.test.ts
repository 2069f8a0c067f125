import { describe, expect, it } from "vitest";
import {
  type NeighbourhoodFacts,
  planNeighbourhoods,
  type StoredNeighbourhood,
} from "@/lib/imports/neighbourhoods";
import type { Problem } from "@/lib/imports/types";

const said = (problems: readonly Problem[]) =>
  problems.map(({ line, field, key }) => `${line} ${field} ${key.replace("imports.", "")}`);
const lines = (...cells: Record<string, string>[]) =>
  cells.map((one, index) => ({ line: index + 2, cells: one }));

const SQUARE = "116.4600,39.9200 116.4650,39.9200 116.4650,39.9240 116.4600,39.9240";
const EAST = {
  code: "DL",
  name: "东里社区",
  nameEn: "",
  population: "7,200人",
  households: "2938 户".replace(" ", ""),
  boundary: "",
  datum: "",
};
const plan = (over: object, stored: NeighbourhoodFacts = new Map()) =>
  planNeighbourhoods(lines({ ...EAST, ...over }), stored);
const stored = (over: Partial<StoredNeighbourhood> = {}): NeighbourhoodFacts =>
  new Map([
    [
      "DL",
      {
        id: "n1",
        fields: { name: "东里", nameEn: "East Lane", population: 7200, households: 2938 },
        boundary: { type: "Polygon", coordinates: [] },
        sort: 0,
        ...over,
      },
    ],
  ]);
const ring = (boundary: string, datum = "") => plan({ boundary, datum }).steps[0]?.boundary?.coordinates[0];

describe("a neighbourhood's line", () => {
  it("reads numbers as offices write them, and leaves the boundary to the buildings", () => {
    const { steps, problems } = plan({});
    expect(said(problems)).toEqual([]);
    expect(steps).toMatchObject([
      {
        code: "DL",
        fields: { name: "东里", nameEn: "东里", population: 7200, households: 2938 },
        boundary: undefined,
      },
    ]);
  });

  it.each([
    ["东里", "East Lane", "东里", "East Lane"],
    ["东里社区", "East Lane Neighbourhood", "东里", "East Lane"],
    ["东里社区居委会", "East Lane neighborhood", "东里", "East Lane"],
    ["东里社区居民委员会", "East Lane Neighbourhood Committee", "东里", "East Lane"],
    ["东里居民委员会", "East Lane neighborhood  committee", "东里", "East Lane"],
    ["社区街", "", "社区街", "社区街"],
    ["居民委员会", "Committee", "居民委员会", "Committee"],
    ["社区", "Neighbourhood", "社区", "Neighbourhood"],
  ])("%s is named without what labels put behind it", (name, nameEn, shortName, shortNameEn) => {
    expect(plan({ name, nameEn }).steps[0]?.fields).toMatchObject({ name: shortName, nameEn: shortNameEn });
  });

  it.each([
    ["spaces", SQUARE],
    ["semicolons", SQUARE.replaceAll(" ", "；")],
    ["full-width commas", SQUARE.replaceAll(",", "，")],
    ["commas with spaces", SQUARE.replaceAll(",", ", ")],
    ["clockwise", SQUARE.split(" ").reverse().join(" ")],
    ["closed by hand", `${SQUARE} 116.4600,39.9200`],
    ["a corner twice", SQUARE.replace("116.4650,39.9240", "116.4650,39.9240 116.4650,39.9240")],
  ])("a boundary with %s is one closed ring, anticlockwise", (_, text) => {
    const read = ring(text) ?? [];
    expect(read).toHaveLength(5);
    expect(read[0]).toEqual(read.at(-1));
    const area = read.reduce((sum, [x], index) => {
      const [, before] = read.at(index - 1) ?? [0, 0];
      const [, after] = read[index + 1] ?? read[1] ?? [0, 0];
      return sum + x * (after - before);
    }, 0);
    expect(area).toBeGreaterThan(0);
  });

  it("turns the coordinates of Chinese maps into WGS-84", () => {
    const [first = [0, 0]] = ring(SQUARE, "高德") ?? [];
    expect(first[0]).toBeLessThan(116.4598);
    expect(first[0]).toBeGreaterThan(116.45);
    expect(ring(SQUARE)?.[0]).toEqual([116.46, 39.92]);
  });

  it.each([
    [{ code: "东里" }, "2 code badCode"],
    [{ name: "" }, "2 name required"],
    [{ name: "=A1" }, "2 name formula"],
    [{ name: "东".repeat(41) }, "2 name tooLong"],
    [{ population: "约七千" }, "2 population notWhole"],
    [{ population: "-1" }, "2 population notWhole"],
    [{ households: "9999999" }, "2 households outOfRange"],
    [{ boundary: "东至红旗路，西至铁道" }, "2 boundary badBoundary"],
    [{ boundary: "116.46,39.92 116.47,39.92" }, "2 boundary badBoundary"],
    [{ boundary: "116.46 39.92 116.47 39.92 116.47 39.93" }, "2 boundary badBoundary"],
    [{ boundary: "216.46,39.92 116.47,39.92 116.47,39.93" }, "2 boundary badBoundary"],
    [{ boundary: "116.46,39.92 116.47,39.93 116.47,39.92 116.46,39.93" }, "2 boundary boundaryCrosses"],
    [{ boundary: "116.46,39.92 116.47,39.93 116.48,39.94" }, "2 boundary boundaryCrosses"],
    [{ boundary: "39.92,116.46 39.92,116.47 39.93,116.47".replaceAll("116", "86") }, "2 boundary swapped"],
    [{ boundary: "39.92,116.46 39.92,116.47 39.93,116.47" }, "2 boundary swapped"],
    [{ boundary: "116.46,39.92 117.46,39.92 116.46,39.93" }, "2 boundary boundaryWide"],
    [
      {
        boundary: Array.from({ length: 600 }, (_, i) => `${116 + i / 1e5},${39 + (i % 2) / 1e5}`).join(" "),
      },
      "2 boundary boundaryTooLong",
    ],
    [{ datum: "北京54" }, "2 datum notOneOf"],
  ])("%j is refused", (over, problem) => {
    const { steps, problems } = plan(over);
    expect(said(problems)).toEqual([problem]);
    expect(steps).toEqual([]);
  });

  it("takes a line once, and no code or name for two", () => {
    const two = (over: object) =>
      said(planNeighbourhoods(lines(EAST, { ...EAST, ...over }), new Map()).problems);
    expect(two({})).toEqual(["3 code sameLine"]);
    expect(two({ population: "1" })).toEqual(["3 code duplicate"]);
    expect(two({ code: "DL2", name: "东里" })).toEqual(["3 name duplicate"]);
  });
});

describe("against the database", () => {
  it("a line without a boundary leaves every boundary as it is", () => {
    for (const boundary of [{ coordinates: [] }, { coordinates: [[[1, 2]]] }, { fromBuildings: true }])
      expect(plan({}, stored({ boundary })).steps[0]?.planned.what).toBe("same");
  });

  it("a boundary that is given replaces a drawn one, and is the same the second time", () => {
    const given = plan({ boundary: SQUARE }, stored()).steps[0];
    expect(given?.planned).toMatchObject({ what: "update", changes: ["boundary"] });
    const again = plan({ boundary: SQUARE }, stored({ boundary: given?.boundary }));
    expect(again.steps[0]?.planned.what).toBe("same");
    const drawn = { ...given?.boundary, fromBuildings: true };
    expect(plan({ boundary: SQUARE }, stored({ boundary: drawn })).steps[0]?.planned.what).toBe("update");
  });

  it("refuses the name of another neighbourhood; two may swap theirs", () => {
    const other = new Map([...stored()].map(([, one]) => ["XL", one] as const));
    expect(said(plan({ name: "东里" }, other).problems)).toEqual(["2 name nameTaken"]);
    const both: NeighbourhoodFacts = new Map([
      ...other,
      ["DL", { ...[...other.values()][0], id: "n2" } as never],
    ]);
    const west = { ...EAST, code: "XL", name: "西里" };
    expect(said(planNeighbourhoods(lines(EAST, west), both).problems)).toEqual([]);
  });
});
