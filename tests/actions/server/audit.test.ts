import pg from "pg";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { visitor } from "@/lib/people/actor";
import { sealAudit, verifyAudit } from "@/lib/server/audit-seal";
import { db } from "@/lib/server/db";
import { perform, type Verb } from "@/lib/server/perform";
import { refuse } from "@/lib/server/refusal";
import { MINIMAL as M, minimalActor, NOW, seedMinimal } from "@/prisma/seed/minimal";
import { ownDatabase } from "../../support/database";

const input = z.strictObject({
  name: z.string().min(1),
  fail: z.enum(["no", "refuse", "throw"]).default("no"),
});

/** Renames the area; refuses or breaks after the change when asked to. */
const rename: Verb<typeof input, { id: string }, string> = {
  name: "test.rename",
  input,
  load: async ({ actor }) => ({ id: actor.areaId }),
  allow: (actor) => actor.grants.some(({ role }) => role === "ADMINISTRATOR"),
  run: async ({ tx, subject, input: { name, fail } }) => {
    await tx.area.update({ where: { id: subject.id }, data: { name } });
    if (fail === "refuse") refuse("errors.invalid");
    if (fail === "throw") throw new Error("a bug");
    return {
      data: name,
      audit: { subject: "area", subjectId: subject.id, detail: { b: 1, a: [2, { d: 3, c: 4 }] } },
    };
  },
};

const call = (raw: unknown, role: "ADMINISTRATOR" | "GUARD" = "ADMINISTRATOR") =>
  perform(rename, { actor: minimalActor(role), raw, now: NOW, address: "test" });
const areaName = async () => (await db().area.findUniqueOrThrow({ where: { id: M.area } })).name;
const entries = () => db().auditEntry.findMany({ where: { action: "test.rename" }, orderBy: { id: "asc" } });

beforeAll(async () => {
  await seedMinimal();
});

describe("a change and its audit entry", () => {
  it("stand together", async () => {
    const before = await entries();
    expect((await call({ name: "新名" })).kind).toBe("done");
    expect(await areaName()).toBe("新名");
    const after = await entries();
    expect(after).toHaveLength(before.length + 1);
    expect(after.at(-1)).toMatchObject({
      outcome: "done",
      actorId: M.people.ADMINISTRATOR,
      subjectId: M.area,
    });
  });

  it.each([["refuse"], ["throw"]])("fall together when it ends with %s", async (fail) => {
    const name = await areaName();
    const before = (await entries()).length;
    const outcome = await call({ name: "不该留下", fail }).catch((error: Error) => error.message);
    expect(outcome).toEqual(fail === "throw" ? "a bug" : expect.objectContaining({ kind: "invalid" }));
    expect(await areaName()).toBe(name);
    expect(await entries()).toHaveLength(before);
  });

  it("a denial leaves an entry although nothing changed", async () => {
    const name = await areaName();
    expect((await call({ name: "不该留下" }, "GUARD")).kind).toBe("denied");
    expect(await areaName()).toBe(name);
    expect((await entries()).at(-1)).toMatchObject({ outcome: "denied", actorId: M.people.GUARD });
  });

  it("a null character, which the database can't keep, is refused and its field named", async () => {
    const before = (await entries()).length;
    expect(await call({ name: "新\0名" })).toMatchObject({
      kind: "invalid",
      fields: { name: { key: "errors.invalid" } },
    });
    expect(await entries()).toHaveLength(before);
  });

  it("an unknown key is refused and named", async () => {
    expect(await call({ name: "a", admin: "yes" })).toMatchObject({
      kind: "invalid",
      fields: { admin: { key: "errors.unexpected" } },
    });
  });
});

describe("what somebody without a session is denied", () => {
  const knock = (address: string) =>
    perform(rename, { actor: visitor(M.area, "zh-CN"), raw: { name: "x" }, now: NOW, address });
  const denied = () => db().auditEntry.count({ where: { action: "test.rename", actorId: null } });

  it("is denied every time, and recorded sixty times an hour for one address", async () => {
    for (let i = 0; i < 65; i++) expect((await knock("192.0.2.50")).kind).toBe("denied");
    expect(await denied()).toBe(60);
    await knock("192.0.2.51");
    expect(await denied()).toBe(61);
  });

  it("negative control: of who is signed in each one is recorded", async () => {
    const before = (await entries()).length;
    for (let i = 0; i < 65; i++) await call({ name: "x" }, "GUARD");
    expect(await entries()).toHaveLength(before + 65);
  });
});

describe("written entries", () => {
  const forbidden = [
    `UPDATE "AuditEntry" SET "action" = 'nothing'`,
    `DELETE FROM "AuditEntry"`,
    `TRUNCATE "AuditEntry" CASCADE`,
    `UPDATE "AuditSeal" SET "hash" = 'x'`,
    `DELETE FROM "AuditSeal"`,
  ];

  it.each(forbidden)("the application can't: %s", async (sql) => {
    await expect(as("appUrl", sql, "SET ROLE yizhan_app")).rejects.toThrow(/permission denied/);
  });

  it.each(forbidden)("nor can the owner of the tables: %s", async (sql) => {
    await expect(as("ownerUrl", sql)).rejects.toThrow(/append-only|foreign key/);
  });

  it("negative control: the same role may change other rows", async () => {
    await expect(
      as("appUrl", `UPDATE "Area" SET "areaKm2" = 2`, "SET ROLE yizhan_app"),
    ).resolves.toBeUndefined();
  });
});

