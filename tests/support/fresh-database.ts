/**
 * Runs before every test file of the projects `actions` and `matrix`: gives the file a freshly cloned, migrated, empty
 * database, on which `db()` then works. Nothing is to be called; `ownDatabase()` tells its addresses.
 */
import { afterAll, inject } from "vitest";
import { closeDb } from "@/lib/server/db";
import { forgetEnv } from "@/lib/server/env";
import { type CloneOfTemplate, cloneTemplate, testEnvironment } from "./database";

const held = globalThis as { yizhanTestDatabase?: CloneOfTemplate };

held.yizhanTestDatabase = await cloneTemplate(inject("server"));
Object.assign(process.env, testEnvironment(held.yizhanTestDatabase));
forgetEnv();

afterAll(async () => {
  await closeDb();
  await held.yizhanTestDatabase?.drop();
});
