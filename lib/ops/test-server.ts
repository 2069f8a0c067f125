import { createHash } from "node:crypto";
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  asSuperuser,
  createDatabase,
  dropDatabase,
  type EmbeddedPostgres,
  eraseEmbeddedPostgres,
  startEmbeddedPostgres,
} from "./embedded-postgres";
import { hashInputs } from "./inputs";
import { migrateDatabase } from "./migration";
import { isRunning, ownIdentity, type ProcessIdentity } from "./process-identity";
import { waitForLock } from "./process-lock";
import { root } from "./root";

/** What a test process must know of the server: addresses of its `postgres` database, and the migrated template. */
export interface TestServer {
  superuser: string;
  owner: string;
  app: string;
  template: string;
}

/** Nothing here has to survive a power cut. */
const CARELESS = ["fsync=off", "synchronous_commit=off", "full_page_writes=off"];

/** A server that ends with the run that made it. */
export interface ThrowAwayServer {
  server: EmbeddedPostgres;
  /** A folder for whatever else the run leaves behind; goes with the server. */
  files: string;
  /** Starts the server again after it was killed. */
  again: () => Promise<EmbeddedPostgres>;
  /** Stops the server and deletes everything. */
  remove: () => Promise<void>;
}

const PREFIX = "yizhan-test-";

/**
 * Makes a throw-away server in the system's temporary folder, and clears away those that killed runs have left there.
 * @param settings none for a server that keeps its word like a real one.
 */
export async function throwAwayServer(settings: readonly string[] = CARELESS): Promise<ThrowAwayServer> {
  await removeLeftovers();
  const parent = mkdtempSync(join(tmpdir(), PREFIX));
  // mkdtemp closes the folder to everybody else, also to the account that the server runs as when we are root.
  chmodSync(parent, 0o711);
  writeFileSync(join(parent, "owner.json"), JSON.stringify(ownIdentity()));
  const remove = () => removeServer(parent);
  const again = () => startEmbeddedPostgres({ folder: clusterIn(parent), settings });
  try {
    return { server: await again(), files: join(parent, "files"), again, remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

const clusterIn = (parent: string) => join(parent, ".yizhan", "pg");

async function removeServer(parent: string): Promise<void> {
  await eraseEmbeddedPostgres(clusterIn(parent));
  rmSync(parent, { recursive: true, force: true });
}

async function removeLeftovers(): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(PREFIX))) {
    const parent = join(tmpdir(), name);
    try {
      const owner = JSON.parse(readFileSync(join(parent, "owner.json"), "utf8")) as ProcessIdentity;
      if (!isRunning(owner)) await removeServer(parent);
    } catch {
      // Another user's, or just being made or removed by somebody else.
    }
  }
}

/** The server that developers' test runs share; it stays between runs, so that a run begins at once. */
export function sharedServer(): Promise<EmbeddedPostgres> {
  return startEmbeddedPostgres({ folder: join(root, ".yizhan", "test"), settings: CARELESS });
}

/**
 * A migrated database to clone from, made once per state of `prisma/migrations`.
 * @returns what test processes need.
 */
export async function withTemplate(server: EmbeddedPostgres): Promise<TestServer> {
  const key = createHash("sha256")
    .update(hashInputs(["prisma/migrations", "lib/ops/migration.ts"]))
    .digest("hex")
    .slice(0, 12);
  const template = `template_${key}`;
  const unlock = await waitForLock(join(server.home, "template.lock"), 120_000);
  try {
    if (!(await exists(server, template))) await makeTemplate(server, template);
  } finally {
    unlock();
  }
  return {
    superuser: server.superuserUrl("postgres"),
    owner: server.ownerUrl("postgres"),
    app: server.appUrl("postgres"),
    template,
  };
}

async function makeTemplate(server: EmbeddedPostgres, template: string): Promise<void> {
  const draft = `${template}_draft`;
  await dropDatabase(server, draft);
  await createDatabase(server, draft);
  const target = { owner: server.ownerUrl(draft), app: server.appUrl(draft), role: "yizhan_app" };
  await migrateDatabase(target, () => {});
  await asSuperuser(server, (client) => client.query(`ALTER DATABASE "${draft}" RENAME TO "${template}"`));
}

const exists = (server: EmbeddedPostgres, name: string) =>
  asSuperuser(server, async (client) => {
    const { rowCount } = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [name]);
    return rowCount === 1;
  });
