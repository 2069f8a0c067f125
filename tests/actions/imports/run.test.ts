import iconv from "iconv-lite";
import { beforeAll, describe, expect, it } from "vitest";
import { type ImportOptions, runImport } from "@/lib/imports/run";
import { db } from "@/lib/server/db";
import { seedMinimal } from "@/prisma/seed/minimal";
import { MINIMAL, NOW } from "@/prisma/seed/minimal-ids";
import { withoutIds } from "../../support/without-ids";

const area = { id: MINIMAL.area, timeZone: "Asia/Shanghai" };
const take = (text: string | Uint8Array, more: Partial<ImportOptions> = {}) =>
  runImport({
    area,
    bytes: typeof text === "string" ? Buffer.from(text, "utf8") : text,
    fileName: "riders.csv",
    now: NOW,
    ...more,
  });

const HEADER = "骑士证号,姓名,手机号,网点,入职日期,离职日期\n";
const row = (
  number: number,
  over: { name?: string; phone?: string; outlet?: string; start?: string; end?: string } = {},
) =>
  [
    `T-${String(number).padStart(4, "0")}`,
    over.name ?? `骑手${number}`,
    over.phone ?? String(13_800_000_000 + number),
    over.outlet ?? "顺达东里网点",
    over.start ?? "2026-03-01",
    over.end ?? "",
  ].join(",");
const keys = ({ problems }: Awaited<ReturnType<typeof take>>) =>
  problems.map(({ line, key }) => `${line} ${key.replace("imports.", "")}`);
const counts = () =>
  Promise.all([
    db().person.count(),
    db().rider.count(),
    db().employment.count(),
    db().roleGrant.count(),
    db().importRun.count(),
    db().auditEntry.count(),
  ]);

beforeAll(async () => {
  await seedMinimal();
  await db().riderGroup.create({
    data: {
      areaId: MINIMAL.area,
      companyId: MINIMAL.companies.own,
      name: "顺达骑手小组",
      nameEn: "Shunda",
      foundedOn: new Date("2026-04-01"),
    },
  });
});

