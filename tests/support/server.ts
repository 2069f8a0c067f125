import pg from "pg";
import type { TestProject } from "vitest/node";
import { inspectProcess } from "@/lib/ops/process-identity";
import { sharedServer, type TestServer, withTemplate } from "@/lib/ops/test-server";

declare module "vitest" {
  export interface ProvidedContext {
    server: TestServer;
  }
}

/**
 * Before the first test of a project that needs a database: `npm test` brings its throw-away server, a developer's own
 * run uses the shared one of the checkout. Afterwards databases that killed runs have left are dropped.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.YIZHAN_TEST_SERVER;
  const server: TestServer = given ? JSON.parse(given) : await withTemplate(await sharedServer());
  project.provide("server", server);
  return () => sweep(server);
}

async function sweep(server: TestServer): Promise<void> {
  const client = new pg.Client({ connectionString: server.superuser });
  await client.connect();
  try {
    const { rows } = await client.query<{ datname: string }>(
      "SELECT datname FROM pg_database WHERE datname LIKE 'test\\_%'",
    );
    for (const { datname } of rows) {
      const pid = Number(datname.split("_")[1]);
      if (inspectProcess(pid) === null)
        await client.query(`DROP DATABASE IF EXISTS "${datname}" WITH (FORCE)`);
    }
  } finally {
    await client.end();
  }
}
