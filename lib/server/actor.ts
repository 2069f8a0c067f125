import "server-only";
import { cookies } from "next/headers";
import { cache } from "react";
import { type Actor, type Grant, visitor, withoutSecondFactor } from "@/lib/people/actor";
import { currentArea } from "@/lib/places/area";
import { clock } from "@/lib/time/clock";
import { readCaseIds } from "./case-keys";
import { db } from "./db";
import { readScreen, screenCookie } from "./screen-cookie";
import { requestLocale, requestSessionId } from "./visitor";

/** Minutes between two notes of when a session was last seen. */
const SEEN_EVERY_MINUTES = 5;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Who is asking; read from the session row once per request, never from the cookie alone. */
export const currentActor = cache(async (): Promise<Actor> => {
  const [area, locale, sessionId, caseIds, jar] = await Promise.all([
    currentArea(),
    requestLocale(),
    requestSessionId(),
    readCaseIds(),
    cookies(),
  ]);
  const now = clock();
  const nobody = visitor(area.id, locale, caseIds, readScreen(jar.get(screenCookie())?.value, now));
  return sessionId ? actorOfSession(sessionId, nobody, now) : nobody;
});

interface SessionRow {
  personId: string;
  method: "CODE" | "PASSWORD" | "DEMO";
  lastSeenAt: Date;
  name: string;
  riderId: string | null;
  grants: Grant[];
}

/**
 * The person behind a session, or `nobody` when the session is ended, past its time, not yet taken up, of another
 * area, or its person is disabled. One query; also notes that the session was seen.
 */
export async function actorOfSession(sessionId: string, nobody: Actor, now: Date): Promise<Actor> {
  const { areaId } = nobody;
  if (!UUID.test(sessionId)) return nobody;
  const [row] = await db().$queryRaw<SessionRow[]>`
    SELECT s."personId", s."method"::text AS "method", s."lastSeenAt", p."name", r."id" AS "riderId",
      coalesce((
        SELECT json_agg(json_build_object('role', g."role", 'scopeKind', g."scopeKind", 'scopeId', g."scopeId"))
        FROM "RoleGrant" g
        WHERE g."personId" = p."id" AND g."areaId" = s."areaId"
          AND g."startsAt" <= ${now} AND (g."endsAt" IS NULL OR g."endsAt" > ${now})
      ), '[]'::json) AS "grants"
    FROM "Session" s
    JOIN "Person" p ON p."id" = s."personId" AND p."areaId" = s."areaId"
    LEFT JOIN "Rider" r ON r."personId" = p."id" AND r."areaId" = s."areaId"
    WHERE s."id" = ${sessionId}::uuid AND s."areaId" = ${areaId}::uuid
      AND s."endedAt" IS NULL AND s."expiresAt" > ${now} AND s."ticketHash" IS NULL
      AND NOT EXISTS (
        SELECT FROM "PersonDisablement" d WHERE d."personId" = p."id" AND d."endedAt" IS NULL
      )`;
  if (!row) return nobody;
  await noteSeen(sessionId, row.lastSeenAt, now);
  return {
    ...nobody,
    personId: row.personId,
    sessionId,
    name: row.name,
    grants: row.method === "CODE" ? withoutSecondFactor(row.grants) : row.grants,
    riderId: row.riderId,
  };
}

async function noteSeen(id: string, lastSeenAt: Date, now: Date): Promise<void> {
  const due = new Date(now.getTime() - SEEN_EVERY_MINUTES * 60_000);
  if (lastSeenAt > due) return;
  await db().session.updateMany({ where: { id, lastSeenAt: { lte: due } }, data: { lastSeenAt: now } });
}
