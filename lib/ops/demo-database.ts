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

/** Fills the migrated, empty demo database and completes its `DemoSeed` row. */
type Seed = (server: EmbeddedPostgres, scale: number | undefined) => Promise<void>;

/**
 * Makes the demo database ready: created, migrated, seeded exactly once. What a run killed before the end of the first
 * seed has left is thrown away and made anew; after that nothing is ever thrown away.
 */
export async function prepareDemoDatabase(
  server: EmbeddedPostgres,
  options: { scale: number | undefined },
  seed: Seed = seedCommunity,
): Promise<void> {
  const found = await demoState(server);
  if (found === "finished") {
    if (options.scale !== undefined)
      console.log("  The demo data exist already; --scale acts together with --fresh.");
    await step("Bringing the tables up to date", () => migrateAgain(server));
    return;
  }
  if (found === "unfinished") {
    await step("An earlier run was interrupted while it made the demo data; beginning again", () =>
      dropDatabase(server, NAME),
    );
  }
  await createDatabase(server, NAME);
  await step("Making the tables", () => migrate(server));
  await step("Making community T: six neighbourhoods, 395 riders, eighteen months", () =>
    seed(server, options.scale),
  );
  if ((await demoState(server)) !== "finished") {
    throw new Sentence('The demo data were not finished. Start again, or with "npm run demo -- --fresh".');
  }
}

const migrate = (server: EmbeddedPostgres) =>
  migrateDatabase({ owner: server.ownerUrl(NAME), app: server.appUrl(NAME), role: ROLE }, (line) =>
    console.log(`  ${line}`),
  );

/**
 * Migrates demo data that are worth keeping, also after a run killed in the middle of that. A migration is sent as one
 * script, which PostgreSQL does as a whole or not at all: so it is tried again, and if that fails it was done already.
 */
async function migrateAgain(server: EmbeddedPostgres): Promise<void> {
  try {
    await migrate(server);
  } catch (error) {
    if (!(error instanceof UnfinishedMigration)) throw error;
    await resolve(server, "--rolled-back", error.migration);
    await migrate(server).catch(async () => {
      await resolve(server, "--applied", error.migration);
      await migrate(server);
    });
  }
}

const resolve = (server: EmbeddedPostgres, how: string, migration: string) =>
  runPrisma(["migrate", "resolve", how, migration], { ...process.env, ...databaseEnv(server) }, () => {});

async function seedCommunity(server: EmbeddedPostgres, scale: number | undefined): Promise<void> {
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
}

/** Reads the marker row that the seed writes first and completes last. */
async function demoState(server: EmbeddedPostgres): Promise<"absent" | "unfinished" | "finished"> {
  const exists = await asSuperuser(server, async (client) => {
    const { rowCount } = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [NAME]);
    return rowCount === 1;
  });
  if (!exists) return "absent";
  return (await asSuperuser(server, isFinished, NAME)) ? "finished" : "unfinished";
}

async function isFinished(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ found: boolean }>(
    `SELECT to_regclass('public."DemoSeed"') IS NOT NULL AS found`,
  );
  if (!rows[0]?.found) return false;
  const { rowCount } = await client.query(`SELECT 1 FROM "DemoSeed" WHERE "finishedAt" IS NOT NULL`);
  return rowCount !== 0;
}
