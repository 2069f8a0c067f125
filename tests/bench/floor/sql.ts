import type { IncomingMessage } from "node:http";
import pg from "pg";

/**
 * The same statements as the application's, by hand: no framework, no ORM, no validation, no policy, no HTML to speak of.
 * What the application costs above this is what its comfort and its walls cost.
 */
export const pool = new pg.Pool({
  connectionString: process.env.DATABASE_URL,
  max: Number(process.env.DATABASE_POOL),
  options: `-c role=${process.env.DATABASE_ROLE}`,
});

export type Client = pg.PoolClient;

/** Begin, work, commit. */
export async function inTransaction<T>(work: (client: Client) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query("BEGIN");
    const result = await work(client);
    await client.query("COMMIT");
    return result;
  } catch (error) {
    await client.query("ROLLBACK");
    throw error;
  } finally {
    client.release();
  }
}

export interface Area {
  readonly id: string;
  readonly timeZone: string;
}

export async function areaOf(request: IncomingMessage): Promise<Area> {
  const { rows } = await pool.query<Area>(
    `SELECT "id", "slug", "name", "nameEn", "timeZone", "isDemo" FROM "Area"
     ORDER BY $1 = ANY ("hosts") DESC, "createdAt", "slug" LIMIT 1`,
    [(request.headers.host ?? "").replace(/:\d+$/, "")],
  );
  return rows[0] as Area;
}

export interface Actor {
  readonly personId: string;
  readonly sessionId: string;
  readonly riderId: string | null;
  readonly grants: readonly { role: string; scopeKind: string; scopeId: string }[];
}

/** The session named by the cookie `sid`, with the person's roles. */
export async function actorOf(request: IncomingMessage, area: Area): Promise<Actor> {
  const sid = /sid=([0-9a-f-]{36})/.exec(request.headers.cookie ?? "")?.[1];
  const { rows } = await pool.query<Actor>(
    `SELECT s."id" AS "sessionId", s."personId", p."name", r."id" AS "riderId",
       coalesce((SELECT json_agg(json_build_object('role', g."role", 'scopeKind', g."scopeKind", 'scopeId', g."scopeId"))
         FROM "RoleGrant" g WHERE g."personId" = p."id" AND g."areaId" = s."areaId"
           AND g."startsAt" <= now() AND (g."endsAt" IS NULL OR g."endsAt" > now())), '[]'::json) AS "grants"
     FROM "Session" s
     JOIN "Person" p ON p."id" = s."personId" AND p."areaId" = s."areaId"
     LEFT JOIN "Rider" r ON r."personId" = p."id" AND r."areaId" = s."areaId"
     WHERE s."id" = $1 AND s."areaId" = $2 AND s."endedAt" IS NULL AND s."expiresAt" > now() AND s."ticketHash" IS NULL
       AND NOT EXISTS (SELECT FROM "PersonDisablement" d WHERE d."personId" = p."id" AND d."endedAt" IS NULL)`,
    [sid, area.id],
  );
  return rows[0] as Actor;
}

/** One taking from a counter, as the rate limiter does it. */
export async function take(key: string, seconds: number): Promise<void> {
  const now = Date.now();
  await pool.query(
    `INSERT INTO "RateLimit" AS l ("key", "points", "expire") VALUES ($1, 1, $2)
     ON CONFLICT ("key") DO UPDATE SET
       "points" = CASE WHEN l."expire" <= $3 THEN 1 ELSE l."points" + 1 END,
       "expire" = CASE WHEN l."expire" <= $3 THEN $2 ELSE l."expire" END
     RETURNING "points", "expire"`,
    [`floor:${key}`, now + seconds * 1000, now],
  );
}

interface Entry {
  readonly area: Area;
  readonly actor: Actor | null;
  readonly action: string;
  readonly subject: string;
  readonly subjectId: string;
  readonly detail: object;
}

/** The audit row; a trigger adds the one that waits to be sealed. */
export async function audit(client: Client, entry: Entry): Promise<void> {
  const { area, actor, action, subject, subjectId, detail } = entry;
  await client.query(
    `INSERT INTO "AuditEntry" ("areaId", "actorId", "sessionId", "action", "outcome", "subject", "subjectId", "detail")
     VALUES ($1, $2, $3, $4, 'done', $5, $6, $7)`,
    [area.id, actor?.personId ?? null, actor?.sessionId ?? null, action, subject, subjectId, detail],
  );
}
