import "server-only";
import type { Tx } from "@/lib/server/db";
import { dayOf } from "@/lib/time/shanghai";
import { readNeighbourhoods } from "./read-neighbourhoods";
import type { StationFacts, StationStep, StoredStation } from "./stations";
import type { NewId } from "./types";

/** The stations of an area as an import compares them. */
export async function loadStationFacts(tx: Tx, areaId: string): Promise<StationFacts> {
  const stations = await tx.station.findMany({
    where: { areaId },
    include: {
      hours: { orderBy: [{ weekday: "asc" }, { opensAt: "asc" }] },
      services: { select: { kind: true } },
    },
  });
  const stored = stations.map((station): [string, StoredStation] => {
    const { id, code, hours, services, openedOn, ...fields } = station;
    return [
      code,
      {
        id,
        fields: { ...fields, openedOn: dayOf(openedOn) },
        hours: hours.map(({ weekday, opensAt, closesAt }) => ({ weekday, opensAt, closesAt })),
        services: services.map(({ kind }) => kind),
      },
    ];
  });
  return { neighbourhoods: await readNeighbourhoods(tx, areaId), stations: new Map(stored) };
}

/** Writes planned stations with their hours and services. */
export async function writeStations(
  tx: Tx,
  areaId: string,
  steps: readonly StationStep[],
  { stations }: StationFacts,
  newId: NewId,
  now: Date,
): Promise<void> {
  for (const step of steps) {
    if (step.planned.what === "same") continue;
    const stored = stations.get(step.code);
    const id = stored?.id ?? newId("station", step.code);
    const data = { ...step.fields, openedOn: new Date(step.fields.openedOn), updatedAt: now };
    if (stored) await tx.station.update({ where: { id }, data: { ...data, version: { increment: 1 } } });
    else await tx.station.create({ data: { id, areaId, code: step.code, ...data } });
    await writeHours(tx, areaId, id, step, newId);
    await writeServices(tx, areaId, id, step, newId, now);
  }
  await noteOpening(tx, areaId, steps);
}

/** The first station's day divides what was before from what came after. */
async function noteOpening(tx: Tx, areaId: string, steps: readonly StationStep[]): Promise<void> {
  const [first] = steps.map(({ fields }) => fields.openedOn).sort();
  if (!first) return;
  const stationsOpenedOn = new Date(first);
  await tx.area.updateMany({
    where: { id: areaId, OR: [{ stationsOpenedOn: null }, { stationsOpenedOn: { gt: stationsOpenedOn } }] },
    data: { stationsOpenedOn },
  });
}

async function writeHours(tx: Tx, areaId: string, stationId: string, step: StationStep, newId: NewId) {
  if (!step.hours) return;
  await tx.openingHours.deleteMany({ where: { stationId } });
  const data = step.hours.map((hours) => ({
    id: newId("hours", `${step.code}/${hours.weekday}/${hours.opensAt}`),
    areaId,
    stationId,
    ...hours,
  }));
  await tx.openingHours.createMany({ data });
}

/** The list in the file holds: services not on it end, new ones begin, notes of the others stay. */
async function writeServices(
  tx: Tx,
  areaId: string,
  stationId: string,
  step: StationStep,
  newId: NewId,
  now: Date,
) {
  if (!step.services) return;
  await tx.stationService.deleteMany({ where: { stationId, kind: { notIn: [...step.services] } } });
  const data = step.services.map((kind) => ({
    id: newId("service", `${step.code}/${kind}`),
    areaId,
    stationId,
    kind,
    updatedAt: now,
  }));
  await tx.stationService.createMany({ data, skipDuplicates: true });
}