describe("riders", () => {
  const file = `${HEADER}${row(501, { name: "阿卜杜拉•买买提" })}\n${row(502)}\n`;

  it("are written with person, role, employment and group, recorded and audited", async () => {
    const report = await take(file);
    expect(report).toMatchObject({ written: true, created: 2, updated: 0, problems: [] });
    const rider = await db().rider.findFirstOrThrow({
      where: { number: "T-0501" },
      include: { person: { include: { grants: true } }, employments: true, memberships: true },
    });
    expect(rider.person).toMatchObject({ name: "阿卜杜拉·买买提", phone: "+8613800000501" });
    expect(rider.person.pinyin).toContain("abudulamaimaiti");
    expect(rider.person.grants).toMatchObject([
      { role: "RIDER", scopeKind: "AREA", scopeId: MINIMAL.area, endsAt: null },
    ]);
    expect(rider.employments).toMatchObject([{ outletId: MINIMAL.outlets.own, endsOn: null }]);
    expect(rider.memberships).toMatchObject([{ joinedOn: new Date("2026-04-01"), leftOn: null }]);
    expect(await db().importRun.findFirst()).toMatchObject({
      kind: "riders",
      fileName: "riders.csv",
      created: 2,
    });
    const entry = await db().auditEntry.findFirstOrThrow({ where: { action: "imports.riders" } });
    expect(withoutIds(entry.detail)).not.toMatch(/买买提|138/);
  });

  it("the same file a second time changes nothing", async () => {
    const before = await counts();
    expect(await take(file)).toMatchObject({ written: false, created: 0, updated: 0 });
    expect(await counts()).toEqual(before);
  });

  it("negative control: one more line changes something", async () => {
    const before = await counts();
    await take(`${file}${row(503)}\n`);
    expect(await counts()).not.toEqual(before);
  });

  it("one wrong line stops them all", async () => {
    const before = await counts();
    const report = await take(
      `${HEADER}${row(510)}\n${row(511, { phone: "123" })}\n${row(512, { outlet: "没有的网点" })}\n`,
    );
    expect(keys(report)).toEqual(["3 notMobile", "4 unknownOutlet"]);
    expect(await counts()).toEqual(before);
  });

  it("a dry run says what would happen and leaves nothing", async () => {
    const before = await counts();
    expect(await take(`${HEADER}${row(520)}\n`, { dryRun: true })).toMatchObject({
      created: 1,
      written: false,
    });
    expect(await counts()).toEqual(before);
  });

  it("moving to another outlet ends the first place, its role and its group", async () => {
    const moved = `${HEADER}${row(501, { name: "阿卜杜拉·买买提", outlet: "迅禾南街网点", start: "2026-09-01" })}\n`;
    expect(await take(moved)).toMatchObject({
      updated: 1,
      planned: [{ what: "update", changes: ["outlet"] }],
    });
    const rider = await db().rider.findFirstOrThrow({
      where: { number: "T-0501" },
      include: {
        employments: { orderBy: { startsOn: "asc" } },
        memberships: true,
        person: { include: { grants: { orderBy: { startsAt: "asc" } } } },
      },
    });
    expect(rider.employments).toMatchObject([
      { endsOn: new Date("2026-09-01") },
      { outletId: MINIMAL.outlets.other, endsOn: null },
    ]);
    expect(rider.person.grants.map(({ endsAt }) => endsAt)).toEqual([new Date("2026-08-31T16:00:00Z"), null]);
    expect(rider.memberships).toMatchObject([{ leftOn: new Date("2026-09-01") }]);
    expect(await take(moved)).toMatchObject({ created: 0, updated: 0 });
  });

  it("changing between outlets of one company leaves the group as it is", async () => {
    await db().outlet.create({
      data: {
        areaId: MINIMAL.area,
        companyId: MINIMAL.companies.own,
        neighbourhoodId: MINIMAL.neighbourhoods.other,
        code: "SD-NJ",
        name: "顺达南街网点",
        nameEn: "Shunda South Street",
        address: "南街头条1号",
        lng: 116.46,
        lat: 39.92,
        openedOn: new Date("2024-01-01"),
      },
    });
    await take(`${HEADER}${row(571)}\n`);
    await take(`${HEADER}${row(571, { outlet: "顺达南街网点", start: "2026-03-20" })}\n`);
    const memberships = await db().groupMembership.findMany({ where: { rider: { number: "T-0571" } } });
    expect(memberships).toMatchObject([{ joinedOn: new Date("2026-04-01"), leftOn: null }]);
    // To another company before the group was founded: it never was a member.
    await take(`${HEADER}${row(571, { outlet: "迅禾南街网点", start: "2026-03-25" })}\n`);
    expect(await db().groupMembership.count({ where: { rider: { number: "T-0571" } } })).toBe(0);
  });

  it("leaving ends the role", async () => {
    await take(`${HEADER}${row(502, { end: "2026-10-01" })}\n`);
    const { person } = await db().rider.findFirstOrThrow({
      where: { number: "T-0502" },
      include: { person: { include: { grants: true } } },
    });
    expect(person.grants).toMatchObject([{ endsAt: new Date("2026-09-30T16:00:00Z") }]);
  });

  it("two riders swap phones", async () => {
    await take(`${HEADER}${row(531)}\n${row(532)}\n`);
    const swapped = `${HEADER}${row(531, { phone: "13800000532" })}\n${row(532, { phone: "13800000531" })}\n`;
    expect(await take(swapped)).toMatchObject({ updated: 2, written: true });
    const { person } = await db().rider.findFirstOrThrow({
      where: { number: "T-0531" },
      include: { person: true },
    });
    expect(person.phone).toBe("+8613800000532");
  });

  it("from an office: GB18030, a title, full-width digits, stretched names, a line twice", async () => {
    const text = [
      "顺达东里网点骑手名单,,,,,",
      "证　号：,姓　名,手机号码*,所属网点,入职时间,备注",
      "Ｔ-０５４１,王　敏,１３８ ０００００５４１,顺达东里网点,２０２６年３月１日,组长",
      'T-0542,巴特尔,="13800000542",顺达东里网点 ,2026/3/1,',
      "T-0542,巴特尔,13800000542,顺达东里网点,2026-03-01,",
      ",,,,,",
    ].join("\r\n");
    const report = await take(iconv.encode(text, "gb18030"), { fileName: "名单.csv" });
    expect(report).toMatchObject({ kind: "riders", encoding: "GB18030", created: 2, written: true });
    expect(keys(report)).toEqual(["2 unknownColumn", "5 sameLine"]);
    const names = await db().person.findMany({
      where: { rider: { number: { in: ["T-0541", "T-0542"] } } },
      orderBy: { name: "asc" },
    });
    expect(names.map(({ name, phone }) => `${name} ${phone}`).sort()).toEqual([
      "巴特尔 +8613800000542",
      "王敏 +8613800000541",
    ]);
  });

  it("a foreign area's outlets and riders are unknown here", async () => {
    const foreign = { id: MINIMAL.foreign.area, timeZone: "Asia/Shanghai" };
    expect(await take(`${HEADER}${row(501)}\n`, { area: foreign })).toMatchObject({ created: 1 });
    expect(keys(await take(`${HEADER}${row(550, { outlet: "迅禾南街网点" })}\n`, { area: foreign }))).toEqual(
      ["2 unknownOutlet"],
    );
  });

  it("two imports at once write a file once", async () => {
    const text = `${HEADER}${row(561)}\n${row(562)}\n`;
    const reports = await Promise.all([take(text), take(text), take(text)]);
    expect(reports.map(({ created }) => created).sort()).toEqual([0, 0, 2]);
  });

  it("10,000 lines", { timeout: 120_000 }, async () => {
    const text = HEADER + Array.from({ length: 10_000 }, (_, index) => row(10_000 + index)).join("\n");
    expect(await take(text)).toMatchObject({ created: 10_000, written: true });
    expect(await take(text)).toMatchObject({ created: 0, updated: 0 });
  });
});

