import "server-only";
import { randomUUID } from "node:crypto";
import type { CheckInSource, Tx } from "@/lib/server/db";
import { windowOf } from "./rules";

export interface NewCheckIn {
  readonly areaId: string;
  readonly riderId: string;
  readonly stationId: string;
  readonly clientId: string;
  readonly source: CheckInSource;
  readonly at: Date;
  /** When it waited in a phone: which one, its place there, and by how many seconds the clock was wrong. */
  readonly queued?: { readonly deviceId: string; readonly seq: number; readonly offset: number | null };
}

export interface Standing {
  readonly id: string;
  readonly at: Date;
  readonly stationId: string;
  /** By the code on the station's screen. */
  readonly onSite: boolean;
}

export interface Merged extends Standing {
  /** By this very tap it came to be one by the code on the station's screen. */
  readonly raised: boolean;
}

export interface Counted extends Merged {
  /** True: this tap made the check-in. False: it was counted before, and `at` says when. */
  readonly fresh: boolean;
}

/**
 * Counts a check-in once. The database decides: a repeated `clientId`, or the same rider at the same station within
 * the window, inserts nothing, and the check-in that stands is returned instead. Null: another rider used this
 * `clientId`.
 */
export async function countOnce(tx: Tx, checkIn: NewCheckIn): Promise<Counted | null> {
  const { areaId, riderId, stationId, clientId, source, queued } = checkIn;
  const id = randomUUID();
  const { from, until } = windowOf(checkIn.at);
  const inserted = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO "CheckIn" ("id", "areaId", "riderId", "stationId", "clientId", "source", "at", "window",
      "deviceId", "deviceSeq", "clockOffset")
    SELECT ${id}::uuid, ${areaId}::uuid, ${riderId}::uuid, ${stationId}::uuid, ${clientId}::uuid,
      ${source}::"CheckInSource", ${from}::timestamptz, tstzrange(${from}::timestamptz, ${until}::timestamptz),
      ${queued?.deviceId ?? null}::uuid, ${queued?.seq ?? null}::int, ${queued?.offset ?? null}::int
    WHERE NOT EXISTS (
      SELECT FROM "CheckInTap" WHERE "areaId" = ${areaId}::uuid AND "clientId" = ${clientId}::uuid)
    ON CONFLICT DO NOTHING
    RETURNING "id"`;
  if (inserted.length === 1)
    return { id, at: from, stationId, onSite: source === "ROTATING", raised: false, fresh: true };
  const standing = await standingFor(tx, checkIn);
  return standing && { ...standing, fresh: false };
}

/**
 * The check-in that already stands for this tap: the same tap, or the same visit, of which it is noted to be one. Never
 * another rider's.
 */
export async function standingFor(tx: Tx, checkIn: NewCheckIn): Promise<Merged | null> {
  const [same] = await sameTaps(tx, checkIn, [checkIn.clientId]);
  if (same) {
    const { id, at, stationId, onSite } = same;
    return same.own ? { id, at, stationId, onSite, raised: false } : null;
  }
  const visit = await sameVisit(tx, checkIn);
  if (!visit) return null;
  const { areaId, clientId } = checkIn;
  await tx.checkInTap.createMany({
    data: { areaId, clientId, checkInId: visit.id },
    skipDuplicates: true,
  });
  return checkIn.source === "ROTATING" ? raise(tx, visit) : { ...visit, raised: false };
}

/** Whoever reads the station's screen during a visit was there, however it began; never the other way round. */
async function raise(tx: Tx, visit: Standing): Promise<Merged> {
  const { count } = await tx.checkIn.updateMany({
    where: { id: visit.id, source: { not: "ROTATING" } },
    data: { source: "ROTATING" },
  });
  return { ...visit, onSite: true, raised: count === 1 };
}

export interface SameTap extends Standing {
  readonly clientId: string;
  /** As a further tap of a visit that another one made. */
  readonly merged: boolean;
  /** False: another rider's, of which nobody may hear more. */
  readonly own: boolean;
}

/** Which of these taps are in already, the rider's own first: on a shared phone one may be in as somebody else's. */
export async function sameTaps(
  tx: Tx,
  { areaId, riderId }: Pick<NewCheckIn, "areaId" | "riderId">,
  clientIds: readonly string[],
): Promise<SameTap[]> {
  return tx.$queryRaw`
    SELECT c."id", c."at", c."stationId", c."source" = 'ROTATING' AS "onSite", c."clientId", false AS "merged",
      c."riderId" = ${riderId}::uuid AS "own"
    FROM "CheckIn" c
    WHERE c."areaId" = ${areaId}::uuid AND c."clientId" = ANY (${clientIds}::uuid[])
    UNION ALL
    SELECT c."id", c."at", c."stationId", c."source" = 'ROTATING', t."clientId", true, c."riderId" = ${riderId}::uuid
    FROM "CheckInTap" t JOIN "CheckIn" c ON c."id" = t."checkInId"
    WHERE t."areaId" = ${areaId}::uuid AND t."clientId" = ANY (${clientIds}::uuid[])
    ORDER BY "own" DESC`;
}

/** The check-in whose window the new one runs into. */
async function sameVisit(tx: Tx, { riderId, stationId, at }: NewCheckIn): Promise<Standing | undefined> {
  const { from, until } = windowOf(at);
  const [standing] = await tx.$queryRaw<Standing[]>`
    SELECT "id", "at", "stationId", "source" = 'ROTATING' AS "onSite" FROM "CheckIn"
    WHERE "riderId" = ${riderId}::uuid AND "stationId" = ${stationId}::uuid
      AND "window" && tstzrange(${from}::timestamptz, ${until}::timestamptz)
    ORDER BY "at" LIMIT 1`;
  return standing;
}

/** One rider's queues one after another, until the transaction ends: two devices may send at once. */
export async function takeTurn(tx: Tx, riderId: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${riderId}, 0))`;
}
