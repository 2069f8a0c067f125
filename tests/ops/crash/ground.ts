import { readFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { databaseEnv } from "@/lib/ops/demo-database";
import { asSuperuser, createDatabase } from "@/lib/ops/embedded-postgres";
import { blankEnvironment } from "@/lib/ops/environment";
import { migrateDatabase } from "@/lib/ops/migration";
import { freePort } from "@/lib/ops/ports";
import { isBuilt } from "@/lib/ops/site";
import { type ThrowAwayServer, throwAwayServer } from "@/lib/ops/test-server";
import { type App, startApp, until } from "./app";
import { type Gateway, openGateway } from "./gateway";

const DATABASE = "crash";

/** The production build on a database that keeps its word: with fsync, and commits that wait for it. */
export interface Ground {
  readonly url: string;
  readonly env: Readonly<Record<string, string>>;
  /** Everything that the site has said so far. */
  said(): string;
  readonly gateway: Gateway;
  /** As the owner of the tables; closed afterwards. */
  asOwner<T>(work: (owner: pg.Client) => Promise<T>): Promise<T>;
  /** As the superuser, in the site's database. */
  asSuperuser<T>(work: (client: pg.Client) => Promise<T>): Promise<T>;
  startApp(): Promise<App>;
  /** SIGKILL to PostgreSQL's first process, as the kernel does when memory runs out. */
  killDatabase(): void;
  startDatabase(): Promise<void>;
  /** SIGKILL to one working connection: PostgreSQL then ends all of them and recovers by itself. */
  killBackend(): Promise<void>;
  clear(): Promise<void>;
}

/** Lays the ground; `seed` fills the migrated database, with the process's environment set to it. */
export async function layGround(seed: () => Promise<void>): Promise<Ground> {
  const undo: (() => Promise<unknown>)[] = [];
  const clear = async () => {
    for (const one of undo.toReversed()) await one();
  };
  try {
    if (!isBuilt()) throw new Error('There is no build of these files: run "npm run build" first.');
    const gateway = await openGateway();
    undo.push(gateway.close);
    const home = await throwAwayServer([]);
    undo.push(home.remove);
    const env = await environment(home, gateway);
    await fill(home, env, seed);
    return { url: env.APP_URL, env, gateway, clear, ...handles(home, env) };
  } catch (error) {
    await clear();
    throw error;
  }
}

async function environment({ server, files }: ThrowAwayServer, gateway: Gateway) {
  const port = await freePort();
  return {
    ...blankEnvironment(),
    ...databaseEnv(server, DATABASE),
    APP_URL: `http://127.0.0.1:${port}`,
    AUTH_SECRET: "a-secret-for-tests-only-0123456789abcdef",
    AUTH_TRUST_HOST: "true",
    HOST: "127.0.0.1",
    PORT: String(port),
    FILES_DIR: files,
    SMS_GATEWAY_URL: gateway.url,
    // Callers are told apart by X-Forwarded-For, so that the limits per address don't end the test.
    TRUSTED_PROXIES: "1",
  };
}

async function fill(
  { server }: ThrowAwayServer,
  env: Record<string, string>,
  seed: () => Promise<void>,
): Promise<void> {
  await createDatabase(server, DATABASE);
  const target = { owner: server.ownerUrl(DATABASE), app: server.appUrl(DATABASE), role: "yizhan_app" };
  await migrateDatabase(target, () => {});
  Object.assign(process.env, env);
  const { closeDb } = await import("@/lib/server/db");
  await seed().finally(closeDb);
}

function handles(home: ThrowAwayServer, env: Record<string, string>) {
  const { server } = home;
  const log = join(server.home, "site.log");
  const asOwner = async <T>(work: (owner: pg.Client) => Promise<T>): Promise<T> => {
    const owner = new pg.Client({ connectionString: server.ownerUrl(DATABASE) });
    await owner.connect();
    return work(owner).finally(() => owner.end());
  };
  const postmaster = () =>
    Number(readFileSync(join(server.home, "data", "postmaster.pid"), "utf8").split("\n")[0]);
  return {
    asOwner,
    asSuperuser: <T>(work: (client: pg.Client) => Promise<T>) => asSuperuser(server, work, DATABASE),
    said: () => readFileSync(log, "utf8"),
    startApp: () => startApp(env, log),
    killDatabase: () => void process.kill(postmaster(), "SIGKILL"),
    startDatabase: async () => {
      const { port } = await home.again();
      if (port !== server.port) throw new Error("Somebody has taken the database's port meanwhile.");
    },
    killBackend: async () => {
      const pid = await asSuperuser(server, workingBackend, DATABASE);
      process.kill(pid, "SIGKILL");
      await until("the database has recovered", () => answers(asOwner, pid));
    },
  };
}

/** A connection of the site, one that is in a transaction if there is any. */
async function workingBackend(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ pid: number }>(
    `SELECT pid FROM pg_stat_activity WHERE usename = 'yizhan_web'
     ORDER BY (state IN ('active', 'idle in transaction')) DESC, (query ILIKE 'COMMIT%') DESC LIMIT 1`,
  );
  if (!rows[0]) throw new Error("The site has no connection.");
  return rows[0].pid;
}

const answers = (asOwner: Ground["asOwner"], killed: number): Promise<boolean> =>
  asOwner(async (owner) => {
    const { rows } = await owner.query("SELECT FROM pg_stat_activity WHERE pid = $1", [killed]);
    return rows.length === 0;
  }).catch(() => false);
