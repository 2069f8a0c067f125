import { randomBytes } from "node:crypto";
import pg from "pg";
import type { TestServer } from "@/lib/ops/test-server";

/** A database of its own, cloned from the migrated template. */
export interface CloneOfTemplate {
  name: string;
  /** As the application: may only become `yizhan_app`. */
  appUrl: string;
  /** As the owner of the tables. */
  ownerUrl: string;
  /** As the server's superuser; for looking where nobody else may. */
  superuserUrl: string;
  drop(): Promise<void>;
}

/** Clones the template (about 50 ms). The name carries our process number, so leftovers can be told. */
export async function cloneTemplate(server: TestServer): Promise<CloneOfTemplate> {
  const name = `test_${process.pid}_${randomBytes(4).toString("hex")}`;
  await onServer(server, `CREATE DATABASE "${name}" OWNER yizhan TEMPLATE "${server.template}"`);
  return {
    name,
    appUrl: inDatabase(server.app, name),
    ownerUrl: inDatabase(server.owner, name),
    superuserUrl: inDatabase(server.superuser, name),
    drop: () => onServer(server, `DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`),
  };
}

/** Environment variables with which the application works on `database` as a test would have it. */
export function testEnvironment(
  database: Pick<CloneOfTemplate, "appUrl" | "ownerUrl">,
): Record<string, string> {
  return {
    DATABASE_URL: database.appUrl,
    MIGRATION_DATABASE_URL: database.ownerUrl,
    DATABASE_ROLE: "yizhan_app",
    DATABASE_POOL: "5",
    APP_URL: "http://127.0.0.1:3000",
    AUTH_SECRET: "a-secret-for-tests-only-0123456789abcdef",
    AUTH_TRUST_HOST: "true",
    SMS_GATEWAY_URL: "",
    SMS_GATEWAY_TOKEN: "",
    LOG_LEVEL: "silent",
    YIZHAN_DEMO: "1",
  };
}

async function onServer(server: TestServer, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: server.superuser });
  await client.connect();
  await client.query(sql).finally(() => client.end());
}

function inDatabase(url: string, name: string): string {
  const address = new URL(url);
  address.pathname = `/${name}`;
  return address.href;
}

/** The database that this test file works on; its addresses for looking at it as somebody else. */
export function ownDatabase(): CloneOfTemplate {
  const { yizhanTestDatabase } = globalThis as { yizhanTestDatabase?: CloneOfTemplate };
  if (!yizhanTestDatabase) throw new Error("Only tests of the projects actions and matrix have a database.");
  return yizhanTestDatabase;
}
