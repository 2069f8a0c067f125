/**
 * `npm run prisma -- <anything>`: the Prisma CLI; without DATABASE_URL it works on the development database, which is
 * started when a command needs one. `npm run prisma -- migrate dev --name add-parcels` is all it takes.
 */
import { join } from "node:path";
import { createDatabase, startEmbeddedPostgres } from "./embedded-postgres";
import { runPrisma } from "./prisma-cli";
import { root } from "./root";
import { main } from "./sentence";

const WITHOUT_DATABASE = new Set([
  "generate",
  "validate",
  "format",
  "version",
  "-v",
  "--version",
  "--help",
  "-h",
]);

await main(async () => {
  const args = process.argv.slice(2);
  const env = { ...process.env };
  const given = env.DATABASE_URL || env.MIGRATION_DATABASE_URL;
  if (!given && !WITHOUT_DATABASE.has(args[0] ?? "-h")) {
    const server = await startEmbeddedPostgres({ folder: join(root, ".yizhan", "dev"), say: console.error });
    await createDatabase(server, "yizhan");
    env.DATABASE_URL = server.ownerUrl("yizhan");
  }
  return runPrisma(args, env);
});
