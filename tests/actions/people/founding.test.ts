import { describe, expect, it } from "vitest";
import { foundCommunity, foundingInput } from "@/lib/people/founding";
import { db } from "@/lib/server/db";
import { call, NOW, nobody } from "./world";

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
    const raw = { username: "linlan", password: founded.password };
    const outcome = await call("signin.checkPassword", nobody(area.id), raw);
    expect(outcome).toMatchObject({ kind: "done", data: { hasSecondFactor: false } });
    const [grant] = await db().roleGrant.findMany({ where: { areaId: area.id } });
    expect(grant).toMatchObject({ role: "ADMINISTRATOR", scopeKind: "AREA", scopeId: area.id });
    expect(await db().auditEntry.count({ where: { areaId: area.id, action: "people.found" } })).toBe(1);
  });

  it("again makes another administrator, never the same username twice", async () => {
    expect(await foundCommunity(wanted, NOW)).toEqual({ ok: false, reason: "username taken" });
    const second = await foundCommunity({ ...wanted, username: "second" }, NOW);
    expect(second).toMatchObject({ ok: true, areaCreated: false });
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
