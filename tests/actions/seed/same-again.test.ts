import { afterAll, describe, expect, inject, it } from "vitest";
import { closeDb, db } from "@/lib/server/db";
import { forgetEnv } from "@/lib/server/env";
import { seedDemo } from "@/prisma/seed/index";
import { type CloneOfTemplate, cloneTemplate, testEnvironment } from "../../support/database";

const NOW = new Date("2026-11-20T06:20:00Z");
const clones: CloneOfTemplate[] = [];
afterAll(async () => {
  await closeDb();
  for (const clone of clones) await clone.drop();
});

/** Columns that are random or read the clock by design: salts, sealed secrets, when the audit and the seed were written. */
const LEFT_OUT: Record<string, readonly string[]> = {
  Credential: ["passwordHash", "totpSecret"],
  AuditEntry: ["at"],
  DemoSeed: ["finishedAt"],
};

/** What a fresh database holds after seeding, one digest for each table. */
async function seeded(now: Date, scale: number): Promise<Record<string, string>> {
  await closeDb();
  const clone = await cloneTemplate(inject("server"));
  clones.push(clone);
  Object.assign(process.env, testEnvironment(clone));
  forgetEnv();
  await seedDemo({ now, scale });
  const tables = await db().$queryRaw<{ name: string }[]>`
    SELECT table_name AS name FROM information_schema.tables
    WHERE table_schema = 'public' AND table_name NOT LIKE '\\_%' ORDER BY 1`;
  const digests = await Promise.all(tables.map(async ({ name }) => [name, await digest(name)] as const));
  return Object.fromEntries(digests);
}

async function digest(table: string): Promise<string> {
  const without = (LEFT_OUT[table] ?? []).map((column) => ` - '${column}'`).join("");
  const { pool } = await import("@/lib/server/db");
  const { rows } = await pool().query<{ digest: string }>(
    `SELECT count(*) || ' ' || coalesce(md5(string_agg(line, '' ORDER BY line)), '') AS digest
     FROM (SELECT (to_jsonb(t)${without})::text AS line FROM "${table}" t) AS lines`,
  );
  return rows[0]?.digest ?? "";
}

describe("the generator", { timeout: 360_000 }, () => {
  it("makes the same for the same moment and scale, and other things otherwise", async () => {
    const first = await seeded(NOW, 0.05);
    expect(await seeded(NOW, 0.05)).toEqual(first);
    expect(Number(first.CheckIn?.split(" ")[0])).toBeGreaterThan(500);

    const later = await seeded(new Date(NOW.getTime() + 86_400_000), 0.05);
    const larger = await seeded(NOW, 0.1);
    for (const other of [later, larger])
      for (const table of ["Case", "CheckIn", "Employment"]) expect(other[table]).not.toBe(first[table]);
    expect(larger.Station).toBe(first.Station);
  });

  it.each([
    ["on a leap day", "2028-02-29T03:00:00Z"],
    ["at midnight in Shanghai at the turn of the year", "2026-12-31T16:00:00Z"],
    ["in the Spring Festival", "2026-02-18T05:00:00Z"],
    ["on a Sunday night", "2026-08-30T18:45:00Z"],
  ])("works %s", async (_, moment) => {
    const now = new Date(moment);
    await seeded(now, 0.05);
    expect(await db().caseEvent.count({ where: { at: { gt: now } } })).toBe(0);
    expect(
      await db().case.count({ where: { reporter: { name: "周玉兰" }, status: { not: "CLOSED" } } }),
    ).toBe(1);
    expect(await db().demoSeed.count({ where: { finishedAt: { not: null } } })).toBe(1);
  });
});
