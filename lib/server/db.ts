import "server-only";
import { PrismaPg } from "@prisma/adapter-pg";
import { Pool } from "pg";
import { type Prisma, PrismaClient } from "@/prisma/generated/client";
import { env } from "./env";
import { log } from "./log";

export type * from "@/prisma/generated/client";
export { Prisma } from "@/prisma/generated/client";
export * from "@/prisma/generated/enums";

/** Inside a transaction: the same client without the ways to open another one. */
export type Tx = Prisma.TransactionClient;

const held = globalThis as { yizhanDb?: PrismaClient; yizhanPool?: Pool };

/**
 * Connections act as `DATABASE_ROLE`, which may neither change tables nor touch written audit entries,
 * whatever the login may do.
 */
export function connection() {
  const { DATABASE_URL, DATABASE_ROLE } = env();
  return {
    connectionString: DATABASE_URL,
    ...(DATABASE_ROLE ? { options: `-c role=${DATABASE_ROLE}` } : {}),
  };
}

/** The one pool of the process; also used by the rate limiter and the job queue. */
export function pool(): Pool {
  if (!held.yizhanPool) {
    held.yizhanPool = new Pool({ ...connection(), max: env().DATABASE_POOL });
    // A connection lost while idle (the server restarted) is replaced at the next use; unheard, it would end the process.
    held.yizhanPool.on("error", (error) =>
      log().warn({ err: error }, "an idle database connection was lost"),
    );
    // One lost while in use fails the query that uses it, which is where it is told.
    held.yizhanPool.on("connect", (client) => client.on("error", () => {}));
  }
  return held.yizhanPool;
}

/** The one database client of the process. */
export function db(): PrismaClient {
  held.yizhanDb ??= new PrismaClient({ adapter: new PrismaPg(pool()) });
  return held.yizhanDb;
}

/** Closes the client and its connections; for command-line programs and tests. */
export async function closeDb(): Promise<void> {
  await held.yizhanDb?.$disconnect();
  delete held.yizhanDb;
  if (held.yizhanPool && !held.yizhanPool.ended) await held.yizhanPool.end();
  delete held.yizhanPool;
}
