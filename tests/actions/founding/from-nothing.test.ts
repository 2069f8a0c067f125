import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readFilters } from "@/lib/cases/desk-filters";
import { deskList } from "@/lib/cases/desk-queries";
import { acceptCase } from "@/lib/cases/desk-verbs-office";
import { dispatchCase } from "@/lib/cases/desk-verbs-work";
import { categoryChoices, companyChoices, whereChoices } from "@/lib/cases/report-queries";
import { checkInVerb } from "@/lib/checkins/verb";
import { runImport } from "@/lib/imports/run";
import type { Actor } from "@/lib/people/actor";
import { totpToSetUp } from "@/lib/people/challenge-queries";
import { totpCode } from "@/lib/people/totp";
import { db } from "@/lib/server/db";
import { perform } from "@/lib/server/perform";
import { board } from "@/lib/stations/queries";
import { localTime, SHANGHAI } from "@/lib/time/shanghai";
import { addWorkingDays, calendarOf } from "@/lib/time/working-days";
import { runCommand } from "../../support/command";
import { report } from "../cases/filing-world";
import { actorByTicket, forgetLimits, must, nobody, signInByPhone } from "../people/world";
import { OFFICE_FILES } from "./office-files";

const folder = mkdtempSync(join(tmpdir(), "yizhan office "));
afterAll(() => rmSync(folder, { recursive: true }));

const FOUND = ["--area", "lh", "--name", "柳荷地区", "--name-en", "Liuhe", "--administrator", "林岚"];
/** First passwords as the terminal showed them, by username. */
const passwords = new Map<string, string>();
let areaId: string;
let now: Date;

const tables = () =>
  Promise.all([db().area.count(), db().neighbourhood.count(), db().person.count(), db().importRun.count()]);

beforeAll(async () => {
  expect(await tables()).toEqual([0, 0, 0, 0]);
  const { code, out } = await runCommand("found", ...FOUND, "--username", "linlan");
  expect(out).toContain("14 case categories");
  expect(code).toBe(0);
  passwords.set("linlan", /password: (\S+)/.exec(out)?.[1] ?? "");
  for (const [name, bytes] of OFFICE_FILES) {
    const path = join(folder, name);
    writeFileSync(path, bytes);
    const before = await tables();
    expect(await take(name, bytes, true)).toMatchObject({ written: false, passwords: [] });
    expect(await tables()).toEqual(before);
    const written = await runCommand("import", path);
    expect(written, written.out).toMatchObject({ code: 0, out: expect.stringContaining("已全部写入") });
    for (const [, username, password] of written.out.matchAll(/^ {2}\S+\t(\S+)\t(\S{20})$/gm))
      passwords.set(username ?? "", password ?? "");
  }
  areaId = (await db().area.findFirstOrThrow()).id;
  // Grants and the first day of employment begin when the commands ran.
  now = new Date(Date.now() + 60_000);
}, 240_000);

/** The same import within this process. */
async function take(fileName: string, bytes: Uint8Array, dryRun = false) {
  const area = await db().area.findFirstOrThrow({ select: { id: true, timeZone: true } });
  return runImport({ area, bytes, fileName, now: new Date(), dryRun });
}

/** Signs a member of staff in with the first password and a new authenticator app. */
async function signInFirstTime(username: string): Promise<Actor> {
  await forgetLimits();
  const raw = { username, password: passwords.get(username) };
  const step = await must<{ challenge: string; hasSecondFactor: boolean }>(
    "signin.checkPassword",
    nobody(areaId),
    raw,
    { now },
  );
  expect(step.hasSecondFactor).toBe(false);
  const app = await totpToSetUp(nobody(areaId), step.challenge, "驿站", now);
  const code = totpCode(app?.secret ?? "", now);
  const confirm = { challenge: step.challenge, code };
  const { ticket } = await must<{ ticket: string }>("signin.confirmTotp", nobody(areaId), confirm, { now });
  return actorByTicket(areaId, ticket, now);
}

const onDesk = async (actor: Actor) => {
  const page = await deskList(actor, { filters: readFilters({}), after: null, now, zone: SHANGHAI });
  return page.rows.map(({ reference }) => reference);
};
const checkIn = (actor: Actor, code: string) =>
  perform(checkInVerb, {
    actor,
    raw: { code, clientId: randomUUID(), source: "POSTER" },
    now,
    address: "192.0.2.7",
  });

