import pg from "pg";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { prepareDemoDatabase } from "@/lib/ops/demo-database";
import { asSuperuser, type EmbeddedPostgres } from "@/lib/ops/embedded-postgres";
import { throwAwayServer } from "@/lib/ops/test-server";

let bench: Awaited<ReturnType<typeof throwAwayServer>>;
let server: EmbeddedPostgres;

beforeAll(async () => {
  bench = await throwAwayServer();
  server = bench.server;
});

afterAll(() => bench?.remove());

const prepare = (seed: () => Promise<void>) => prepareDemoDatabase(server, { scale: undefined }, seed);
const sql = (text: string) => asSuperuser(server, (client: pg.Client) => client.query(text), "yizhan");
const begin = () => sql(`INSERT INTO "DemoSeed" (id, version) VALUES (1, 'test')`);
const finish = () => sql(`UPDATE "DemoSeed" SET "finishedAt" = now()`);
const marks = async () => (await sql(`SELECT to_regclass('half_done') AS found`)).rows[0]?.found;

describe("the demo database", () => {
  it("is begun anew after a run that was interrupted while seeding", async () => {
    const interrupted = prepare(async () => {
      await begin();
      await sql("CREATE TABLE half_done (a int)");
      throw new Error("killed");
    });
    await expect(interrupted).rejects.toThrow("killed");
    expect(await marks()).toBe("half_done");

    const seed = vi.fn(async () => {
      expect(await marks()).toBeNull();
      await begin();
      await finish();
    });
    await prepare(seed);
    expect(seed).toHaveBeenCalledOnce();
  });

  it("is seeded once and then kept", async () => {
    await sql("CREATE TABLE half_done (a int)");
    const seed = vi.fn();
    await prepare(seed);
    expect(seed).not.toHaveBeenCalled();
    expect(await marks()).toBe("half_done");
  });

  it("is migrated further when a run was killed in the middle of that, whether the server finished the script or not", {
    timeout: 180_000,
  }, async () => {
    const names = await sql(`SELECT migration_name AS name FROM "_prisma_migrations" ORDER BY started_at`);
    const last = names.rows.at(-1)?.name as string;
    // Finished by the server, not recorded by the client that died.
    await sql(
      `UPDATE "_prisma_migrations" SET finished_at = NULL, applied_steps_count = 0 WHERE migration_name = '${last}'`,
    );
    await prepare(vi.fn());
    const { rows } = await sql(
      `SELECT 1 FROM "_prisma_migrations" WHERE migration_name = '${last}' AND finished_at IS NOT NULL AND rolled_back_at IS NULL`,
    );
    expect(rows).toHaveLength(1);
    expect(await marks()).toBe("half_done");
  });

  it("lets the application in as the restricted role only", async () => {
    const client = new pg.Client({
      connectionString: server.appUrl("yizhan"),
      options: "-c role=yizhan_app",
    });
    await client.connect();
    try {
      await expect(client.query(`UPDATE "AuditEntry" SET action = 'x'`)).rejects.toThrow(/permission denied/);
      await expect(client.query(`DELETE FROM "AuditSeal"`)).rejects.toThrow(/permission denied/);
      await expect(client.query("CREATE TABLE mine (a int)")).rejects.toThrow(/permission denied/);
      await expect(client.query(`SELECT graphile_worker.add_job('seal_audit')`)).resolves.toMatchObject({
        rowCount: 1,
      });
    } finally {
      await client.end();
    }
  });
});
