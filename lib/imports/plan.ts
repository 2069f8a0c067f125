import "server-only";
import { randomUUID } from "node:crypto";
import type { Tx } from "@/lib/server/db";
import { localTime } from "@/lib/time/shanghai";
import { planBuildings } from "./buildings";
import { planNeighbourhoods } from "./neighbourhoods";
import { planOutlets } from "./outlets";
import type { Sheet } from "./read";
import { planRiders } from "./riders";
import { planStaff } from "./staff";
import { planStations } from "./stations";
import type { FirstPassword, NewId, Planned, Problem } from "./types";
import { loadBuildingFacts, writeBuildings } from "./write-buildings";
import { loadNeighbourhoodFacts, writeNeighbourhoods } from "./write-neighbourhoods";
import { loadOutletFacts, writeOutlets } from "./write-outlets";
import { loadRiderFacts, writeRiders } from "./write-riders";
import { loadStaffFacts, writeStaff } from "./write-staff";
import { loadStationFacts, writeStations } from "./write-stations";

export interface PlanOptions {
  readonly area: { readonly id: string; readonly timeZone: string };
  readonly now: Date;
  readonly newId?: NewId;
}

export interface Plan {
  readonly planned: readonly Planned[];
  readonly problems: readonly Problem[];
  /** Returns the first passwords of new staff. */
  readonly write: () => Promise<readonly FirstPassword[]>;
}

/** What importing a sheet would do, compared with what the database has now, and how to do it. */
export async function planSheet(tx: Tx, sheet: Sheet, options: PlanOptions): Promise<Plan> {
  const { area, now } = options;
  const newId = once(options.newId ?? (() => randomUUID()));
  switch (sheet.kind) {
    case "neighbourhoods": {
      const facts = await loadNeighbourhoodFacts(tx, area.id);
      const { steps, problems } = planNeighbourhoods(sheet.rows, facts);
      return planOf(steps, problems, () => writeNeighbourhoods(tx, area.id, steps, facts, newId));
    }
    case "buildings": {
      const facts = await loadBuildingFacts(tx, area.id);
      const { steps, problems } = planBuildings(sheet.rows, facts);
      return planOf(steps, problems, () => writeBuildings(tx, area.id, steps, facts, newId));
    }
    case "outlets": {
      const facts = await loadOutletFacts(tx, area.id);
      const { steps, problems } = planOutlets(sheet.rows, facts);
      return planOf(steps, problems, () => writeOutlets(tx, area.id, steps, facts, newId));
    }
    case "stations": {
      const facts = await loadStationFacts(tx, area.id);
      const { steps, problems } = planStations(sheet.rows, facts);
      return planOf(steps, problems, () => writeStations(tx, area.id, steps, facts, newId, now));
    }
    case "staff": {
      const { steps, problems } = planStaff(sheet.rows, await loadStaffFacts(tx, area.id, now));
      const planned = steps.flatMap((step) => step.planned);
      return { planned, problems, write: () => writeStaff(tx, area.id, steps, newId, now) };
    }
    case "riders": {
      const { steps, problems } = planRiders(sheet.rows, await loadRiderFacts(tx, area.id));
      const { day } = localTime(now, area.timeZone);
      return planOf(steps, problems, () => writeRiders(tx, area.id, steps, newId, now, day));
    }
  }
}

function planOf(
  steps: readonly { readonly planned: Planned }[],
  problems: readonly Problem[],
  write: () => Promise<void>,
): Plan {
  const planned = steps.map((step) => step.planned);
  const writeAll = async () => {
    await write();
    return [];
  };
  return { planned, problems, write: writeAll };
}

/** Gives the same thing the same id within one import. */
function once(newId: NewId): NewId {
  const given = new Map<string, string>();
  return (noun, key) => {
    const name = `${noun}/${key}`;
    const id = given.get(name) ?? newId(noun, key);
    given.set(name, id);
    return id;
  };
}
