import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { freePort, isFree } from "./ports";
import {
  dataFolder,
  ensureCluster,
  findPostmaster,
  PortTaken,
  startServer,
  stopServer,
} from "./postgres/cluster";
import { findPlace, type Place, requireSpace } from "./postgres/place";
import { newSecrets, readSecrets, type Secrets, writeSecrets } from "./postgres/secrets";
import { waitForLock } from "./process-lock";
import { Sentence } from "./sentence";

/** A running embedded server. Addresses are for `postgresql://` clients on this machine. */
export interface EmbeddedPostgres {
  readonly home: string;
  readonly port: number;
  /** True when the server was already running (left by a killed run). */
  readonly reused: boolean;
  /** As the server's superuser; for creating and dropping databases. */
  superuserUrl(database?: string): string;
  /** As `yizhan`, who owns the application's databases and migrates them. */
  ownerUrl(database: string): string;
  /** As `yizhan_web`, who may only become `yizhan_app`. */
  appUrl(database: string): string;
  /** Stops the server cleanly. */
  stop(): Promise<void>;
}

interface Options {
  /** Folder for the cluster; made when missing. */
  folder: string;
  /** Told about everything that takes long or is worth knowing. */
  say?: (line: string) => void;
  /** PostgreSQL settings for this run, such as `fsync=off` for data that nobody will miss. */
  settings?: readonly string[];
}

const quiet = () => {};

/**
 * Starts the embedded PostgreSQL of `folder`, or joins it if it runs already.
 *
 * Recovers by itself from: a run killed at any moment, a stale or zombie pid file, a port taken meanwhile, two starts
 * at once, being root. It is started through pg_ctl and so outlives this process until `stop()`.
 * @throws Sentence where a person has to do something (disk full, no account to run as, …).
 */
export async function startEmbeddedPostgres({
  folder,
  say = quiet,
  settings = [],
}: Options): Promise<EmbeddedPostgres> {
  const place = findPlace(folder, say);
  const unlock = await waitForLock(join(place.home, "start.lock"), 120_000, () =>
    say("Waiting for another start of this database …"),
  );
  try {
    const secrets = readSecrets(place) ?? newSecrets(place);
    if (!existsSync(dataFolder(place))) {
      requireSpace(place.home);
      say("Making the database (once, a few seconds) …");
    }
    await ensureCluster(place, secrets.superuser);
    const { port, reused } = await serve(place, secrets, settings, say);
    if (port !== secrets.port) writeSecrets(place, { ...secrets, port });
    const running = describe(place, { ...secrets, port }, reused);
    await ensureRoles(running, secrets);
    return running;
  } finally {
    unlock();
  }
}

/** Creates a database owned by `yizhan` unless it exists. `template` must have no sessions. */
export async function createDatabase(
  server: EmbeddedPostgres,
  name: string,
  template = "template1",
): Promise<void> {
  await asSuperuser(server, async (client) => {
    const { rowCount } = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [name]);
    if (rowCount) return;
    const [quoted, from] = [client.escapeIdentifier(name), client.escapeIdentifier(template)];
    await client.query(`CREATE DATABASE ${quoted} OWNER yizhan TEMPLATE ${from}`);
  });
}

/** Drops a database with all its sessions, if it exists. */
export async function dropDatabase(server: EmbeddedPostgres, name: string): Promise<void> {
  await asSuperuser(server, (client) =>
    client.query(`DROP DATABASE IF EXISTS ${client.escapeIdentifier(name)} WITH (FORCE)`),
  );
}

/** Runs `work` on a superuser connection to `database` and closes it. */
export async function asSuperuser<T>(
  server: EmbeddedPostgres,
  work: (client: pg.Client) => Promise<T>,
  database = "postgres",
): Promise<T> {
  const client = new pg.Client({ connectionString: server.superuserUrl(database) });
  await client.connect();
  return work(client).finally(() => client.end());
}

/** Stops the server of `folder`, if it runs, and removes its whole cluster. */
export async function eraseEmbeddedPostgres(folder: string): Promise<void> {
  const place = findPlace(folder, quiet);
  await stopServer(place);
  rmSync(place.home, { recursive: true, force: true });
}

/** Joins the server that runs, or starts it on its remembered port, or on another when that is taken. */
async function serve(
  place: Place,
  secrets: Secrets,
  settings: readonly string[],
  say: (line: string) => void,
): Promise<{ port: number; reused: boolean }> {
  const found = await findPostmaster(place);
  if (found) {
    if (await answers({ ...secrets, port: found.port }, place)) return { port: found.port, reused: true };
    say("An earlier database doesn't answer; it is being restarted.");
    await stopServer(place);
  }
  let port = secrets.port;
  for (let attempt = 0; attempt < 5; attempt++) {
    if (port === 0 || !(await isFree(port))) port = await freePort();
    try {
      await startServer(place, port, settings);
      return { port, reused: false };
    } catch (error) {
      if (!(error instanceof PortTaken)) throw error;
      port = 0;
    }
  }
  throw new Sentence("The database found no free port on 127.0.0.1 in five tries.");
}

/** Asks the server whether it is the one of this cluster; one that is just starting or recovering gets half a minute. */
async function answers(secrets: Secrets, place: Place): Promise<boolean> {
  for (let waited = 0; waited < 30_000; waited += 250) {
    const client = new pg.Client({ ...connection(secrets), connectionTimeoutMillis: 5_000 });
    try {
      await client.connect();
      const { rows } = await client.query<{ folder: string }>(
        "SELECT current_setting('data_directory') AS folder",
      );
      return rows[0]?.folder === dataFolder(place);
    } catch {
      if ((await findPostmaster(place)) === null) return false;
      await sleep(250);
    } finally {
      await client.end().catch(() => {});
    }
  }
  return false;
}

async function ensureRoles(server: EmbeddedPostgres, secrets: Secrets): Promise<void> {
  await asSuperuser(server, async (client) => {
    const { rows } = await client.query<{ rolname: string }>(
      "SELECT rolname FROM pg_roles WHERE rolname IN ('yizhan', 'yizhan_web')",
    );
    const existing = new Set(rows.map((row) => row.rolname));
    if (!existing.has("yizhan"))
      await client.query(
        `CREATE ROLE yizhan LOGIN CREATEDB CREATEROLE PASSWORD ${client.escapeLiteral(secrets.owner)}`,
      );
    if (!existing.has("yizhan_web"))
      await client.query(
        `CREATE ROLE yizhan_web LOGIN NOINHERIT PASSWORD ${client.escapeLiteral(secrets.app)}`,
      );
  });
}

function describe(place: Place, secrets: Secrets, reused: boolean): EmbeddedPostgres {
  const url = (user: string, password: string, database: string) =>
    `postgresql://${user}:${password}@127.0.0.1:${secrets.port}/${database}`;
  return {
    home: place.home,
    port: secrets.port,
    reused,
    superuserUrl: (database = "postgres") => url("postgres", secrets.superuser, database),
    ownerUrl: (database) => url("yizhan", secrets.owner, database),
    appUrl: (database) => url("yizhan_web", secrets.app, database),
    stop: () => stopServer(place),
  };
}

const connection = (secrets: Secrets) => ({
  host: "127.0.0.1",
  port: secrets.port,
  user: "postgres",
  password: secrets.superuser,
  database: "postgres",
});
