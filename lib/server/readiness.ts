import "server-only";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { pool } from "./db";
import { log } from "./log";

/** `ready`, or the first thing that stands in the way. */
export type Readiness = "ready" | "database" | "migrations" | "audit";

/** The answer has to come before the asking balancer gives up. */
const PATIENCE_MILLISECONDS = 3_000;

/**
 * Whether this process can serve: the database answers, every migration on disk is applied, and the role we act as can't
 * change written audit entries.
 * @param folder migrations of this release; where there is none (a bundle without sources) that part is skipped.
 */
export async function readiness(folder = join(process.cwd(), "prisma", "migrations")): Promise<Readiness> {
  const work = examine(folder);
  const late = new Promise<Readiness>((resolve) =>
    setTimeout(resolve, PATIENCE_MILLISECONDS, "database").unref(),
  );
  try {
    return await Promise.race([work, late]);
  } catch (error) {
    work.catch(() => {});
    log().warn({ err: error }, "not ready");
    return "database";
  }
}

async function examine(folder: string): Promise<Readiness> {
  const { rows: tables } = await pool().query<{ found: boolean }>(
    `SELECT to_regclass('public."_prisma_migrations"') IS NOT NULL AND to_regclass('public."AuditEntry"') IS NOT NULL AS found`,
  );
  if (!tables[0]?.found) return "migrations";
  const { rows } = await pool().query<{ name: string }>(
    `SELECT migration_name AS name FROM "_prisma_migrations" WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`,
  );
  const applied = new Set(rows.map((row) => row.name));
  if ((await migrationsIn(folder)).some((name) => !applied.has(name))) return "migrations";
  const { rows: rights } = await pool().query<{ open: boolean }>(
    `SELECT bool_or(has_table_privilege(current_user, format('%I', name), right_)) AS open
       FROM unnest(ARRAY['AuditEntry', 'AuditSeal']) AS name, unnest(ARRAY['UPDATE', 'DELETE', 'TRUNCATE']) AS right_`,
  );
  return rights[0]?.open === false ? "ready" : "audit";
}

async function migrationsIn(folder: string): Promise<string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
}
