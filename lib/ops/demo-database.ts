import type pg from "pg";
import { asSuperuser, createDatabase, dropDatabase, type EmbeddedPostgres } from "./embedded-postgres";
import { migrateDatabase, UnfinishedMigration } from "./migration";
import { runPrisma } from "./prisma-cli";
import { step } from "./progress";
import { Sentence } from "./sentence";

const NAME = "yizhan";
const ROLE = "yizhan_app";

/** Environment variables with which the application reaches this server's demo database. */
export const databaseEnv = (server: EmbeddedPostgres, database = NAME) => ({
  DATABASE_URL: server.appUrl(database),
  MIGRATION_DATABASE_URL: server.ownerUrl(database),
  DATABASE_ROLE: ROLE,
});

/**
 * Makes the demo database ready: created, migrated, seeded exactly once. A run killed in the middle of migrating is
 * repeated, one killed in the middle of the first seed begins again with an empty database.
 */
export async function prepareDemoDatabase(
  server: EmbeddedPostgres,
  options: { scale: number | undefined },
): Promise<void> {
  if ((await seedState(server)) === "interrupted") {
    await step("An earlier run was interrupted while it made the demo data; beginning again", () =>
      dropDatabase(server, NAME),
    );
  }
  await createDatabase(server, NAME);
  await step("Bringing the tables up to date", () => migrate(server));
  if ((await seedState(server)) === "finished") {
    if (options.scale !== undefined)
      console.log("  The demo data exist already; --scale acts together with --fresh.");
    return;
  }
  await step("Making community T: six neighbourhoods, 395 riders, eighteen months", () =>
    seed(server, options.scale),
  );
}

async function migrate(server: EmbeddedPostgres): Promise<void> {
  const target = { owner: server.ownerUrl(NAME), app: server.appUrl(NAME), role: ROLE };
  const say = (line: string) => console.log(`  ${line}`);
  try {
    await migrateDatabase(target, say);
  } catch (error) {
    if (!(error instanceof UnfinishedMigration)) throw error;
    // A migration is sent as one script, which PostgreSQL undoes as a whole when its session dies: it can simply run again.
    await runPrisma(
      ["migrate", "resolve", "--rolled-back", error.migration],
      { ...process.env, ...databaseEnv(server) },
      () => {},
    );
    await migrateDatabase(target, say);
  }
}

async function seed(server: EmbeddedPostgres, scale: number | undefined): Promise<void> {
  Object.assign(process.env, databaseEnv(server));
  const { seedDemo } = await import("@/prisma/seed/index");
  const { closeDb } = await import("@/lib/server/db");
  try {
    await seedDemo({
      ...(scale === undefined ? {} : { scale }),
      onProgress: (line) => console.log(`  ${line}`),
    });
  } finally {
    await closeDb();
  }
  if ((await seedState(server)) !== "finished")
    throw new Sentence('The demo data were not finished. Start again, or with "npm run demo -- --fresh".');
}

type SeedState = "none" | "interrupted" | "finished";

/** Reads the marker row that the seed writes first and completes last. */
async function seedState(server: EmbeddedPostgres): Promise<SeedState> {
  const exists = await asSuperuser(
    server,
    async (client) => (await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [NAME])).rowCount,
  );
  if (!exists) return "none";
  return asSuperuser(server, readMarker, NAME);
}

async function readMarker(client: pg.Client): Promise<SeedState> {
  const { rows: tables } = await client.query<{ found: boolean }>(
    `SELECT to_regclass('public."DemoSeed"') IS NOT NULL AS found`,
  );
  if (!tables[0]?.found) return "none";
  const { rows } = await client.query<{ finishedAt: Date | null }>(
    `SELECT "finishedAt" FROM "DemoSeed" ORDER BY id LIMIT 1`,
  );
  if (!rows[0]) return "none";
  return rows[0].finishedAt ? "finished" : "interrupted";
}
