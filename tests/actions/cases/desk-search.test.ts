import pg from "pg";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { type Filters, readFilters } from "@/lib/cases/desk-filters";
import { matching } from "@/lib/cases/desk-matching";
import { deskCounts, deskList, viewpointOf } from "@/lib/cases/desk-queries";
import { DIRECTIONS, SORTS } from "@/lib/cases/desk-sort";
import * as end from "@/lib/cases/desk-verbs-end";
import * as office from "@/lib/cases/desk-verbs-office";
import * as work from "@/lib/cases/desk-verbs-work";
import { pairsOf } from "@/lib/cases/desk-words";
import type { Actor } from "@/lib/people/actor";
import { db } from "@/lib/server/db";
import { beijing, caseIn, deskWorld, move, NOW, type World } from "./desk-fixture";

const all = { ...office, ...work, ...end };
const zone = "Asia/Shanghai";
const list = (actor: Actor, filters: Partial<Filters>, after: string | null = null) =>
  deskList(actor, { filters: { ...readFilters({}), ...filters }, after, now: NOW, zone });
const ids = async (actor: Actor, q: string) => (await list(actor, { q })).rows.map(({ id }) => id).sort();

let world: World;
beforeAll(async () => {
  world = await deskWorld();
});

describe("searching", () => {
  it("the database cuts text into the same pairs", async () => {
    const { id, reference } = await world.file({ text: "三轮车 BBb\n占道", placeNote: "后门 旁" });
    const row = await db().case.findUniqueOrThrow({ where: { id }, select: { searchGrams: true } });
    const expected = [
      ...["三轮车", "bbb", "占道", reference].flatMap((word) => pairsOf(word)),
      ...pairsOf("后门", "p:"),
    ];
    expect(row.searchGrams.sort()).toEqual([...new Set(expected)].sort());
    await db().case.update({ where: { id }, data: { text: "改了" } });
    expect((await db().case.findUniqueOrThrow({ where: { id } })).searchGrams).toContain("改了");
    await db().case.delete({ where: { id } });
  });

  it("finds by words, two characters on, all of them, in any order", async () => {
    const fish = await world.file({ text: "冰箱里的鱼坏了，快递员说不管" });
    const box = await world.file({ text: "鱼缸送来就裂了" });
    expect(await ids(world.wang, "冰箱")).toEqual([fish.id]);
    expect(await ids(world.wang, "快递员 冰箱")).toEqual([fish.id]);
    expect(await ids(world.wang, "鱼缸 冰箱")).toEqual([]);
    expect(await ids(world.wang, "鱼")).toEqual([]);
    expect(await ids(world.wang, "鱼冰")).toEqual([]);
    expect(await ids(world.zhou, "鱼缸")).toEqual([]);
    expect(await ids(world.zhao, "鱼缸")).toEqual([box.id]);
  });

  it("needs more than the same pairs: the words themselves", async () => {
    await world.file({ text: "门前有车，车门没关" });
    expect(await ids(world.wang, "门前有车")).toHaveLength(1);
    expect(await ids(world.wang, "前有车门")).toEqual([]);
  });

  it("finds by names and pinyin of building, category, outlet and colleague", async () => {
    const building = await db().building.create({
      data: {
        areaId: world.areaId,
        neighbourhoodId: world.east.id,
        code: "DL-7",
        name: "东里7号楼",
        nameEn: "East Lane 7",
        aliases: ["红楼"],
        pinyin: "dongli7haolou dl7hl honglou hl",
        floors: 6,
        footprint: {},
        lng: 116.5,
        lat: 39.9,
      },
    });
    const at = await world.file({ buildingId: building.id, text: "一" });
    for (const q of ["红楼", "honglou", "dl7hl", "lane7", "东里7号楼"])
      expect(await ids(world.wang, q), q).toEqual([at.id]);
    const sent = await caseIn(world, "DISPATCHED", all);
    expect(await ids(world.wang, "shunda")).toEqual([sent.id]);
    expect(await ids(world.wang, "顺达东里")).toEqual([sent.id]);
    expect(await ids(world.wang, "wangmin")).toEqual([sent.id]);
    expect((await ids(world.wang, "songwanle")).length).toBeGreaterThan(3);
    expect(await ids(world.manager, "wangmin")).toEqual([]);
  });

  it("never finds by the person's name or number, and by the door only for the office", async () => {
    const { id } = await caseIn(world, "DISPATCHED", all);
    await db().case.update({ where: { id }, data: { placeNote: "三单元四零二" } });
    for (const q of ["李奶奶", "2764", "13800002764"]) expect(await ids(world.wang, q), q).toEqual([]);
    expect(await ids(world.wang, "四零二")).toEqual([id]);
    expect(await ids(world.manager, "四零二")).toEqual([]);
  });
});

