import "server-only";
import { z } from "zod";
import type { Actor } from "@/lib/people/actor";
import { db } from "@/lib/server/db";
import type { LngLat } from "./frame";
import type { MappedPlaces } from "./mapped";

/** Far above any community; a bound so that no page can ask for everything. */
const MOST = 5000;
const NAMES = { code: true, name: true, nameEn: true } as const;

/** All that is drawn of the actor's area besides its stations; names in the reader's language. Five queries. */
export async function mappedPlaces(actor: Actor): Promise<MappedPlaces> {
  const where = { areaId: actor.areaId };
  const quarter = { neighbourhood: { select: { code: true } } } as const;
  const [neighbourhoods, lanes, buildings, entrances, gates] = await Promise.all([
    db().neighbourhood.findMany({
      where,
      select: { ...NAMES, boundary: true },
      orderBy: { sort: "asc" },
      take: MOST,
    }),
    db().lane.findMany({
      where,
      select: { ...NAMES, line: true, width: true },
      orderBy: { code: "asc" },
      take: MOST,
    }),
    db().building.findMany({
      where,
      select: {
        ...{ ...NAMES, ...quarter, id: true, aliases: true, pinyin: true, footprint: true },
        ...{ lng: true, lat: true },
      },
      orderBy: { code: "asc" },
      take: MOST,
    }),
    db().entrance.findMany({ where, select: { lng: true, lat: true }, take: 4 * MOST }),
    db().gate.findMany({
      where,
      select: { ...NAMES, ...quarter, lng: true, lat: true },
      orderBy: { code: "asc" },
      take: MOST,
    }),
  ]);
  const named = <Row extends { name: string; nameEn: string }>({ name, nameEn }: Row) =>
    actor.locale === "en" ? nameEn : name;
  return {
    neighbourhoods: neighbourhoods.map((one) => ({
      code: one.code,
      name: named(one),
      ring: ringOf(one.boundary),
    })),
    lanes: lanes.map(({ line, width, ...one }) => ({ name: named(one), width, line: lineOf(line) })),
    buildings: buildings.map(({ footprint, neighbourhood, lng, lat, ...one }) => ({
      ...one,
      ...{ label: named(one), neighbourhood: neighbourhood.code, place: [lng, lat], ring: ringOf(footprint) },
    })),
    entrances: entrances.map(({ lng, lat }) => [lng, lat]),
    gates: gates.map(({ neighbourhood, lng, lat, ...one }) => ({
      ...{ code: one.code, label: named(one), neighbourhood: neighbourhood.code, place: [lng, lat] },
    })),
  };
}

const places = z.array(z.tuple([z.number(), z.number()]).rest(z.number()));
const line = z.object({ type: z.literal("LineString"), coordinates: places });
const polygon = z.object({ type: z.literal("Polygon"), coordinates: z.array(places).min(1) });
const plain = (list: readonly (readonly number[])[]): LngLat[] => list.map(([x = 0, y = 0]) => [x, y]);

/** Stored GeoJSON; what is none is not drawn. */
function lineOf(json: unknown): LngLat[] {
  return plain(line.safeParse(json).data?.coordinates ?? []);
}

/** The outer ring. */
function ringOf(json: unknown): LngLat[] {
  return plain(polygon.safeParse(json).data?.coordinates[0] ?? []);
}
