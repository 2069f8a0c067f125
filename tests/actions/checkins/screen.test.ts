import { beforeAll, describe, expect, it } from "vitest";
import { posterSheets, screenCode } from "@/lib/checkins/posters";
import { isRotating } from "@/lib/checkins/rotating";
import { type Actor, type Grant, visitor } from "@/lib/people/actor";
import { makeArea, makeRider, makeStation, type World } from "./world";

const NOW = new Date("2026-11-20T14:00:10+08:00");

let world: World;
let stations: { id: string; code: string }[];
const as = (...grants: Grant[]): Actor => ({ ...visitor(world.areaId, "zh-CN"), personId: "p", grants });

beforeAll(async () => {
  world = await makeArea("t");
  stations = [];
  for (const code of ["T-E1", "T-E2"]) stations.push(await makeStation(world, code));
  await makeStation(world, "T-P02", { retiredOn: "2026-11-20" });
});

const manager = () => as({ role: "STATION_MANAGER", scopeKind: "STATION", scopeId: stations[0]?.id ?? "" });
const cadre = () =>
  as({ role: "NEIGHBOURHOOD_CADRE", scopeKind: "NEIGHBOURHOOD", scopeId: world.neighbourhoodId });

describe("the code on a station's screen", () => {
  it("is for who runs the station, and stands for the rest of its half minute", async () => {
    const shown = await screenCode(manager(), "t-e1", NOW);
    expect(shown).toMatchObject({ code: "T-E1", name: "T-E1驿站", left: 20_000 });
    expect(shown?.qr.d).not.toBe(
      (await screenCode(manager(), "T-E1", new Date(NOW.getTime() + 20_000)))?.qr.d,
    );
  });

  it.each([
    ["another station's manager", () => manager(), "T-E2"],
    ["a visitor", () => visitor(world.areaId, "zh-CN"), "T-E1"],
    [
      "an outlet's manager",
      () => as({ role: "OUTLET_MANAGER", scopeKind: "OUTLET", scopeId: world.outletId }),
      "T-E1",
    ],
    ["a cadre, of a retired station", () => cadre(), "T-P02"],
  ])("is not for %s", async (_name, who, code) => {
    expect(await screenCode(who(), code, NOW)).toBeNull();
  });

  it("is not for a rider", async () => {
    expect(await screenCode((await makeRider(world, "T-0001")).actor, "T-E1", NOW)).toBeNull();
  });

  it("an empty code is never right", () => {
    expect(isRotating(stations[0]?.id ?? "", "", NOW)).toBe(false);
    expect(isRotating(stations[0]?.id ?? "", undefined, NOW)).toBe(false);
  });
});

describe("posters", () => {
  it("are those of the stations that one runs, in both languages, whatever one reads", async () => {
    expect((await posterSheets(manager(), NOW)).map(({ code }) => code)).toEqual(["T-E1"]);
    const sheets = await posterSheets({ ...cadre(), locale: "en" }, NOW);
    expect(sheets).toMatchObject([
      { code: "T-E1", name: "T-E1驿站", nameEn: "Station T-E1" },
      { code: "T-E2", name: "T-E2驿站", nameEn: "Station T-E2" },
    ]);
    expect(await posterSheets(visitor(world.areaId, "zh-CN"), NOW)).toEqual([]);
  });
});
