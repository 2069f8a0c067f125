import pg from "pg";
import { beforeAll, describe, expect, it } from "vitest";
import { readFilters } from "@/lib/cases/desk-filters";
import { deskList } from "@/lib/cases/desk-queries";
import type { Direction } from "@/lib/cases/desk-sort";
import type { Actor } from "@/lib/people/actor";
import { db } from "@/lib/server/db";
import { ownDatabase } from "../../support/database";
import { deskWorld, NOW, type World } from "./desk-fixture";

let world: World;
const buildings = new Map<string, string>();

beforeAll(async () => {
  world = await deskWorld();
  for (const code of ["DL-12", "DL-7", "DL-7A"]) {
    const { id } = await db().building.create({
      data: {
        ...{ areaId: world.areaId, neighbourhoodId: world.east.id, code, name: code, nameEn: code },
        ...{ floors: 6, footprint: {}, lng: 116.5, lat: 39.9 },
      },
    });
    buildings.set(code, id);
  }
  // One after the other, so that the order of filing is none of the orders of places.
  for (let turn = 0; turn < 20; turn += 1) {
    await world.file({ neighbourhoodId: world.west.id });
    for (const code of buildings.keys()) await world.file({ buildingId: buildings.get(code) ?? null });
    await world.file();
  }
});

/** Every case of the area, or of the actor's part of it, by its place: the neighbourhood and the building. */
async function walked(dir: Direction, actor: Actor = world.zhao): Promise<string[]> {
  const ids: string[] = [];
  let after: string | null = null;
  do {
    const filters = { ...readFilters({}), sort: "place" as const, dir };
    const page = await deskList(actor, { filters, after, now: NOW, zone: "Asia/Shanghai", take: 7 });
    ids.push(...page.rows.map(({ id }) => id));
    after = page.after;
  } while (after);
  expect(new Set(ids).size).toBe(ids.length);
  const select = {
    id: true,
    neighbourhood: { select: { code: true } },
    building: { select: { code: true } },
  };
  const rows = await db().case.findMany({ where: { id: { in: ids } }, select });
  const places = new Map(
    rows.map((row) => [row.id, `${row.neighbourhood.code} ${row.building?.code ?? ""}`.trim()]),
  );
  return ids.map((id) => places.get(id) ?? "");
}

const twenty = (...places: string[]) => places.flatMap((place) => Array.from({ length: 20 }, () => place));

describe("the queue by place", () => {
  it("goes by neighbourhood and number of the building, over all pages, both ways", async () => {
    const wanted = twenty("DL DL-7", "DL DL-7A", "DL DL-12", "DL", "XL");
    expect(await walked("asc")).toEqual(wanted);
    expect(await walked("desc")).toEqual(wanted.toReversed());
  });
  it("is the same for somebody whose parts make up the whole, however often they were given one", async () => {
    const both = [...world.wang.grants, ...world.zhou.grants, ...world.wang.grants];
    const two = { ...world.wang, grants: both };
    expect(await walked("asc", two)).toEqual(await walked("asc"));
    expect(await walked("desc", two)).toEqual(await walked("desc"));
  });

  it("follows a building that is numbered anew, and a neighbourhood that is moved", async () => {
    const building = { where: { id: buildings.get("DL-12") ?? "" } };
    await db().building.update({ ...building, data: { code: "DL-3" } });
    await db().neighbourhood.update({ where: { id: world.west.id }, data: { sort: 0 } });
    expect(await walked("asc")).toEqual(twenty("XL", "DL DL-3", "DL DL-7", "DL DL-7A", "DL"));
    await db().building.update({ ...building, data: { code: "DL-12" } });
    await db().neighbourhood.update({ where: { id: world.west.id }, data: { sort: 2 } });
  });

  it("negative control: without its trigger a building leaves its cases behind", async () => {
    const owner = new pg.Client({ connectionString: ownDatabase().ownerUrl });
    await owner.connect();
    await owner.query(`ALTER TABLE "Building" DISABLE TRIGGER "Building_place_touch"`);
    const building = { where: { id: buildings.get("DL-12") ?? "" } };
    await db().building.update({ ...building, data: { code: "DL-3" } });
    expect(await walked("asc")).toEqual(twenty("DL DL-7", "DL DL-7A", "DL DL-3", "DL", "XL"));
    await db().building.update({ ...building, data: { code: "DL-12" } });
    await owner.query(`ALTER TABLE "Building" ENABLE TRIGGER "Building_place_touch"`);
    await owner.end();
  });

  it("follows the case, and nobody else can write it", async () => {
    const { id } = await world.file();
    const read = async () => (await db().case.findUniqueOrThrow({ where: { id } })).placeOrder;
    const before = await read();
    await db().case.update({ where: { id }, data: { placeOrder: "forged" } });
    expect(await read()).toBe(before);
    await db().case.update({ where: { id }, data: { neighbourhoodId: world.west.id } });
    expect(await read()).toBe("000002 XL 3");
    await db().case.delete({ where: { id } });
  });

  it.each([
    ["a null character", Buffer.from("\0").toString("base64url")],
    ["no text at all", "____"],
  ])("breaks at no cursor: %s", async (_name, text) => {
    const after = `placeOrder.asc.${text}.00000000-0000-0000-0000-000000000000`;
    const filters = { ...readFilters({}), sort: "place" as const };
    const page = await deskList(world.zhao, { filters, after, now: NOW, zone: "Asia/Shanghai" });
    expect(page.rows.every(({ id }) => id)).toBe(true);
  });
});
