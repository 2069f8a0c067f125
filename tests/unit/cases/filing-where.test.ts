import { describe, expect, it } from "vitest";
import { keptWhere, placeNoteOf, settleWhere } from "@/lib/cases/whereabouts";
import { findBuildings } from "@/lib/places/search";
import { foldPlace } from "@/lib/text/place-words";

const building = (number: number, aliases: string[] = [], entrances = [1, 2, 3]) => ({
  id: `b${number}`,
  code: `DL-${String(number).padStart(2, "0")}`,
  name: `东里${number}号楼`,
  nameEn: `East Lane Building ${number}`,
  neighbourhoodId: "n1",
  aliases,
  pinyin: `dongli${number}haolou dl${number}hl`,
  entrances,
});
const buildings = [
  building(1),
  building(7, ["东里红楼"]),
  building(12),
  building(17),
  building(70),
  building(71),
];
const found = (typed: string) => findBuildings(typed, buildings).map((one) => one.id);

describe("finding a building", () => {
  it.each([
    ["7", ["b7"]],
    ["7号楼", ["b7"]],
    ["７ 号 楼", ["b7"]],
    ["七号楼", ["b7"]],
    ["7栋", ["b7"]],
    ["07", ["b7"]],
    ["Building 7", ["b7"]],
    ["十二号楼", ["b12"]],
    ["七十一", ["b71"]],
    ["东里7号楼", ["b7"]],
    ["东里7", ["b7"]],
    ["里7号", ["b7"]],
    ["红楼", ["b7"]],
    ["dongli7", ["b7"]],
    ["dl12", ["b12"]],
    ["DL-17", ["b17"]],
    ["18", []],
    ["西里", []],
    ["", []],
    ["   ", []],
    ["%", []],
  ])("%j", (typed, expected) => {
    expect(found(typed)).toEqual(expected);
  });

  it("shows several in the order of their numbers", () => {
    expect(found("东里")).toEqual(["b1", "b7", "b12", "b17", "b70", "b71"]);
  });

  it("never shows more than eight", () => {
    const many = Array.from({ length: 50 }, (_, index) => building(index + 1));
    expect(findBuildings("东里", many)).toHaveLength(8);
  });

  it.each([
    ["二十", "20"],
    ["十", "10"],
    ["九十九", "99"],
    ["一号", "1号"],
    ["一里", "一里"],
  ])("reads the number in %s", (typed, folded) => {
    expect(foldPlace(typed)).toBe(folded);
  });
});

const typed = {
  place: "n1",
  q: "",
  building: "",
  entrance: "",
  note: "",
  intent: "continue" as const,
};
const earlier = (over: object = {}) => ({
  settled: false,
  stationId: null,
  place: "n1",
  query: "东里",
  buildingId: null,
  entrance: null,
  note: "",
  ...over,
});

/** As the action does it: with what `all` has for the words. */
const settle = (
  said: Parameters<typeof settleWhere>[0],
  before: Parameters<typeof settleWhere>[1],
  all: Parameters<typeof settleWhere>[2] = buildings,
  chosenId: string | null = "n1",
) => settleWhere(said, before, findBuildings(said.q, all), chosenId);

