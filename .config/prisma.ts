import { accessSync, chmodSync, constants } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { defineConfig } from "prisma/config";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const engine = join(root, "lib/ops/schema-engine.mjs");

/** A checkout that came through an archive may have lost the executable bit. */
function ensureExecutable(file: string): void {
  try {
    accessSync(file, constants.X_OK);
  } catch {
    chmodSync(file, 0o755);
  }
}

// Prisma's native engine is not on npm. Whoever has one sets the variable; everybody else runs ours, see the file.
if (process.env.PRISMA_SCHEMA_ENGINE_BINARY === undefined) {
  ensureExecutable(engine);
  process.env.PRISMA_SCHEMA_ENGINE_BINARY = engine;
}

const url = process.env.MIGRATION_DATABASE_URL ?? process.env.DATABASE_URL;

export default defineConfig({
  schema: join(root, "prisma/schema"),
  migrations: { path: join(root, "prisma/migrations") },
  // `generate` and `validate` need no database.
  ...(url ? { datasource: { url } } : {}),
});
