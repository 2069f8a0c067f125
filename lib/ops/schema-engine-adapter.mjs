/**
 * The database side of `schema-engine.mjs`: @prisma/adapter-pg with what a *schema* engine needs put right.
 *
 * - One session for everything: the engine takes an advisory lock and sets session state, so a pool of many would lie.
 * - A script goes to the server whole. The adapter splits it at every `;`, which cuts functions and DO blocks in two.
 * - PostgreSQL's one-byte `"char"` type (OID 18), found all over its catalogues, is handed over as a character.
 * - The shadow database is opened by its own name (the adapter lets the address override it) and closed before it is dropped.
 */
import { randomUUID } from "node:crypto";
import { PrismaPg } from "@prisma/adapter-pg";
import { ColumnTypeEnum, DriverAdapterError } from "@prisma/driver-adapter-utils";
import pg from "pg";

const INTERNAL_CHAR = 18;
const TEXT = 25;

/** Result rows → the positions of their one-byte `"char"` columns. */
const charColumns = new WeakMap();

class SessionPool extends pg.Pool {
  constructor(config) {
    super({ ...config, max: 1, idleTimeoutMillis: 0, connectionTimeoutMillis: 15_000 });
  }

  async query(...args) {
    const result = await super.query(...args);
    for (const one of Array.isArray(result) ? result : [result]) {
      const found =
        one.fields?.flatMap((field, index) => (field.dataTypeID === INTERNAL_CHAR ? [index] : [])) ?? [];
      for (const index of found) one.fields[index].dataTypeID = TEXT;
      charColumns.set(one.rows, found);
    }
    return result;
  }
}

/** Splits Prisma's `?schema=` from an address: the driver doesn't know it, and would pass it to the server. */
function readAddress(url) {
  if (!url) return { config: {}, schema: undefined };
  const address = new URL(url);
  const schema = address.searchParams.get("schema") ?? undefined;
  for (const own of ["schema", "connection_limit", "pool_timeout", "pgbouncer", "connect_timeout"])
    address.searchParams.delete(own);
  return {
    config: { connectionString: address.href, options: schema ? `-c search_path="${schema}"` : undefined },
    schema,
  };
}

const withDatabase = (url, database) => {
  const address = new URL(url);
  address.pathname = `/${encodeURIComponent(database)}`;
  return address.href;
};

async function open(url, afterwards) {
  const { config, schema } = readAddress(url);
  const pool = new SessionPool(config);
  const adapter = await new PrismaPg(pool, { schema, disposeExternalPool: true }).connect();
  adapter.executeScript = async (script) => {
    try {
      await pool.query(script);
    } catch (error) {
      adapter.onError(error);
    }
  };
  const queryRaw = adapter.queryRaw.bind(adapter);
  adapter.queryRaw = async (query) => {
    const result = await queryRaw(query);
    for (const index of charColumns.get(result.rows) ?? [])
      result.columnTypes[index] = ColumnTypeEnum.Character;
    return result;
  };
  const close = adapter.dispose.bind(adapter);
  adapter.dispose = async () => {
    await close();
    await afterwards?.();
  };
  return adapter;
}

/** Opens the database of `url` for the wasm engine; shadow databases are made beside it, or are the one of `shadowUrl`. */
export class EngineAdapterFactory {
  provider = "postgres";
  adapterName = "@prisma/adapter-pg";

  constructor(url, shadowUrl) {
    this.url = url;
    this.shadowUrl = shadowUrl;
  }

  async connect() {
    if (!this.url)
      throw new DriverAdapterError({ kind: "GenericJs", message: "No database address: set DATABASE_URL." });
    return open(this.url);
  }

  async connectToShadowDb() {
    if (this.shadowUrl) return open(this.shadowUrl);
    const name = `prisma_migrate_shadow_db_${randomUUID()}`;
    const run = async (sql) => {
      const client = new pg.Client(readAddress(this.url).config);
      await client.connect();
      await client.query(sql).finally(() => client.end());
    };
    await run(`CREATE DATABASE "${name}"`);
    return open(withDatabase(this.url, name), () => run(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`));
  }
}

/** SQLSTATE or socket code → Prisma's own code for "can't connect", so that the CLI reacts as with its native engine. */
const CONNECTION_CODES = {
  "3D000": "P1003",
  "28P01": "P1000",
  28000: "P1010",
  ECONNREFUSED: "P1001",
  ENOTFOUND: "P1001",
  EAI_AGAIN: "P1001",
  EHOSTUNREACH: "P1001",
  ETIMEDOUT: "P1002",
};

/** Connects once and hangs up. @throws an error whose `code` is Prisma's (P1000 sign-in, P1001 unreachable, P1003 no such database, …). */
export async function checkConnection(url) {
  if (!url) throw Object.assign(new Error("No database address: set DATABASE_URL."), { code: "P1012" });
  const client = new pg.Client({ ...readAddress(url).config, connectionTimeoutMillis: 15_000 });
  try {
    await client.connect();
  } catch (error) {
    const { host, database } = client;
    const reason = error.message || `Can't reach database server at ${host}:${client.port}`;
    const message =
      error.code === "3D000"
        ? `Database \`${database}\` does not exist on the database server at \`${host}\`.`
        : reason;
    throw Object.assign(new Error(message), { code: CONNECTION_CODES[error.code] ?? "P1011" });
  } finally {
    await client.end();
  }
}

/**
 * Creates the database that `url` names, through the server's `postgres` database.
 * @returns its name; a database that exists already is an error with Prisma's code P1009.
 */
export async function createDatabase(url) {
  const name = decodeURIComponent(new URL(url).pathname.slice(1));
  const client = new pg.Client(readAddress(withDatabase(url, "postgres")).config);
  await client.connect();
  try {
    await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`);
  } catch (error) {
    if (error.code === "42P04")
      throw Object.assign(new Error(`Database \`${name}\` already exists`), { code: "P1009" });
    throw error;
  } finally {
    await client.end();
  }
  return name;
}
