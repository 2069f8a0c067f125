import "server-only";
import { Prisma, type Tx } from "@/lib/server/db";
import type { Day } from "@/lib/time/shanghai";
import type { Hours } from "./opening";
import { occupancySince, type ServiceKind, type ServiceState, type StationKind } from "./rules";

export interface ClosureRow {
  readonly id: string;
  readonly startsAt: Date;
  readonly endsAt: Date | null;
  readonly endedAt: Date | null;
  readonly reason: string;
  readonly reasonEn: string;
}

export interface ServiceRow {
  readonly kind: ServiceKind;
  readonly state: ServiceState;
  readonly note: string;
  readonly noteEn: string;
  readonly provider: string | null;
  readonly providerEn: string | null;
}

/** A station with everything its state depends on, both languages. */
export interface StationRow {
  readonly id: string;
  readonly areaId: string;
  readonly neighbourhoodId: string;
  readonly neighbourhoodName: string;
  readonly neighbourhoodNameEn: string;
  readonly timeZone: string;
  readonly code: string;
  readonly kind: StationKind;
  readonly name: string;
  readonly nameEn: string;
  readonly shortName: string;
  readonly shortNameEn: string;
  readonly address: string;
  readonly addressEn: string;
  readonly lng: number;
  readonly lat: number;
  readonly seats: number;
  readonly phone: string | null;
  readonly openedOn: Day;
  readonly retiredOn: Day | null;
  readonly version: number;
  readonly recent: number;
  readonly hours: readonly Hours[];
  /** In force or to come at the moment asked, earliest first. */
  readonly closures: readonly ClosureRow[];
  readonly services: readonly ServiceRow[];
}

type Raw = Omit<StationRow, "closures"> & {
  readonly closures: readonly (Omit<ClosureRow, "startsAt" | "endsAt" | "endedAt"> & {
    readonly startsAt: string;
    readonly endsAt: string | null;
    readonly endedAt: string | null;
  })[];
};

const today = (now: Date) => Prisma.sql`(${now}::timestamptz AT TIME ZONE a."timeZone")::date`;

/** Not retired on the local day of `now`; opened, or to be opened. */
export const standing = (now: Date) => Prisma.sql`(s."retiredOn" IS NULL OR s."retiredOn" > ${today(now)})`;

/** Opened and not retired on the local day of `now`. */
export const running = (now: Date) => Prisma.sql`s."openedOn" <= ${today(now)} AND ${standing(now)}`;

/**
 * Stations of an area, by kind and code; `which` is a condition on the station `s`. One query, whatever their number:
 * hours, closures in force or to come, services and the check-ins of the last half hour come with it.
 */
export async function stationRows(
  tx: Pick<Tx, "$queryRaw">,
  areaId: string,
  now: Date,
  which: Prisma.Sql,
): Promise<StationRow[]> {
  const since = occupancySince(now);
  const rows = await tx.$queryRaw<Raw[]>`
    SELECT s."id", s."areaId", s."neighbourhoodId", n."name" AS "neighbourhoodName",
      n."nameEn" AS "neighbourhoodNameEn", a."timeZone", s."code", s."kind"::text AS "kind", s."name", s."nameEn",
      s."shortName", s."shortNameEn", s."address", s."addressEn", s."lng", s."lat", s."seats", s."phone",
      s."openedOn"::text AS "openedOn", s."retiredOn"::text AS "retiredOn", s."version",
      (SELECT count(*)::int FROM "CheckIn" c
        WHERE c."stationId" = s."id" AND c."at" > ${since} AND c."at" <= ${now}) AS "recent",
      (SELECT coalesce(json_agg(json_build_object(
          'weekday', h."weekday", 'opensAt', h."opensAt", 'closesAt', h."closesAt")
          ORDER BY h."weekday", h."opensAt"), '[]'::json)
        FROM "OpeningHours" h WHERE h."stationId" = s."id") AS "hours",
      (SELECT coalesce(json_agg(json_build_object(
          'id', k."id", 'startsAt', k."startsAt", 'endsAt', k."endsAt", 'endedAt', k."endedAt",
          'reason', k."reason", 'reasonEn', k."reasonEn") ORDER BY k."startsAt"), '[]'::json)
        FROM "StationClosure" k
        WHERE k."stationId" = s."id" AND k."endedAt" IS NULL
          AND (k."endsAt" IS NULL OR k."endsAt" > ${now})) AS "closures",
      (SELECT coalesce(json_agg(json_build_object(
          'kind', v."kind", 'state', v."state", 'note', v."note", 'noteEn', v."noteEn",
          'provider', p."name", 'providerEn', p."nameEn") ORDER BY v."kind"), '[]'::json)
        FROM "StationService" v LEFT JOIN "Provider" p ON p."id" = v."providerId"
        WHERE v."stationId" = s."id") AS "services"
    FROM "Station" s
    JOIN "Area" a ON a."id" = s."areaId"
    JOIN "Neighbourhood" n ON n."id" = s."neighbourhoodId"
    WHERE s."areaId" = ${areaId}::uuid AND ${which}
    ORDER BY s."kind", s."code"`;
  return rows.map((row) => ({
    ...row,
    closures: row.closures.map((one) => ({
      ...one,
      startsAt: new Date(one.startsAt),
      endsAt: one.endsAt === null ? null : new Date(one.endsAt),
      endedAt: one.endedAt === null ? null : new Date(one.endedAt),
    })),
  }));
}