describe("stations", () => {
  const head = "编号,类型,名称,社区,地址,经度,纬度,启用日期,开放时间,服务\n";
  const line =
    "T-P09,商户,老周便利店,东里,东里头条1号,116.4655,39.9252,2026-03-01,每天 16:00-次日02:00,饮水、休息\n";

  it("come with hours and services, and only those of the file", async () => {
    expect(await take(head + line, { fileName: "驿站.csv" })).toMatchObject({
      kind: "stations",
      created: 1,
      written: true,
    });
    const find = () =>
      db().station.findFirstOrThrow({ where: { code: "T-P09" }, include: { hours: true, services: true } });
    const station = await find();
    expect(station.hours).toHaveLength(7);
    expect(station.hours[0]).toMatchObject({ opensAt: 960, closesAt: 1560 });
    expect(station.services.map(({ kind }) => kind).sort()).toEqual(["DRINKING_WATER", "REST_SPACE"]);
    expect(await take(head + line, { fileName: "驿站.csv" })).toMatchObject({ created: 0, updated: 0 });

    const changed = line.replace("饮水、休息", "饮水").replace("每天 16:00-次日02:00", "");
    expect(await take(head + changed, { fileName: "驿站.csv" })).toMatchObject({
      planned: [{ changes: ["services"] }],
    });
    const after = await find();
    expect(after).toMatchObject({ version: station.version + 1, services: [{ kind: "DRINKING_WATER" }] });
    expect(after.hours).toHaveLength(7);
  });
});

describe("buildings", () => {
  const head = "楼编号,社区,楼名,层数,单元数,经度,纬度,别名\n";
  const line = "DL-09,东里,东里9号楼,6,4,116.4655,39.9252,红砖楼\n";

  it("come with entrances; entrances that cases may name are never taken away", async () => {
    expect(await take(head + line, { fileName: "楼.csv" })).toMatchObject({ kind: "buildings", created: 1 });
    expect(await take(head + line, { fileName: "楼.csv" })).toMatchObject({ created: 0, updated: 0 });
    const find = () =>
      db().building.findFirstOrThrow({ where: { code: "DL-09" }, include: { entrances: true } });
    expect((await find()).pinyin).toContain("hongzhuanlou");
    expect(await take(head + line.replace("6,4,", "6,5,"), { fileName: "楼.csv" })).toMatchObject({
      updated: 1,
    });
    expect((await find()).entrances).toHaveLength(5);
    await take(head + line.replace("6,4,", "6,3,"), { fileName: "楼.csv" });
    expect((await find()).entrances).toHaveLength(5);
  });
});
