import { describe, expect, it } from "vitest";
import { STANDARD_CATEGORIES } from "@/lib/cases/standard-categories";
import { foundCommunity, foundingInput } from "@/lib/imports/founding";
import { db } from "@/lib/server/db";
import { calendarOf, isWorkingDay } from "@/lib/time/working-days";
import { call, NOW, nobody } from "../people/world";

const wanted = foundingInput.parse({
  area: "lh",
  name: "柳荷地区",
  "name-en": "Liuhe",
  km2: "2.5",
  population: "12000",
  host: ["LH.example"],
  administrator: "林岚",
  username: "linlan",
});

describe("founding", () => {
  it("makes the community and an administrator who then sets up the second factor", async () => {
    const founded = await foundCommunity(wanted, NOW);
    if (!founded.ok) throw new Error(founded.reason);
    expect(founded.areaCreated).toBe(true);
    const area = await db().area.findUniqueOrThrow({ where: { slug: "lh" } });
    expect(area).toMatchObject({
      name: "柳荷地区",
      population: 12_000,
      hosts: ["lh.example"],
      isDemo: false,
    });
    const raw = { username: "linlan", password: founded.password ?? "" };
    const outcome = await call("signin.checkPassword", nobody(area.id), raw);
    expect(outcome).toMatchObject({ kind: "done", data: { hasSecondFactor: false } });
    const [grant] = await db().roleGrant.findMany({ where: { areaId: area.id } });
    expect(grant).toMatchObject({ role: "ADMINISTRATOR", scopeKind: "AREA", scopeId: area.id });
    expect(await db().auditEntry.count({ where: { areaId: area.id, action: "people.found" } })).toBe(1);
  });

  it("brings the standard categories in both languages and the State Council's calendar", async () => {
    const area = await db().area.findUniqueOrThrow({ where: { slug: "lh" } });
    const categories = await db().caseCategory.findMany({
      where: { areaId: area.id },
      orderBy: { sort: "asc" },
    });
    expect(categories.map(({ code }) => code)).toEqual(STANDARD_CATEGORIES.map(({ code }) => code));
    for (const one of categories) {
      expect(one.answerDays).toBeGreaterThan(0);
      for (const text of [one.name, one.hint, one.limitReason]) expect(text).toMatch(/\p{Script=Han}/u);
      for (const text of [one.nameEn, one.hintEn, one.limitReasonEn]) expect(text).toMatch(/^[ -~’]+$/);
    }
    const calendar = calendarOf(await db().calendarDay.findMany({ where: { areaId: area.id } }));
    // National Day 2026 is a Thursday; the Saturday of 10 October is worked for it.
    expect(isWorkingDay("2026-10-01", calendar)).toBe(false);
    expect(isWorkingDay("2026-10-10", calendar)).toBe(true);
    expect(isWorkingDay("2026-10-01", calendarOf([]))).toBe(true);
  });

  it("the same again adds only what is missing and gives nobody a new password", async () => {
    const area = await db().area.findUniqueOrThrow({ where: { slug: "lh" } });
    const areaId = area.id;
    await db().caseCategory.update({
      where: { areaId_code: { areaId, code: "late" } },
      data: { answerDays: 2, retiredAt: NOW },
    });
    await db().caseCategory.delete({ where: { areaId_code: { areaId, code: "praise" } } });
    const before = await db().credential.findMany();
    expect(await foundCommunity(wanted, NOW)).toMatchObject({
      ok: true,
      areaCreated: false,
      password: null,
      furnished: { categories: 1, calendarDays: 0 },
    });
    expect(await db().caseCategory.findFirst({ where: { areaId, code: "late" } })).toMatchObject({
      answerDays: 2,
      retiredAt: NOW,
    });
    expect(await db().credential.findMany()).toEqual(before);
    const audited = await db().auditEntry.count();
    expect(await foundCommunity(wanted, NOW)).toMatchObject({
      furnished: { categories: 0, calendarDays: 0 },
    });
    expect(await db().auditEntry.count()).toBe(audited);
  });

  it("a year whose notice is not known yet is named", async () => {
    const known = await foundCommunity({ ...wanted, area: "y1" }, NOW);
    const unknown = await foundCommunity({ ...wanted, area: "y2" }, new Date("2066-03-02T02:00:00Z"));
    expect(known).toMatchObject({ furnished: { unknownYears: expect.not.arrayContaining([2026]) } });
    expect(unknown).toMatchObject({ furnished: { calendarDays: 0, unknownYears: [2066, 2067] } });
  });

  it("with another username makes another administrator; never the same username for two", async () => {
    expect(await foundCommunity({ ...wanted, administrator: "别人" }, NOW)).toEqual({
      ok: false,
      reason: "username taken",
    });
    const second = await foundCommunity({ ...wanted, username: "second" }, NOW);
    expect(second).toMatchObject({ ok: true, areaCreated: false, password: expect.any(String) });
    expect(await db().area.count({ where: { slug: "lh" } })).toBe(1);
  });

  it("wants a name for a new community, and writes nothing without", async () => {
    const { name: _, ...nameless } = wanted;
    expect(await foundCommunity({ ...nameless, area: "xx" }, NOW)).toEqual({
      ok: false,
      reason: "name needed",
    });
    expect(await db().area.count({ where: { slug: "xx" } })).toBe(0);
  });

  it.each([
    [{ area: "T 1" }, "--area must be"],
    [{ username: "Lin Lan" }, "--username must be"],
    [{ km2: "much" }, "--km2 must be"],
    [{ administrator: undefined }, "--administrator is missing"],
  ])("says what is wrong with %j", (change, sentence) => {
    const given = { area: "t", administrator: "林岚", username: "linlan", ...change };
    const parsed = foundingInput.safeParse(given);
    expect(parsed.error?.issues[0]?.message).toContain(sentence);
  });
});
