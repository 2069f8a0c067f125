import { readFileSync } from "node:fs";
import { join } from "node:path";
import iconv from "iconv-lite";
import pg from "pg";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { ownName } from "@/lib/imports/place";
import { type ImportOptions, runImport } from "@/lib/imports/run";
import { root } from "@/lib/ops/root";
import { db } from "@/lib/server/db";
import { ownDatabase } from "../../support/database";

const NOW = new Date("2026-11-20T02:00:00Z");
let area: { id: string; timeZone: string };
let areas = 0;

/** A community without a single neighbourhood. */
async function emptyArea() {
  areas += 1;
  const data = { slug: `empty-${areas}`, name: "柳荷地区", nameEn: "Liuhe", areaKm2: 1, population: 0 };
  area = await db().area.create({ data, select: { id: true, timeZone: true } });
}

const take = (fileName: string, text: string | Uint8Array, more: Partial<ImportOptions> = {}) =>
  runImport({
    area,
    bytes: typeof text === "string" ? Buffer.from(text, "utf8") : text,
    fileName,
    now: NOW,
    ...more,
  });
const keys = ({ problems }: Awaited<ReturnType<typeof take>>) =>
  problems.map(({ line, key }) => `${line} ${key.replace("imports.", "")}`);
const counts = () =>
  Promise.all([
    db().neighbourhood.count(),
    db().company.count(),
    db().outlet.count(),
    db().partyBranch.count(),
    db().importRun.count(),
    db().auditEntry.count(),
  ]);

const PLACES = "社区编号,社区名称,人口,户数,边界坐标\n";
const EAST = 'DL,东里社区,7200,2938,"116.460,39.920 116.465,39.920 116.465,39.924 116.460,39.924"\n';
const WEST = "XL,西里社区,6900,2816,\n";
const OUTLETS = "网点编号,网点名称,企业,社区,地址,经度,纬度,启用日期,党支部,党支部成立日期\n";
const outlet = (code: string, company: string, branch = ",") =>
  `${code},${company}${code}网点,${company},东里,东里头条5号,116.4622,39.9222,2024-06-01,${branch}\n`;

describe("neighbourhoods", () => {
  beforeAll(emptyArea);
  const boundaries = async () =>
    (await db().neighbourhood.findMany({ where: { areaId: area.id }, orderBy: { sort: "asc" } })).map(
      ({ boundary }) => boundary as { coordinates: [number, number][][]; fromBuildings?: boolean },
    );

  it("are written in the order of the file, with the outline given or an empty one", async () => {
    const report = await take("社区名单.csv", PLACES + EAST + WEST);
    expect(report).toMatchObject({ kind: "neighbourhoods", created: 2, written: true, problems: [] });
    const found = await db().neighbourhood.findMany({ where: { areaId: area.id }, orderBy: { sort: "asc" } });
    expect(found).toMatchObject([
      { code: "DL", name: "东里", population: 7200, households: 2938, sort: 0 },
      { code: "XL", name: "西里", sort: 1, boundary: { type: "Polygon", coordinates: [] } },
    ]);
    expect((await boundaries())[0]?.coordinates[0]).toHaveLength(5);
    const entry = await db().auditEntry.findFirstOrThrow({ where: { action: "imports.neighbourhoods" } });
    expect(entry.detail).toMatchObject({ created: 2, updated: 0 });
  });

  it("the same file again changes nothing; a new line comes last", async () => {
    const before = await counts();
    expect(await take("社区名单.csv", PLACES + EAST + WEST)).toMatchObject({ created: 0, updated: 0 });
    expect(await counts()).toEqual(before);
    await take("社区名单.csv", `${PLACES}NJ,南街社区,1,1,\n${EAST}`);
    const south = await db().neighbourhood.findFirstOrThrow({ where: { areaId: area.id, code: "NJ" } });
    expect(south.sort).toBe(2);
  });

  it("one wrong line stops them all, and a dry run leaves nothing", async () => {
    const before = await counts();
    const wrong = `${PLACES}BJ,北街社区,1,1,\nQT,桥头社区,很多,1,\n`;
    expect(keys(await take("社区名单.csv", wrong))).toEqual(["3 notWhole"]);
    const right = `${PLACES}BJ,北街社区,1,1,\n`;
    expect(await take("社区名单.csv", right, { dryRun: true })).toMatchObject({ created: 1, written: false });
    expect(await counts()).toEqual(before);
  });

  it("from an office: GB18030, a title, full-width digits, a decorated header, a boundary without quotes", async () => {
    const text = [
      "柳荷地区各社区基本情况,,,,",
      "社区　代码*,名　称,人口数（人）,总户数：,备注",
      "ＨＹ,花　园社区,１２，３４５,５０００户,人口为七普数",
      "",
    ].join("\r\n");
    const report = await take("情况.csv", iconv.encode(text, "gb18030"));
    expect(report).toMatchObject({ kind: "neighbourhoods", encoding: "GB18030", created: 1, written: true });
    expect(keys(report)).toEqual(["2 unknownColumn"]);
    expect(await db().neighbourhood.findFirst({ where: { areaId: area.id, code: "HY" } })).toMatchObject({
      name: "花园",
      population: 12_345,
      households: 5000,
    });
    const unquoted = `${PLACES}QT,桥头社区,1,1,116.46,39.92 116.47,39.92 116.47,39.93\n`;
    expect(keys(await take("社区名单.csv", unquoted))).toContain("2 tooManyCells");
  });

  it("get their outline from their blocks until the office gives one", async () => {
    const head = "楼编号,社区,楼名,层数,单元数,经度,纬度\n";
    const block = (number: number, lng: number) =>
      `XL-0${number},西里,西里${number}号楼,6,4,${lng},39.9222\n`;
    const [given, , none] = await boundaries();
    await take("楼.csv", head + block(1, 116.4622) + block(2, 116.464));
    const [east, first, still] = await boundaries();
    expect(first?.fromBuildings).toBe(true);
    expect(east).toEqual(given);
    expect(still).toEqual(none);
    await take("楼.csv", head + block(3, 116.468));
    const [, second] = await boundaries();
    const easternmost = (shape?: { coordinates: [number, number][][] }) =>
      Math.max(...(shape?.coordinates[0] ?? []).map(([lng]) => lng));
    expect(easternmost(second)).toBeGreaterThan(easternmost(first) + 0.003);
    // A stray coordinate is noticed although no outline was given.
    expect(keys(await take("楼.csv", head + block(4, 117.468)))).toEqual(["2 farAway"]);

    const surveyed = EAST.replace("DL,东里社区,7200,2938", "XL,西里社区,6900,2816");
    expect(await take("社区名单.csv", PLACES + surveyed)).toMatchObject({
      planned: [{ changes: ["boundary"] }],
    });
    await take("楼.csv", head + block(5, 116.466));
    const [, third] = await boundaries();
    expect(third?.coordinates).toEqual(given?.coordinates);
    expect(third).not.toHaveProperty("fromBuildings");
  });
});

