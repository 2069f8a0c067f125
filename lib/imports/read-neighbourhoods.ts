import "server-only";
import { z } from "zod";
import type { Tx } from "@/lib/server/db";
import type { NeighbourhoodFact } from "./place";

const boundary = z.object({ coordinates: z.tuple([z.array(z.tuple([z.number(), z.number()]))]) });

/** Names and outlines of an area's neighbourhoods; an outline that is no polygon, or not drawn yet, counts as unknown. */
export async function readNeighbourhoods(tx: Tx, areaId: string): Promise<NeighbourhoodFact[]> {
  const found = await tx.neighbourhood.findMany({ where: { areaId }, orderBy: { sort: "asc" } });
  return found.map(({ id, code, name, nameEn, boundary: shape }) => {
    const read = boundary.safeParse(shape);
    return { id, code, name, nameEn, ring: read.success ? read.data.coordinates[0] : [] };
  });
}
