import "server-only";
import type { Tx } from "@/lib/server/db";
import { searchPinyin } from "@/lib/text/pinyin";
import type { BuildingFacts, BuildingStep, StoredBuilding } from "./buildings";
import { drawBoundaries } from "./draw-boundaries";
import { readNeighbourhoods } from "./read-neighbourhoods";
import type { NewId } from "./types";

/** The buildings of an area as an import compares them. */
export async function loadBuildingFacts(tx: Tx, areaId: string): Promise<BuildingFacts> {
  const buildings = await tx.building.findMany({
    where: { areaId },
    include: { entrances: { select: { number: true }, orderBy: { number: "asc" } } },
  });
  const stored = buildings.map((building): [string, StoredBuilding] => [
    building.code,
    {
      id: building.id,
      fields: {
        neighbourhoodId: building.neighbourhoodId,
        name: building.name,
        nameEn: building.nameEn,
        aliases: building.aliases,
        floors: building.floors,
        hasLift: building.hasLift,
        builtYear: building.builtYear,
        lng: building.lng,
        lat: building.lat,
      },
      footprint: building.footprint,
      entrances: building.entrances.map(({ number }) => number),
    },
  ]);
  return { neighbourhoods: await readNeighbourhoods(tx, areaId), buildings: new Map(stored) };
}

/**
 * Writes planned buildings and their entrances, and draws the outlines that follow from them. Entrances that fell away
 * stay: cases may point at them.
 */
export async function writeBuildings(
  tx: Tx,
  areaId: string,
  steps: readonly BuildingStep[],
  { buildings }: BuildingFacts,
  newId: NewId,
): Promise<void> {
  const created = steps.filter((step) => step.planned.what === "create");
  await tx.building.createMany({
    data: created.map((step) => ({
      id: newId("building", step.code),
      areaId,
      code: step.code,
      ...columns(step),
      footprint: step.footprint ?? {},
    })),
  });
  await tx.entrance.createMany({
    data: created.flatMap((step) => entrancesOf(step, newId("building", step.code), areaId, newId)),
  });
  for (const step of steps) {
    const stored = buildings.get(step.code);
    if (step.planned.what !== "update" || !stored) continue;
    await tx.building.update({
      where: { id: stored.id },
      data: { ...columns(step), ...(step.footprint ? { footprint: step.footprint } : {}) },
    });
    for (const { id, ...entrance } of entrancesOf(step, stored.id, areaId, newId)) {
      const key = { buildingId: stored.id, number: entrance.number };
      await tx.entrance.upsert({
        where: { buildingId_number: key },
        create: { id, ...entrance },
        update: { lng: entrance.lng, lat: entrance.lat },
      });
    }
  }
  await drawBoundaries(tx, areaId);
}

function columns({ fields }: BuildingStep) {
  return { ...fields, aliases: [...fields.aliases], pinyin: searchPinyin([fields.name, ...fields.aliases]) };
}

function entrancesOf(step: BuildingStep, buildingId: string, areaId: string, newId: NewId) {
  return (step.entrances ?? []).map(([lng, lat], index) => ({
    id: newId("entrance", `${step.code}/${index + 1}`),
    areaId,
    buildingId,
    number: index + 1,
    lng,
    lat,
  }));
}