describe("the answer to where", () => {
  it("a neighbourhood is enough", () => {
    expect(settle(typed, undefined)).toMatchObject({
      where: { settled: true, place: "n1", buildingId: null },
    });
  });

  it("one building that fits is taken", () => {
    const result = settle({ ...typed, q: "7号楼", entrance: "2" }, undefined);
    expect(result).toMatchObject({ where: { settled: true, buildingId: "b7", entrance: 2 } });
  });

  it("several are shown to choose from", () => {
    const result = settle({ ...typed, q: "东里" }, undefined);
    expect(result).toMatchObject({ where: { settled: false, query: "东里", buildingId: null } });
  });

  it("the chosen one is taken", () => {
    const result = settle({ ...typed, q: "东里", building: "b12" }, earlier());
    expect(result).toMatchObject({ where: { settled: true, buildingId: "b12" } });
  });

  it("a choice made for other words does not count; one within the place that was chosen since does", () => {
    const chosen = { ...typed, q: "东里", building: "b12" };
    expect(settle(chosen, earlier({ query: "7" }))).toMatchObject({
      where: { settled: false, buildingId: null },
    });
    for (const place of ["n2", null])
      expect(settle(chosen, earlier({ place }))).toMatchObject({
        where: { settled: true, place: "n1", buildingId: "b12" },
      });
  });

  it("a building picked on the map comes with its very name, whatever else that name fits", () => {
    const named = [...buildings, { ...building(99), id: "old", name: "东里" }];
    const picked = { ...typed, q: "东里", building: "old" };
    expect(settle(picked, undefined, named)).toMatchObject({
      where: { settled: true, buildingId: "old" },
    });
    expect(settle({ ...picked, building: "b12" }, undefined, named)).toMatchObject({
      where: { settled: false, buildingId: null },
    });
  });

  it("a building that the words don't lead to cannot be slipped in", () => {
    const elsewhere = { ...building(9), id: "elsewhere", name: "西里9号楼", neighbourhoodId: "n2" };
    const slipped = { ...typed, q: "东里", building: "elsewhere" };
    const result = settle(slipped, earlier(), [...buildings, { ...elsewhere, nameEn: "", pinyin: "" }]);
    expect(result).toMatchObject({ where: { buildingId: null } });
  });

  it("a building needs no neighbourhood: it has one", () => {
    const unplaced = { ...typed, place: "", q: "东里红楼" };
    expect(settle(unplaced, undefined, buildings, null)).toMatchObject({
      where: { settled: true, place: "n1", buildingId: "b7" },
    });
    expect(settle({ ...unplaced, q: "东里" }, undefined, buildings, null)).toMatchObject({
      where: { settled: false, place: null, buildingId: null },
    });
    const chosen = { ...unplaced, q: "东里", building: "b12" };
    expect(settle(chosen, earlier({ place: null }), buildings, null)).toMatchObject({
      where: { settled: true, place: "n1", buildingId: "b12" },
    });
  });

  it("one that is only like the words, or was looked for, is marked, and its neighbourhood not yet", () => {
    const marked = { where: { settled: false, place: null, buildingId: "b7" } };
    for (const [q, intent] of [
      ["红楼", "continue"],
      ["红楼", "search"],
      ["东里红楼", "search"],
    ] as const)
      expect(settle({ ...typed, place: "", q, intent }, undefined, buildings, null)).toMatchObject(marked);
    const before = earlier({ place: null, query: "红楼", buildingId: "b7" });
    const unplaced = { ...typed, place: "", q: "红楼" };
    expect(settle({ ...unplaced, building: "b7" }, before, buildings, null)).toMatchObject({
      where: { settled: true, place: "n1", buildingId: "b7" },
    });
    expect(settle({ ...unplaced, building: "none" }, before, buildings, null)).toMatchObject({
      where: { settled: false, place: null, buildingId: null },
    });
  });

  it("without a neighbourhood nothing but a building settles it", () => {
    for (const over of [{ q: "" }, { q: "老锅炉房" }, { q: "东里", building: "none" }]) {
      const before = earlier({ place: null, query: over.q });
      expect(settle({ ...typed, place: "", ...over }, before, buildings, null)).toMatchObject({
        where: { settled: false, place: null },
      });
    }
  });

  it("a building of another neighbourhood is taken only once it is confirmed, and takes its place along", () => {
    const asked = { ...typed, place: "n2", q: "红楼" };
    for (const intent of ["search", "continue"] as const)
      expect(settle({ ...asked, intent }, undefined, buildings, "n2")).toMatchObject({
        where: { settled: false, place: "n2", buildingId: null },
      });
    const before = earlier({ place: "n2", query: "红楼" });
    expect(settle({ ...asked, building: "b7" }, before, buildings, "n2")).toMatchObject({
      where: { settled: true, place: "n1", buildingId: "b7" },
    });
    expect(settle({ ...asked, building: "none" }, before, buildings, "n2")).toMatchObject({
      where: { settled: true, place: "n2", buildingId: null },
    });
  });

  it("whoever chooses another neighbourhood is asked again, however well the building is named", () => {
    const before = earlier({ query: "东里7号楼", buildingId: "b7", settled: true });
    const moved = { ...typed, place: "n2", q: "东里7号楼", building: "b7" };
    expect(settle(moved, before, buildings, "n2")).toMatchObject({
      where: { settled: false, place: "n2", buildingId: null },
    });
    expect(settle({ ...moved, building: "none" }, before, buildings, "n2")).toMatchObject({
      where: { settled: true, place: "n2", buildingId: null },
    });
  });

  it("not sure is an answer", () => {
    const result = settle({ ...typed, q: "东里", building: "none" }, earlier());
    expect(result).toMatchObject({ where: { settled: true, buildingId: null } });
  });

  it("on the way to the map everything typed is kept, and nothing is settled", () => {
    const { intent: _, ...half } = { ...typed, place: "", q: "东里", entrance: "2", note: "柜子前" };
    expect(keptWhere(half, earlier({ place: "n1", buildingId: "b7", settled: true }))).toEqual(
      earlier({ buildingId: "b7", entrance: 2, note: "柜子前" }),
    );
    expect(keptWhere({ ...half, q: "红楼" }, undefined)).toMatchObject({ place: null, buildingId: null });
  });

  it("words that lead to no building hold nobody up and are kept", () => {
    const result = settle({ ...typed, q: "老锅炉房", note: "柜子前" }, undefined);
    expect(result).toMatchObject({ where: { settled: true, buildingId: null } });
    if (!("where" in result)) throw new Error("expected an answer");
    expect(placeNoteOf(result.where, (n) => `${n}单元`)).toBe("老锅炉房 · 柜子前");
  });

  it("searching never goes on by itself, and marks the only hit", () => {
    const result = settle({ ...typed, q: "7", intent: "search" }, undefined);
    expect(result).toMatchObject({ where: { settled: false, buildingId: "b7" } });
  });

  it("an entrance that the building has not is told with the last it has", () => {
    expect(settle({ ...typed, q: "7", entrance: "9" }, undefined)).toEqual({
      noSuchEntrance: 3,
    });
  });

  it("keeps the station from which the report was begun", () => {
    const at = earlier({ stationId: "s1", place: "station", query: "" });
    expect(settle({ ...typed, place: "station" }, at)).toMatchObject({
      where: { settled: true, stationId: "s1", place: "station" },
    });
  });
});
