import "server-only";
import type { Actor } from "@/lib/people/actor";
import { db } from "@/lib/server/db";
import { running, type StationRow, stationRows } from "./rows";
import { opennessOf } from "./rules";

/** Seconds for which a copy of the feed is fresh enough. */
export const FEED_TTL = 10;

/**
 * Open data: the area's running stations as GeoJSON (RFC 7946, WGS-84), in both languages, so that one copy serves
 * everybody. `last_updated` in POSIX seconds and `ttl` in seconds, as in GBFS.
 */
export async function stationsGeoJson(actor: Actor, now: Date) {
  const rows = await stationRows(db(), actor.areaId, now, running(now));
  return {
    type: "FeatureCollection" as const,
    last_updated: Math.floor(now.getTime() / 1000),
    ttl: FEED_TTL,
    features: rows.map((row) => feature(row, now)),
  };
}

function feature(row: StationRow, now: Date) {
  const openness = opennessOf(row, now, row.timeZone);
  const closure = openness.state === "CLOSURE" ? openness.closure : null;
  return {
    type: "Feature" as const,
    id: row.code,
    geometry: { type: "Point" as const, coordinates: [row.lng, row.lat] },
    properties: {
      code: row.code,
      kind: row.kind,
      name: row.name,
      name_en: row.nameEn,
      address: row.address,
      address_en: row.addressEn,
      neighbourhood: row.neighbourhoodName,
      neighbourhood_en: row.neighbourhoodNameEn,
      phone: row.phone,
      state: openness.state,
      open_until: "opens" in openness ? null : text(openness.until),
      opens_at: "opens" in openness ? text(openness.opens) : null,
      closure: closure && {
        reason: closure.reason,
        reason_en: closure.reasonEn,
        until: openness.state === "CLOSURE" ? text(openness.until) : null,
      },
      seats: row.seats,
      check_ins_last_30_minutes: row.recent,
      services: row.services.map(({ kind, state }) => ({ kind, state })),
      page: `/stations/${row.code}`,
    },
  };
}

const text = (at: Date | null) => at?.toISOString() ?? null;
