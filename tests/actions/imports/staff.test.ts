import { beforeAll, describe, expect, it } from "vitest";
import { passwordLines, reportLines } from "@/lib/imports/report";
import { type ImportOptions, runImport } from "@/lib/imports/run";
import { db } from "@/lib/server/db";
import { seedMinimal } from "@/prisma/seed/minimal";
import { MINIMAL, NOW } from "@/prisma/seed/minimal-ids";
import { withoutIds } from "../../support/without-ids";
import { call, nobody, refusal } from "../people/world";

const area = { id: MINIMAL.area, timeZone: "Asia/Shanghai" };
const HEADER = "姓名,手机号,登录名,角色,负责范围\n";
const take = (text: string, more: Partial<ImportOptions> = {}) =>
  runImport({ area, bytes: Buffer.from(HEADER + text), fileName: "staff.csv", now: NOW, ...more });
const keys = ({ problems }: Awaited<ReturnType<typeof take>>) =>
  problems.map(({ line, key }) => `${line} ${key.replace("imports.", "")}`);
const counts = () =>
  Promise.all([
    db().person.count(),
    db().roleGrant.count(),
    db().credential.count(),
    db().importRun.count(),
    db().auditEntry.count(),
  ]);
const signIn = (username: string, password: string) =>
  call<{ hasSecondFactor: boolean }>(
    "signin.checkPassword",
    nobody(area.id),
    { username, password },
    { now: NOW },
  );
let station: string;

beforeAll(async () => {
  await seedMinimal();
  station = (await db().station.findUniqueOrThrow({ where: { id: MINIMAL.stations.own } })).code;
});

describe("the staff list", () => {
  const file = () =>
    `古丽娜尔•买买提,13800000701,gulinaer,社区干部,东里\n` +
    `古丽娜尔·买买提,,gulinaer,门岗,东里\n` +
    `站长,,zhanzhang,站长,${station}\n`;

  it("on a dry run leaves nothing and makes no password known", async () => {
    const before = await counts();
    const report = await take(file(), { dryRun: true });
    expect(report).toMatchObject({ created: 2, updated: 1, written: false, passwords: [] });
    expect(passwordLines(report, "zh-CN", "address")).toEqual([]);
    expect(await counts()).toEqual(before);
  });

  it("gives people, roles in their scope, and a password that then wants a second factor", async () => {
    const report = await take(file());
    expect(report).toMatchObject({ kind: "staff", created: 2, updated: 1, written: true, problems: [] });
    expect(report.passwords.map(({ username }) => username)).toEqual(["gulinaer", "zhanzhang"]);
    expect(new Set(report.passwords.map(({ password }) => password)).size).toBe(2);
    const person = await db().person.findFirstOrThrow({
      where: { credential: { username: "gulinaer" } },
      include: { grants: { orderBy: { role: "asc" } }, credential: true },
    });
    expect(person).toMatchObject({ name: "古丽娜尔·买买提", phone: "+8613800000701" });
    expect(person.pinyin).toContain("gulinaer");
    const scope = {
      scopeKind: "NEIGHBOURHOOD",
      scopeId: MINIMAL.neighbourhoods.own,
      startsAt: NOW,
      endsAt: null,
    };
    expect(person.grants).toMatchObject([
      { role: "NEIGHBOURHOOD_CADRE", ...scope },
      { role: "GUARD", ...scope },
    ]);
    expect(person.credential).toMatchObject({ totpSecret: null, totpConfirmedAt: null });
    expect(person.credential?.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    for (const { username, password } of report.passwords)
      expect(await signIn(username, password)).toMatchObject({
        kind: "done",
        data: { hasSecondFactor: false },
      });
    expect(refusal(await signIn("gulinaer", report.passwords[1]?.password ?? ""))).toBe(
      "signin.passwordWrong",
    );
  });

  it("keeps the passwords out of the report, the audit and the record of the import", async () => {
    const report = await take("某甲,,moujia,街道干部,\n");
    const [first] = report.passwords;
    const secret = first?.password ?? "none";
    expect(secret).toHaveLength(20);
    const told = reportLines(report, { locale: "zh-CN", fileName: "staff.csv", dryRun: false });
    expect(told.join("\n")).not.toContain(secret);
    expect(passwordLines(report, "zh-CN", "address").join("\n")).toContain(secret);
    const rows = [
      await db().auditEntry.findMany({ where: { action: "imports.staff" }, select: { detail: true } }),
      await db().importRun.findMany(),
      await db().credential.findMany(),
    ];
    expect(rows[0]?.length).toBe(2);
    expect(JSON.stringify(rows)).not.toContain(secret);
    expect(withoutIds(rows[0])).not.toMatch(/moujia|某甲|138/);
  });

  it("the same file again changes nothing, and nobody gets another password", async () => {
    const before = await counts();
    const hashes = await db().credential.findMany({ orderBy: { id: "asc" } });
    expect(await take(file())).toMatchObject({ created: 0, updated: 0, written: false, passwords: [] });
    expect(await counts()).toEqual(before);
    expect(await db().credential.findMany({ orderBy: { id: "asc" } })).toEqual(hashes);
  });

  it("a further role leaves the password alone", async () => {
    const before = await db().credential.count();
    const report = await take("古丽娜尔·买买提,,gulinaer,调解员,全地区\n");
    expect(report).toMatchObject({ updated: 1, written: true, passwords: [] });
    expect(await db().credential.count()).toBe(before);
  });

  it("a role that ended is given anew", async () => {
    const guard = { role: "GUARD" as const, person: { credential: { username: "gulinaer" } } };
    await db().roleGrant.updateMany({ where: guard, data: { endsAt: NOW } });
    const later = new Date(NOW.getTime() + 60_000);
    expect(await take(file(), { now: later })).toMatchObject({ updated: 1 });
    expect(await db().roleGrant.count({ where: guard })).toBe(2);
  });

  it("one wrong line stops them all: no password is made known", async () => {
    const before = await counts();
    const report = await take("某乙,,mouyi,社区干部,东里\n某丙,,moubing,站长,没有的站\n");
    expect(keys(report)).toEqual(["3 scopeStation"]);
    expect(report.passwords).toEqual([]);
    expect(await counts()).toEqual(before);
  });

  it("places of a foreign area are unknown here", async () => {
    const foreign = { id: MINIMAL.foreign.area, timeZone: "Asia/Shanghai" };
    expect(keys(await take(`某丁,,mouding,站长,${station}\n`, { area: foreign }))).toEqual([
      "2 scopeStation",
    ]);
  });

  it("a rider who also guards a gate stays one person", async () => {
    const rider = await db().rider.findFirstOrThrow({
      where: { areaId: area.id, person: { phone: { not: null } } },
      include: { person: true },
    });
    const { id, name, phone } = rider.person;
    const report = await take(`${name},${phone},alsoguard,门岗,东里\n`);
    expect(report).toMatchObject({ updated: 1, created: 0 });
    expect(report.passwords).toHaveLength(1);
    const credential = await db().credential.findFirstOrThrow({ where: { username: "alsoguard" } });
    expect(credential.personId).toBe(id);
  });
});