describe("the chain", () => {
  beforeEach(async () => {
    await call({ name: "一" });
    await call({ name: "二" });
    await sealAudit();
    await call({ name: "三" });
    await sealAudit();
  });
  /** What a test spoiled is put right, so that the next one starts from a whole chain. */
  let mend: string[] = [];
  afterEach(async () => {
    for (const sql of mend) await tamper(sql);
    mend = [];
  });

  it("is whole, and says what waits", async () => {
    await call({ name: "四" });
    const report = await verifyAudit();
    expect(report.faults).toEqual([]);
    expect(report.waiting).toBe(1);
    expect(report.seals).toBeGreaterThanOrEqual(2);
  });

  it("sealing twice seals nothing twice", async () => {
    const sealed = await Promise.all([sealAudit(), sealAudit(), sealAudit()]);
    expect(sealed.reduce((sum, count) => sum + count)).toBe(0);
    expect((await verifyAudit()).faults).toEqual([]);
  });

  it("shows an entry that was changed", async () => {
    await tamper(
      `UPDATE "AuditEntry" SET "action" = 'test.other' WHERE "id" = (SELECT min("id") FROM "AuditEntry")`,
    );
    mend = [
      `UPDATE "AuditEntry" SET "action" = 'test.rename' WHERE "id" = (SELECT min("id") FROM "AuditEntry")`,
    ];
    expect((await verifyAudit()).faults).toEqual([expect.stringMatching(/^seal \d+: an entry was changed/)]);
  });

  it("shows an entry that was taken out", async () => {
    await tamper(
      `CREATE TABLE kept AS SELECT * FROM "AuditEntry" WHERE "id" = (SELECT max("id") FROM "AuditEntry")`,
    );
    await tamper(`DELETE FROM "AuditEntry" WHERE "id" IN (SELECT "id" FROM kept)`);
    mend = [`INSERT INTO "AuditEntry" SELECT * FROM kept`, "DROP TABLE kept"];
    expect((await verifyAudit()).faults).toEqual([expect.stringMatching(/1 entries are missing/)]);
  });

  it("shows an entry that was hidden from sealing", async () => {
    await call({ name: "藏" });
    await tamper(`DELETE FROM "AuditPending"`);
    expect((await verifyAudit()).faults).toEqual([expect.stringMatching(/not sealed and not waiting/)]);
    await tamper(`INSERT INTO "AuditPending" SELECT max("id") FROM "AuditEntry"`);
  });

  it("an anchor kept elsewhere shows that the end was cut off", async () => {
    const { anchor } = await verifyAudit();
    expect((await verifyAudit(anchor ?? undefined)).faults).toEqual([]);
    await tamper(`CREATE TABLE cut AS SELECT * FROM "AuditSeal" ORDER BY "id" DESC LIMIT 1`);
    await tamper(
      `CREATE TABLE gone AS SELECT * FROM "AuditEntry" WHERE "id" IN (SELECT unnest("entryIds") FROM cut)`,
    );
    await tamper(`DELETE FROM "AuditEntry" WHERE "id" IN (SELECT "id" FROM gone)`);
    await tamper(`DELETE FROM "AuditSeal" WHERE "id" IN (SELECT "id" FROM cut)`);
    mend = [
      `INSERT INTO "AuditSeal" SELECT * FROM cut`,
      `INSERT INTO "AuditEntry" SELECT * FROM gone`,
      "DROP TABLE cut",
      "DROP TABLE gone",
    ];
    expect((await verifyAudit()).faults, "without the anchor nobody would know").toEqual([]);
    expect((await verifyAudit(anchor ?? undefined)).faults).toEqual([expect.stringMatching(/^anchor:/)]);
  });

  it("writers don't wait for a sealer that is at work", async () => {
    const client = new pg.Client({ connectionString: ownDatabase().superuserUrl });
    await client.connect();
    try {
      await client.query("BEGIN");
      await client.query("SELECT pg_advisory_xact_lock(7104215)");
      await client.query(`SELECT * FROM "AuditPending" FOR UPDATE`);
      expect((await call({ name: "不等" })).kind).toBe("done");
    } finally {
      await client.query("ROLLBACK");
      await client.end();
    }
  });
});

async function as(login: "appUrl" | "ownerUrl" | "superuserUrl", sql: string, first?: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownDatabase()[login] });
  await client.connect();
  try {
    if (first) await client.query(first);
    await client.query(sql);
  } finally {
    await client.end();
  }
}

/** As a database administrator with bad intentions: past the triggers. */
const tamper = (sql: string) => as("superuserUrl", sql, "SET session_replication_role = replica");
