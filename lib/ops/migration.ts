import { Logger, runMigrations } from "graphile-worker";
import pg from "pg";
import { runPrisma } from "./prisma-cli";
import { Sentence } from "./sentence";

interface Target {
  /** Address of the login that owns the tables. */
  owner: string;
  /** Address of the login the application uses; may be the same. */
  app: string;
  /** The role the application becomes (DATABASE_ROLE); "" when its login is restricted itself. */
  role: string;
}

/** A migration that was begun and not finished; its name, for `prisma migrate resolve`. */
export class UnfinishedMigration extends Sentence {
  constructor(readonly migration: string) {
    super(
      `The migration ${migration} was begun and not finished. Look at what it left, then say which it was:\n` +
        `  npm run prisma -- migrate resolve --rolled-back ${migration}\n` +
        `  npm run prisma -- migrate resolve --applied ${migration}\nand run this again.`,
    );
  }
}

/**
 * Brings a database up to date: Prisma's migrations, the job queue's own tables, and the application's rights on them.
 * Safe to run again, and from several machines at once (both tools lock).
 * @throws Sentence when the database can't be reached or a migration fails.
 */
export async function migrateDatabase(target: Target, say: (line: string) => void): Promise<void> {
  await deploy(target.owner, say);
  await runMigrations({ connectionString: target.owner, logger: new Logger(() => () => {}) });
  await grantRights(target);
}

async function deploy(owner: string, say: (line: string) => void): Promise<void> {
  let output = "";
  const env = { ...process.env, DATABASE_URL: owner, MIGRATION_DATABASE_URL: owner };
  const code = await runPrisma(["migrate", "deploy"], env, (text) => {
    output += text;
  });
  if (code === 0) {
    const applied = output.match(/└─ \d{14}_[\w-]+/g) ?? [];
    say(
      applied.length > 0
        ? `${applied.length} ${applied.length === 1 ? "migration" : "migrations"} applied.`
        : "The tables are up to date.",
    );
    return;
  }
  if (/P100[01]/.test(output)) {
    const reason = /P100[01]: (.*)/.exec(output)?.[1] ?? "no answer";
    throw new Sentence(
      `The database can't be reached or refuses the login (${reason}). Look at MIGRATION_DATABASE_URL and DATABASE_URL.`,
    );
  }
  const unfinished = /P3009[\s\S]*?The `([^`]+)` migration/.exec(output)?.[1];
  if (unfinished) throw new UnfinishedMigration(unfinished);
  throw new Sentence(`The database could not be brought up to date. Prisma says:\n${output.trim()}`);
}

/**
 * The queue's tables come with row security and no policy, which shuts out everybody but their owner; and a login must
 * be a member of the application's role to become it.
 */
async function grantRights({ owner, app, role }: Target): Promise<void> {
  const client = new pg.Client({ connectionString: owner });
  await client.connect();
  const login = decodeURIComponent(new URL(app).username);
  const name = client.escapeIdentifier(role || login);
  try {
    if (role) await grantMembership(client, role, login);
    await client.query(`GRANT USAGE ON SCHEMA graphile_worker TO ${name}`);
    await client.query(
      `GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA graphile_worker TO ${name}`,
    );
    await client.query(`GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA graphile_worker TO ${name}`);
    await client.query(`GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA graphile_worker TO ${name}`);
    const { rows } = await client.query<{ relname: string }>(
      `SELECT relname FROM pg_class
        WHERE relnamespace = 'graphile_worker'::regnamespace AND relrowsecurity
          AND NOT EXISTS (SELECT 1 FROM pg_policy WHERE polrelid = pg_class.oid AND polname = 'application')`,
    );
    for (const { relname } of rows) {
      const table = client.escapeIdentifier(relname);
      await client.query(
        `CREATE POLICY application ON graphile_worker.${table} TO ${name} USING (true) WITH CHECK (true)`,
      );
    }
    await client.query(`GRANT SELECT ON "_prisma_migrations" TO ${name}`);
  } catch (error) {
    const { message } = error as Error;
    throw new Sentence(
      `The rights of the application's role could not be set: ${message}. The login of MIGRATION_DATABASE_URL must own the tables and may need CREATEROLE.`,
    );
  } finally {
    await client.end();
  }
}

/** Makes both logins members of the role, as far as they aren't: the owner needs it to test, the application to work. */
async function grantMembership(client: pg.Client, role: string, login: string): Promise<void> {
  // From PostgreSQL 16 on, whoever creates a role may grant it, but not yet become it.
  const { rows: version } = await client.query<{ new: boolean }>(
    "SELECT current_setting('server_version_num')::int >= 160000 AS new",
  );
  const { rows } = await client.query<{ login: string }>(
    `SELECT DISTINCT login FROM unnest(ARRAY[current_user::text, $2]) AS login
      WHERE EXISTS (SELECT 1 FROM pg_roles WHERE rolname = login) AND NOT pg_has_role(login, $1, $3)`,
    [role, login, version[0]?.new ? "SET" : "MEMBER"],
  );
  for (const row of rows)
    await client.query(`GRANT ${client.escapeIdentifier(role)} TO ${client.escapeIdentifier(row.login)}`);
}
