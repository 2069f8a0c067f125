import "server-only";
import type { Tx } from "@/lib/server/db";
import { outlineOf } from "./boundary";
import type { NeighbourhoodFacts, NeighbourhoodStep, StoredNeighbourhood } from "./neighbourhoods";
import type { NewId } from "./types";

/** The neighbourhoods of an area as an import compares them, by code. */
export async function loadNeighbourhoodFacts(tx: Tx, areaId: string): Promise<NeighbourhoodFacts> {
  const found = await tx.neighbourhood.findMany({ where: { areaId } });
  return new Map(
    found.map(({ id, code, boundary, sort, ...fields }): [string, StoredNeighbourhood] => [
      code,
      { id, fields, boundary, sort },
    ]),
  );
}

/** Writes planned neighbourhoods; new ones come after those that are there, in the order of the file. */
export async function writeNeighbourhoods(
  tx: Tx,
  areaId: string,
  steps: readonly NeighbourhoodStep[],
  stored: NeighbourhoodFacts,
  newId: NewId,
): Promise<void> {
  const last = Math.max(-1, ...[...stored.values()].map(({ sort }) => sort));
  const created = steps.filter((step) => step.planned.what === "create");
  await tx.neighbourhood.createMany({
    data: created.map(({ code, fields, boundary }, index) => ({
      id: newId("neighbourhood", code),
      areaId,
      code,
      ...fields,
      boundary: { ...(boundary ?? outlineOf([])) },
      sort: last + 1 + index,
    })),
  });
  for (const { planned, code, fields, boundary } of steps) {
    const id = stored.get(code)?.id;
    if (planned.what !== "update" || !id) continue;
    await tx.neighbourhood.update({
      where: { id },
      data: { ...fields, ...(boundary ? { boundary: { ...boundary } } : {}) },
    });
  }
}
