import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterEach, describe, expect, it } from "vitest";
import { closeDb } from "@/lib/server/db";
import { forgetEnv } from "@/lib/server/env";
import { readiness } from "@/lib/server/readiness";

async function asOwner(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: process.env.MIGRATION_DATABASE_URL });
  await client.connect();
  await client.query(sql).finally(() => client.end());
}

const url = process.env.DATABASE_URL ?? "";

afterEach(async () => {
  await closeDb();
  process.env.DATABASE_URL = url;
  forgetEnv();
});

describe("/readyz", () => {
  it("is ready when the database answers and is migrated", async () => {
    expect(await readiness()).toBe("ready");
  });

  it("is not when a migration on disk isn't applied", async () => {
    const folder = mkdtempSync(join(tmpdir(), "yizhan-migrations-"));
    mkdirSync(join(folder, "20990101000000_future"));
    expect(await readiness(folder)).toBe("migrations");
    rmSync(folder, { recursive: true });
  });

  it("is not when a migration was begun and not finished", async () => {
    await asOwner(
      `UPDATE "_prisma_migrations" SET finished_at = NULL WHERE migration_name = (SELECT max(migration_name) FROM "_prisma_migrations")`,
    );
    expect(await readiness()).toBe("migrations");
    await asOwner(`UPDATE "_prisma_migrations" SET finished_at = now()`);
    expect(await readiness()).toBe("ready");
  });

  it.each(["AuditEntry", "AuditSeal"])("is not when the application could change %s", async (table) => {
    await asOwner(`GRANT UPDATE ON "${table}" TO yizhan_app`);
    expect(await readiness()).toBe("audit");
    await asOwner(`REVOKE UPDATE ON "${table}" FROM yizhan_app`);
    expect(await readiness()).toBe("ready");
  });

  it("is not when the database is away", async () => {
    process.env.DATABASE_URL = "postgresql://nobody:none@127.0.0.1:1/none";
    forgetEnv();
    expect(await readiness()).toBe("database");
  });
});