it("neighbourhoods that an older version wrote are named like those of today by the migration", async () => {
  const names = [
    ["东里社区", "East Lane Neighbourhood", "东里", "East Lane"],
    ["西里社区居民委员会", "West Lane neighborhood committee", "西里", "West Lane"],
    ["花园居委会", "花园居委会", "花园", "花园"],
    ["社区", "Committee", "社区", "Committee"],
    ["社区街", "Community Street", "社区街", "Community Street"],
  ] as const;
  await emptyArea();
  const boundary = { type: "Polygon", coordinates: [] };
  const rest = { areaId: area.id, population: 0, households: 0, boundary };
  await db().neighbourhood.createMany({
    data: names.map(([name, nameEn], sort) => ({ ...rest, code: `N${sort}`, name, nameEn, sort })),
  });
  const owner = new pg.Client({ connectionString: ownDatabase().ownerUrl });
  await owner.connect();
  const script = join(root, "prisma/migrations/20261128170000_own_names/migration.sql");
  await owner.query(readFileSync(script, "utf8")).finally(() => owner.end());
  const found = await db().neighbourhood.findMany({ where: { areaId: area.id }, orderBy: { sort: "asc" } });
  expect(found.map(({ name, nameEn }) => [name, nameEn])).toEqual(names.map((row) => row.slice(2)));
  expect(names.map((row) => row.slice(0, 2).map(ownName))).toEqual(names.map((row) => row.slice(2)));
});

describe("outlets", () => {
  beforeEach(async () => {
    await emptyArea();
    await take("社区名单.csv", PLACES + EAST);
  });

  it("come with their company, made once, and their Party branch", async () => {
    const branch = "中共顺达东里支部,2026-07-01";
    const report = await take(
      "outlets.csv",
      OUTLETS + outlet("SD-1", "顺达", branch) + outlet("SD-2", "顺达"),
    );
    expect(report).toMatchObject({ kind: "outlets", created: 2, written: true, problems: [] });
    const outlets = await db().outlet.findMany({
      where: { areaId: area.id },
      include: { company: true, branch: true },
      orderBy: { code: "asc" },
    });
    expect(outlets).toMatchObject([
      {
        code: "SD-1",
        openedOn: new Date("2024-06-01"),
        company: { code: "SD", name: "顺达" },
        branch: { name: "中共顺达东里支部", foundedOn: new Date("2026-07-01") },
      },
      { code: "SD-2", branch: null },
    ]);
    expect(await db().company.count({ where: { areaId: area.id } })).toBe(1);
  });

  it("companies with the same initials get codes that differ", async () => {
    await take(
      "outlets.csv",
      OUTLETS + outlet("A-1", "顺达") + outlet("A-2", "盛大") + outlet("A-3", "神灯"),
    );
    const companies = await db().company.findMany({ where: { areaId: area.id }, orderBy: { code: "asc" } });
    expect(companies.map(({ code, name }) => `${code} ${name}`)).toEqual(["SD 顺达", "SD2 盛大", "SD3 神灯"]);
  });

  it("the same file again changes nothing; what changes is named; all or nothing", async () => {
    const file = OUTLETS + outlet("SD-1", "顺达") + outlet("XH-1", "迅禾");
    await take("outlets.csv", file);
    const before = await counts();
    expect(await take("outlets.csv", file)).toMatchObject({ created: 0, updated: 0, written: false });
    const broken = OUTLETS + outlet("SD-3", "新来") + outlet("SD-1", "迅禾");
    expect(keys(await take("outlets.csv", broken))).toEqual(["3 companyChanges"]);
    expect(await take("outlets.csv", OUTLETS + outlet("LJ-1", "邻捷"), { dryRun: true })).toMatchObject({
      created: 1,
      written: false,
    });
    expect(await counts()).toEqual(before);
    const branch = outlet("SD-1", "顺达", "顺达支部,2026-07-01");
    expect(await take("outlets.csv", OUTLETS + branch)).toMatchObject({
      planned: [{ changes: ["branch", "branchFoundedOn"] }],
    });
  });

  it("in an area without neighbourhoods say what comes first", async () => {
    await emptyArea();
    const report = await take("outlets.csv", OUTLETS + outlet("SD-1", "顺达"));
    expect(keys(report)).toEqual(["2 noNeighbourhoods"]);
  });
});