describe("many cases", () => {
  const ROWS = 20_000;
  beforeAll(async () => {
    const { id } = await world.file({ neighbourhoodId: world.west.id });
    const client = new pg.Client({ connectionString: process.env.MIGRATION_DATABASE_URL });
    await client.connect();
    await client.query(
      `INSERT INTO "Case" ("id", "areaId", "reference", "kind", "categoryId", "neighbourhoodId", "text", "keyHash", "submissionId", "dueAt", "filedAt")
       SELECT gen_random_uuid(), "areaId", translate(upper(lpad(to_hex(n), 8, '0')), '1', 'Z'), "kind", "categoryId", "neighbourhoodId",
              CASE WHEN n % 5000 = 0 THEN '井盖松动' ELSE '送晚了 ' || n END, '', gen_random_uuid(), "dueAt" + n * interval '1 second', "filedAt"
         FROM "Case", generate_series(1, ${ROWS}) AS n WHERE "id" = $1`,
      [id],
    );
    await client.query(`VACUUM ANALYZE "Case"`);
    await client.end();
  }, 180_000);

  it("are searched by the index of pairs, not one by one", async () => {
    const plan = await planOf(() => list(world.zhou, { q: "井盖" }));
    expect(plan).toContain("Case_searchGrams_idx");
    expect(plan).not.toContain('Seq Scan on "Case"');
    expect(await ids(world.zhou, "井盖")).toHaveLength(4);
  });

  it.each(SORTS.flatMap((sort) => DIRECTIONS.map((dir) => [sort, dir] as const)))(
    "are found stretch by stretch as if they were read at once, by %s %s",
    { timeout: 60_000 },
    async (sort, dir) => {
      const viewpoint = viewpointOf(world.zhou, NOW, zone);
      // In every place of the list, in heaps, and in one of five thousand.
      for (const [q, take] of [
        ["送晚", 700],
        ["99", 61],
        ["井盖", 2],
      ] as const) {
        const filters = { ...readFilters({}), q, sort, dir };
        const { among, found: words } = await matching(world.zhou, filters, viewpoint);
        const field = { due: "dueAt", filed: "filedAt", place: "placeOrder" }[sort];
        const wanted = await db().case.findMany({
          where: { AND: [among, words ?? {}] },
          orderBy: [{ [field]: dir }, { id: dir }],
          select: { id: true },
          take: take * 12,
        });
        expect(wanted.length).toBeGreaterThan(3);
        const found: string[] = [];
        for (let after: string | null = null, pages = 0; pages === 0 || (after && pages < 12); pages += 1) {
          const filters = { ...readFilters({}), q, sort, dir };
          const page = await deskList(world.zhou, { filters, after, now: NOW, zone, take });
          found.push(...page.rows.map(({ id }) => id));
          after = page.after;
        }
        expect(found, q).toEqual(wanted.map(({ id }) => id));
      }
    },
  );

  it("negative control: a plain LIKE reads them all", async () => {
    const plan = await planOf(() => db().case.findMany({ where: { text: { contains: "井盖" } } }));
    expect(plan).toContain("Seq Scan");
  });

  it("are counted up to fifty and no further", async () => {
    expect(await deskCounts(world.zhou, readFilters({}), NOW, zone)).toMatchObject({ matching: 51 });
  });
});

describe("an outlet's own order", () => {
  it("pages by the limit it was given, across pages", async () => {
    const other = await deskWorld();
    const wanted: string[] = [];
    for (let index = 0; index < 60; index++) {
      // The promised limits run the other way round, three outlet's limits are alike.
      const { id } = await other.file({
        status: "DISPATCHED",
        outletId: other.shunda.id,
        dueAt: new Date(NOW.getTime() + (100 - index) * 3_600_000),
      });
      await db().caseDispatch.create({
        data: {
          areaId: other.areaId,
          caseId: id,
          outletId: other.shunda.id,
          dueAt: new Date(beijing("2026-11-20T09:00").getTime() + Math.floor(index / 3) * 60_000),
          dueReason: "承运网点最清楚",
        },
      });
      wanted.push(id);
    }
    const first = await list(other.manager, {});
    const second = await list(other.manager, {}, first.after);
    expect([first.rows.length, second.rows.length, second.after]).toEqual([50, 10, null]);
    const seen = [...first.rows, ...second.rows].map(({ id }) => id);
    const place = new Map(wanted.map((id, index) => [id, Math.floor(index / 3)]));
    const order = seen.map((id) => place.get(id) ?? -1);
    expect(new Set(seen).size).toBe(60);
    expect(order).toEqual(order.toSorted((a, b) => a - b));
  });

  it("follows a new round", async () => {
    const { id } = await caseIn(world, "HANDLED", all);
    await move(work.sendBackCase, world.wang, id, { reason: "居民说没有收到", dueOn: "2026-11-23" });
    const row = await db().case.findUniqueOrThrow({ where: { id } });
    expect(row.outletDueAt).toEqual(beijing("2026-11-23T17:00"));
  });
});

/** The plan of the longest statement that `ask` sends. */
async function planOf(ask: () => Promise<unknown>): Promise<string> {
  const sent: { text: string; values: unknown[] }[] = [];
  const spy = vi.spyOn(pg.Client.prototype, "query");
  try {
    await ask();
    for (const [first, second] of spy.mock.calls as unknown as [unknown, unknown][]) {
      const text = typeof first === "string" ? first : (first as { text?: string })?.text;
      const values = Array.isArray(second) ? second : ((first as { values?: unknown[] })?.values ?? []);
      if (text?.includes('FROM "public"."Case"')) sent.push({ text, values });
    }
  } finally {
    spy.mockRestore();
  }
  const statement = sent.toSorted((a, b) => b.text.length - a.text.length)[0];
  if (!statement) throw new Error("No statement was seen.");
  const client = new pg.Client({ connectionString: process.env.MIGRATION_DATABASE_URL });
  await client.connect();
  try {
    const { rows } = await client.query<{ "QUERY PLAN": string }>(
      `EXPLAIN ${statement.text}`,
      statement.values,
    );
    return rows.map((row) => row["QUERY PLAN"]).join("\n");
  } finally {
    await client.end();
  }
}
