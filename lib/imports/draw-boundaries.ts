import "server-only";
import { z } from "zod";
import type { LngLat } from "@/lib/places/frame";
import type { Tx } from "@/lib/server/db";
import { hullAround } from "./hull";

const shape = z.object({
  coordinates: z.array(z.array(z.tuple([z.number(), z.number()]))),
  fromBuildings: z.literal(true).optional(),
});

/**
 * Draws the outline of each neighbourhood of the area for which no office gave one, around its blocks as they stand
 * now. An outline that was given stays.
 */
export async function drawBoundaries(tx: Tx, areaId: string): Promise<void> {
  const neighbourhoods = await tx.neighbourhood.findMany({
    where: { areaId },
    select: { id: true, boundary: true },
  });
  for (const { id, boundary } of neighbourhoods) {
    const read = shape.safeParse(boundary);
    if (read.success && read.data.coordinates.length > 0 && !read.data.fromBuildings) continue;
    const blocks = await tx.building.findMany({
      where: { areaId, neighbourhoodId: id },
      select: { lng: true, lat: true, footprint: true },
    });
    const drawn = hullAround(blocks.flatMap(cornersOf));
    if (drawn) await tx.neighbourhood.update({ where: { id }, data: { boundary: { ...drawn } } });
  }
}

function cornersOf({ lng, lat, footprint }: { lng: number; lat: number; footprint: unknown }): LngLat[] {
  const read = shape.safeParse(footprint);
  return [[lng, lat], ...(read.success ? read.data.coordinates.flat() : [])];
}
