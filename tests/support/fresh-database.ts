/**
 * Runs before every test file of the projects `actions` and `matrix`: gives the file a freshly cloned, migrated, empty
 * database, on which `db()` then works, and an empty file store. Nothing is to be called; `ownDatabase()` tells its addresses.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, inject } from "vitest";
import { closeDb } from "@/lib/server/db";
import { forgetEnv } from "@/lib/server/env";
import { type CloneOfTemplate, cloneTemplate, testEnvironment } from "./database";

const held = globalThis as { yizhanTestDatabase?: CloneOfTemplate };

held.yizhanTestDatabase = await cloneTemplate(inject("server"));
const files = mkdtempSync(join(tmpdir(), "yizhan-files-"));
Object.assign(process.env, testEnvironment(held.yizhanTestDatabase), { FILES_DIR: files });
forgetEnv();

afterAll(async () => {
  await closeDb();
  await held.yizhanTestDatabase?.drop();
  rmSync(files, { recursive: true, force: true });
});