describe("a community from nothing", () => {
  it("has outlines around its blocks, outlets, stations and everybody's password", async () => {
    const neighbourhoods = await db().neighbourhood.findMany({ orderBy: { sort: "asc" } });
    expect(neighbourhoods.map(({ name }) => name)).toEqual(["东荷", "西荷"]);
    for (const { boundary } of neighbourhoods) expect(boundary).toMatchObject({ fromBuildings: true });
    expect(await db().outlet.findFirst({ include: { company: true } })).toMatchObject({
      code: "LT-DH",
      company: { name: "隆通", code: "LT" },
    });
    expect(await db().area.findFirst()).toMatchObject({ stationsOpenedOn: new Date("2020-01-02") });
    expect([...passwords.keys()]).toEqual(["linlan", "wangmin", "zhoukai", "chenxu", "liuyang", "laozheng"]);
    expect(new Set(passwords.values()).size).toBe(6);
  });

  it.each(["zh-CN", "en"] as const)("the first pages have what they offer (%s)", async (locale) => {
    const visitor: Actor = { ...nobody(areaId), locale };
    const { stations } = await board(visitor, now);
    expect(stations.map(({ code }) => code).sort()).toEqual(["L-E1", "L-P01"]);
    const categories = await categoryChoices(visitor);
    expect(categories).toHaveLength(14);
    for (const { label, hint } of categories) expect(label && hint).toBeTruthy();
    const where = await whereChoices(visitor, undefined);
    expect(where.neighbourhoods.map(({ label }) => label)).toEqual(["东荷", "西荷"]);
    const bodies = await companyChoices(visitor);
    expect(bodies.map(({ label }) => label)).toEqual(["隆通", "隆通东荷网点"]);
  });

  it("a visitor's complaint is seen and accepted by its own cadre, and goes to the outlet", async () => {
    const east = await db().neighbourhood.findFirstOrThrow({ where: { code: "DH" } });
    const outlet = await db().outlet.findFirstOrThrow();
    const told = {
      where: { place: east.id, q: "红砖楼", entrance: "2" },
      tell: { text: "约好送上门，却放在楼下。", about: `outlet:${outlet.id}` },
    };
    const filed = await report(told, nobody(areaId), now);
    const stored = await db().case.findUniqueOrThrow({
      where: { id: filed.id },
      include: { building: true, category: true },
    });
    expect(stored).toMatchObject({
      areaId,
      status: "REPORTED",
      building: { code: "DH-01" },
      category: { code: "not_to_door", answerDays: 3 },
    });
    expect(stored.dueAt.getTime()).toBeGreaterThan(now.getTime());

    const wang = await signInFirstTime("wangmin");
    const zhou = await signInFirstTime("zhoukai");
    const liu = await signInFirstTime("liuyang");
    expect(await onDesk(wang)).toEqual([filed.reference]);
    // Negative control: the cadre of the other neighbourhood has nothing to do with it.
    expect(await onDesk(zhou)).toEqual([]);
    const accept = { raw: { id: filed.id, version: 1 }, now, address: "192.0.2.7" };
    expect((await perform(acceptCase, { ...accept, actor: zhou })).kind).not.toBe("done");
    expect((await perform(acceptCase, { ...accept, actor: wang })).kind).toBe("done");
    const accepted = await db().caseEvent.findFirst({ where: { caseId: filed.id, kind: "ACCEPTED" } });
    expect(accepted?.actorLabel).toBe("东荷社区居委会");

    expect(await onDesk(liu)).toEqual([]);
    const { version } = await db().case.findUniqueOrThrow({ where: { id: filed.id } });
    const calendar = calendarOf(await db().calendarDay.findMany({ where: { areaId } }));
    const dueOn = localTime(addWorkingDays(now, 1, calendar)).day;
    const raw = { id: filed.id, version, outletId: outlet.id, dueOn, dueReason: "承运网点最清楚" };
    const outcome = await perform(dispatchCase, { actor: wang, raw, now, address: "192.0.2.7" });
    expect(outcome.kind, JSON.stringify(outcome)).toBe("done");
    expect(await onDesk(liu)).toEqual([filed.reference]);
  });

  it("an imported rider checks in at an imported station; one who left can't", async () => {
    const rider = await signInByPhone(areaId, "+8613800006001", now);
    expect(rider.name).toBe("艾尔肯·吐尔逊");
    expect(await checkIn(rider, "L-E1")).toMatchObject({ kind: "done", data: { code: "L-E1", fresh: true } });
    expect(await db().checkIn.count()).toBe(1);
    const left = await signInByPhone(areaId, "+8613800006002", now);
    expect((await checkIn(left, "L-E1")).kind).toBe("denied");
    expect((await checkIn(nobody(areaId), "L-E1")).kind).toBe("denied");
    expect(await db().checkIn.count()).toBe(1);
  });

  it("the guard and the station manager hold their role in their place alone", async () => {
    const guard = await signInFirstTime("laozheng");
    const manager = await signInFirstTime("chenxu");
    const [east, station] = [
      await db().neighbourhood.findFirstOrThrow({ where: { code: "DH" } }),
      await db().station.findFirstOrThrow({ where: { code: "L-E1" } }),
    ];
    expect(guard.grants).toEqual([{ role: "GUARD", scopeKind: "NEIGHBOURHOOD", scopeId: east.id }]);
    expect(manager.grants).toEqual([{ role: "STATION_MANAGER", scopeKind: "STATION", scopeId: station.id }]);
  });

  it("all of it again changes nothing, and shows no password again", { timeout: 120_000 }, async () => {
    const before = [await tables(), await db().auditEntry.count()];
    const again = await runCommand("found", ...FOUND, "--username", "linlan");
    expect(again).toMatchObject({ code: 0, out: expect.not.stringContaining("password: ") });
    for (const [name, bytes] of OFFICE_FILES)
      expect(await take(name, bytes)).toMatchObject({
        created: 0,
        updated: 0,
        written: false,
        passwords: [],
      });
    const { code, out } = await runCommand("import", join(folder, "staff.csv"));
    expect(code, out).toBe(0);
    expect(out).toContain("什么也没有改");
    for (const password of passwords.values()) expect(out).not.toContain(password);
    expect([await tables(), await db().auditEntry.count()]).toEqual(before);
  });
});
