import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { databaseEnv } from "@/lib/ops/demo-database";
import { createDatabase } from "@/lib/ops/embedded-postgres";
import { migrateDatabase } from "@/lib/ops/migration";
import { freePort } from "@/lib/ops/ports";
import { step } from "@/lib/ops/progress";
import { serveSite } from "@/lib/ops/serving";
import { buildSite, ensureClient, isBuilt } from "@/lib/ops/site";
import { throwAwayServer } from "@/lib/ops/test-server";
import type { Side } from "./compare";
import { parentOf } from "./cpu";

const DATABASE = "bench";

export interface Ground {
  readonly ours: Side;
  readonly floor: Side;
  /** Process of the PostgreSQL server. */
  readonly database: number;
  /** As the owner of the tables, for filling in and for EXPLAIN. */
  readonly owner: pg.Client;
}

/**
 * The production build and the floor side by side on one throw-away database with the demo community; also sets this
 * process's environment to it, so that queries can be called directly. `clear` takes everything away again.
 */
export async function prepareGround(
  signal: AbortSignal,
): Promise<{ ground: Ground; clear: () => Promise<void> }> {
  const undo: (() => unknown)[] = [];
  const clear = async () => {
    for (const one of undo.toReversed()) await one();
  };
  try {
    await ensureClient();
    if (!isBuilt()) await step("Building the site", () => buildSite({ show: false, signal }));
    const files = mkdtempSync(join(tmpdir(), "yizhan-bench-"));
    undo.push(() => rmSync(files, { recursive: true, force: true }));
    const { server, remove } = await throwAwayServer();
    undo.push(remove);
    const port = await freePort();
    const env = { ...databaseEnv(server, DATABASE), ...siteEnv(port, files) };
    Object.assign(process.env, env);
    await step("Making the demo community", async () => {
      await createDatabase(server, DATABASE);
      const target = { owner: server.ownerUrl(DATABASE), app: server.appUrl(DATABASE), role: "yizhan_app" };
      await migrateDatabase(target, () => {});
      const { seedDemo } = await import("@/prisma/seed/index");
      await seedDemo({});
    });
    undo.push(async () => (await import("@/lib/server/db")).closeDb());
    const site = await serveSite({ host: "127.0.0.1", port, env, signal });
    undo.push(() => site.stop());
    const floor = await startFloor(env);
    undo.push(floor.stop);
    const owner = new pg.Client({ connectionString: server.ownerUrl(DATABASE) });
    await owner.connect();
    undo.push(() => owner.end());
    const { rows } = await owner.query<{ pid: number }>("SELECT pg_backend_pid() AS pid");
    const ours = { origin: `http://127.0.0.1:${port}`, pid: site.identity.pid };
    return { ground: { ours, floor: floor.side, database: parentOf(rows[0]?.pid ?? 0), owner }, clear };
  } catch (error) {
    await clear();
    throw error;
  }
}

const siteEnv = (port: number, files: string) => ({
  DATABASE_POOL: "10",
  APP_URL: `http://127.0.0.1:${port}`,
  AUTH_SECRET: "a-secret-for-the-bench-only-0123456789abc",
  AUTH_TRUST_HOST: "true",
  HOST: "127.0.0.1",
  PORT: String(port),
  SMS_GATEWAY_URL: "",
  SMS_GATEWAY_TOKEN: "",
  FILES_DIR: files,
  // Callers are told apart by X-Forwarded-For, so that the limits per address don't end the measurement.
  TRUSTED_PROXIES: "1",
  LOG_LEVEL: "warn",
  YIZHAN_DEMO: "1",
});

/** The floor in a process of its own; it says its port when it listens. */
async function startFloor(
  env: Record<string, string>,
): Promise<{ side: Side; stop: () => Promise<unknown> }> {
  const child = spawn(process.execPath, ["--import", "tsx", join(import.meta.dirname, "floor/server.ts")], {
    env: { ...process.env, ...env, NODE_ENV: "production" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(child, "exit");
  const listening = once(child.stdout, "data").then(([line]) => Number(String(line).trim()));
  const port = await Promise.race([listening, ended.then(() => 0)]);
  if (!port) throw new Error("The floor's server did not start.");
  const stop = () => {
    child.kill("SIGTERM");
    return ended;
  };
  return { side: { origin: `http://127.0.0.1:${port}`, pid: child.pid ?? 0 }, stop };
}
