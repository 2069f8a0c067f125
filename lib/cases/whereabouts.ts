import { type Findable, isNameOf } from "@/lib/places/search";
import type { Whereabouts } from "./answers";

export interface FindableBuilding extends Findable {
  readonly neighbourhoodId: string;
  readonly entrances: readonly number[];
}

interface Typed {
  readonly place: string;
  readonly q: string;
  /** Id of a building, `none`, or empty. */
  readonly building: string;
  readonly entrance: string;
  readonly note: string;
  readonly intent: "search" | "continue";
}

/** The highest entrance number that a building has is given back when the typed one does not exist. */
export type WhereResult = { readonly where: Whereabouts } | { readonly noSuchEntrance: number };

/**
 * Reads the answer to "where". It is settled unless a building or a neighbourhood is still to be chosen: nobody is held up
 * because a building cannot be found, then the typed words are kept as they are. Who names a building need not name its
 * neighbourhood; one in another than they named, or one that is only like what they typed, is theirs to confirm.
 * @param hits buildings that fit what was typed, see `buildingsFitting`.
 * @param chosenId the neighbourhood that was chosen, or null: then only a building settles it.
 */
export function settleWhere(
  typed: Typed,
  before: Whereabouts | undefined,
  hits: readonly FindableBuilding[],
  chosenId: string | null,
): WhereResult {
  const where: Whereabouts = {
    settled: false,
    stationId: before?.stationId ?? null,
    place: typed.place || null,
    query: typed.q,
    buildingId: null,
    entrance: typed.entrance === "" ? null : Number(typed.entrance),
    note: typed.note,
  };
  const at = (building: FindableBuilding): Whereabouts => ({
    ...where,
    buildingId: building.id,
    ...(building.neighbourhoodId === chosenId ? {} : { place: building.neighbourhoodId }),
  });
  const inChosen = (building: FindableBuilding) => building.neighbourhoodId === chosenId;
  const fitsPlace = (building: FindableBuilding) => !chosenId || inChosen(building);
  // A choice counts for the words it was made for, and where somebody has chosen a place since, within it; from the map a
  // building comes with its very name.
  const shown = before?.query === typed.q;
  const listed = shown && (before.place ?? "") === typed.place;
  const counts = (building: FindableBuilding) =>
    listed || ((shown || isNameOf(typed.q, building)) && fitsPlace(building));
  const chosen = hits.find((building) => building.id === typed.building && counts(building));
  if (chosen) return withEntrance(at(chosen), chosen);
  const [first, second] = hits;
  const only = first && !second && fitsPlace(first) ? first : null;
  if (typed.intent === "search") return { where: { ...where, buildingId: only?.id ?? null } };
  if (saysNone(typed, before)) return { where: { ...where, settled: chosenId !== null } };
  if (only && (inChosen(only) || isNameOf(typed.q, only))) return withEntrance(at(only), only);
  if (only) return { where: { ...where, buildingId: only.id } };
  return { where: { ...where, settled: hits.length === 0 && chosenId !== null } };
}

/** None of the buildings that were shown for these words. */
export const saysNone = (
  { building, q }: Pick<Typed, "building" | "q">,
  before: Whereabouts | undefined,
): boolean => building === "none" && before?.query === q;

/** What was typed so far, unsettled, on the way to the map. */
export function keptWhere(typed: Omit<Typed, "intent">, before: Whereabouts | undefined): Whereabouts {
  return {
    settled: false,
    stationId: before?.stationId ?? null,
    place: typed.place || (before?.place ?? null),
    query: typed.q,
    buildingId: before?.query === typed.q ? before.buildingId : null,
    entrance: typed.entrance === "" ? null : Number(typed.entrance),
    note: typed.note,
  };
}

/** What to write on the case beside the building: the words that led to none, and the note. */
export function placeNoteOf(where: Whereabouts, entranceText: (number: number) => string): string {
  const found = where.buildingId !== null;
  const entrance = !found && where.entrance !== null ? entranceText(where.entrance) : "";
  return [found ? "" : where.query, entrance, where.note].filter((part) => part !== "").join(" · ");
}

function withEntrance(where: Whereabouts, building: FindableBuilding): WhereResult {
  if (where.entrance !== null && !building.entrances.includes(where.entrance)) {
    return { noSuchEntrance: Math.max(0, ...building.entrances) };
  }
  return { where: { ...where, settled: true } };
}
