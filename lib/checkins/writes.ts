import "server-only";
import { randomUUID } from "node:crypto";
import type { CheckInSource, Tx } from "@/lib/server/db";
import { found } from "@/lib/server/refusal";
import { windowOf } from "./rules";

export interface NewCheckIn {
  readonly areaId: string;
  readonly riderId: string;
  readonly stationId: string;
  readonly clientId: string;
  readonly source: CheckInSource;
  readonly at: Date;
}

export interface Standing {
  readonly id: string;
  readonly at: Date;
  readonly stationId: string;
}

export interface Counted extends Standing {
  /** True: this tap made the check-in. False: it was counted before, and `at` says when. */
  readonly fresh: boolean;
}

/**
 * Counts a check-in once. The database decides: a repeated `clientId`, or the same rider at the same station within
 * the window, inserts nothing, and the check-in that stands is returned instead. A `clientId` that another rider
 * used is answered as "not found".
 */
export async function countOnce(tx: Tx, checkIn: NewCheckIn): Promise<Counted> {
  const { areaId, riderId, stationId, clientId, source } = checkIn;
  const id = randomUUID();
  const { from, until } = windowOf(checkIn.at);
  const inserted = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO "CheckIn" ("id", "areaId", "riderId", "stationId", "clientId", "source", "at", "window")
    VALUES (${id}::uuid, ${areaId}::uuid, ${riderId}::uuid, ${stationId}::uuid, ${clientId}::uuid,
            ${source}::"CheckInSource", ${from}::timestamptz, tstzrange(${from}::timestamptz, ${until}::timestamptz))
    ON CONFLICT DO NOTHING
    RETURNING "id"`;
  if (inserted.length === 1) return { id, at: from, stationId, fresh: true };
  return { ...found(await standingFor(tx, checkIn)), fresh: false };
}

/** The check-in that already stands for this tap: the same tap, or the same visit. */
export async function standingFor(tx: Tx, checkIn: NewCheckIn): Promise<Standing | null> {
  return (await sameTap(tx, checkIn)) ?? (await sameVisit(tx, checkIn)) ?? null;
}

async function sameTap(tx: Tx, { areaId, clientId, riderId }: NewCheckIn): Promise<Standing | null> {
  return tx.checkIn.findFirst({
    where: { areaId, clientId, riderId },
    select: { id: true, at: true, stationId: true },
  });
}

/** The check-in whose window the new one runs into. */
async function sameVisit(tx: Tx, { riderId, stationId, at }: NewCheckIn): Promise<Standing | undefined> {
  const { from, until } = windowOf(at);
  const [standing] = await tx.$queryRaw<Standing[]>`
    SELECT "id", "at", "stationId" FROM "CheckIn"
    WHERE "riderId" = ${riderId}::uuid AND "stationId" = ${stationId}::uuid
      AND "window" && tstzrange(${from}::timestamptz, ${until}::timestamptz)
    ORDER BY "at" LIMIT 1`;
  return standing;
}
