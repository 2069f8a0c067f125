import { z } from "zod";
import { corners, doors, frameAt, type LngLat, polygon, rounded } from "@/lib/places/frame";
import { choice, code, decimal, list, name, needed, optional, whole } from "./cells";
import { findNeighbourhood, type NeighbourhoodFact, placeCells, placeProblem, wgs84 } from "./place";
import { parseRows, withoutDuplicates } from "./rows";
import { unknownNeighbourhood } from "./stations";
import type { Line, Planned, Problem, SourceRow } from "./types";

const YES_NO = { no: ["无", "没有", "否", "n", "0", "false"], yes: ["有", "是", "y", "1", "true"] } as const;

/** Size of a block of the 1980s where the file gives none. */
const DOOR_WIDTH = 11.5;
const DEPTH = 11.4;

const schema = z.strictObject({
  code: needed(code(/^[A-Z0-9]{1,8}-[A-Z0-9]{1,8}$/, "DL-07")),
  neighbourhood: needed(name(40)),
  name: needed(name(40)),
  nameEn: optional(name(80)),
  aliases: optional(list(name(40))),
  floors: needed(whole(1, 80)),
  lift: optional(choice(YES_NO)),
  builtYear: optional(whole(1900, 2100)),
  entrances: needed(whole(1, 40)),
  ...placeCells,
  length: optional(decimal(3, 400)),
  depth: optional(decimal(3, 200)),
  angle: optional(decimal(-360, 360)),
});
type BuildingLine = z.output<typeof schema>;

export interface BuildingFields {
  readonly neighbourhoodId: string;
  readonly name: string;
  readonly nameEn: string;
  readonly aliases: readonly string[];
  readonly floors: number;
  readonly hasLift: boolean;
  readonly builtYear: number | null;
  readonly lng: number;
  readonly lat: number;
}

export interface StoredBuilding {
  readonly id: string;
  readonly fields: BuildingFields;
  readonly footprint: unknown;
  readonly entrances: readonly number[];
}

export interface BuildingFacts {
  readonly neighbourhoods: readonly NeighbourhoodFact[];
  readonly buildings: ReadonlyMap<string, StoredBuilding>;
}

export interface BuildingStep {
  readonly planned: Planned;
  readonly code: string;
  readonly fields: BuildingFields;
  /** Null: the stored outline stays. */
  readonly footprint: ReturnType<typeof polygon> | null;
  /** Places of the doors, number 1 first; null: the stored ones stay. */
  readonly entrances: readonly LngLat[] | null;
}

export interface BuildingPlan {
  readonly steps: readonly BuildingStep[];
  readonly problems: readonly Problem[];
}

/** What importing these rows would do. Pure. */
export function planBuildings(rows: readonly SourceRow[], facts: BuildingFacts): BuildingPlan {
  const parsed = parseRows(rows, schema);
  const unique = withoutDuplicates(parsed.lines, "code", (building) => building.code);
  const problems = [...parsed.problems, ...unique.problems];
  const steps: BuildingStep[] = [];
  const homes = facts.neighbourhoods.map((home) => withMiddle(home, unique.lines, facts));
  for (const line of unique.lines) {
    const home = findNeighbourhood(line.value.neighbourhood, homes);
    const wrong = home ? placeProblem(line.line, line.value, home) : unknownNeighbourhood(line.line, facts);
    if (wrong || !home) problems.push(...(wrong ? [wrong] : []));
    else steps.push(step(line, home, facts.buildings.get(line.value.code)));
  }
  return { steps, problems };
}

/** A neighbourhood without an outline is where most blocks of the file are, so that a stray one is noticed. */
function withMiddle(
  home: NeighbourhoodFact,
  lines: readonly Line<BuildingLine>[],
  { neighbourhoods }: BuildingFacts,
): NeighbourhoodFact {
  if (home.ring.length > 0) return home;
  const places = lines
    .filter(({ value }) => findNeighbourhood(value.neighbourhood, neighbourhoods)?.id === home.id)
    .map(({ value }) => wgs84(value));
  const middle = (axis: 0 | 1) =>
    places.map((place) => place[axis]).sort((a, b) => a - b)[places.length >> 1];
  const [lng, lat] = [middle(0), middle(1)];
  return lng === undefined || lat === undefined ? home : { ...home, ring: [[lng, lat]] };
}

function step(
  { line, value }: Line<BuildingLine>,
  home: NeighbourhoodFact,
  stored?: StoredBuilding,
): BuildingStep {
  const [lng, lat] = wgs84(value);
  const before = stored?.fields;
  const fields: BuildingFields = {
    neighbourhoodId: home.id,
    name: value.name,
    nameEn: value.nameEn ?? before?.nameEn ?? value.name,
    aliases: value.aliases ?? before?.aliases ?? [],
    floors: value.floors,
    hasLift: value.lift ? value.lift === "yes" : (before?.hasLift ?? false),
    builtYear: value.builtYear ?? before?.builtYear ?? null,
    lng,
    lat,
  };
  const frame = frameAt([lng, lat]);
  const slab = {
    at: [0, 0] as const,
    length: value.length ?? value.entrances * DOOR_WIDTH,
    depth: value.depth ?? DEPTH,
    angle: value.angle ?? 0,
  };
  const drawn = {
    footprint: polygon(frame, corners(slab)),
    entrances: doors(slab, value.entrances).map((point) => rounded(frame.toLngLat(point))),
  };
  const { footprint, entrances } = saysNothingOfShape(value, fields, stored)
    ? { footprint: null, entrances: null }
    : drawn;
  const planned = compared(line, { code: value.code, fields, footprint, entrances }, stored);
  return { planned, code: value.code, fields, footprint, entrances };
}

/** Nothing in the line moves or reshapes the block, so that a surveyed outline is not replaced by a rectangle. */
function saysNothingOfShape(value: BuildingLine, fields: BuildingFields, stored?: StoredBuilding): boolean {
  return (
    stored !== undefined &&
    [value.length, value.depth, value.angle].every((size) => size === undefined) &&
    stored.fields.lng === fields.lng &&
    stored.fields.lat === fields.lat &&
    stored.entrances.length === value.entrances
  );
}

function compared(line: number, wanted: Omit<BuildingStep, "planned">, stored?: StoredBuilding): Planned {
  const key = wanted.code;
  if (!stored) return { line, key, what: "create" };
  const names = Object.keys(wanted.fields) as (keyof BuildingFields)[];
  const changes: string[] = names.filter(
    (field) => JSON.stringify(wanted.fields[field]) !== JSON.stringify(stored.fields[field]),
  );
  // A stored JSON value has its keys in another order.
  const ring = (shape: unknown) => JSON.stringify((shape as { coordinates?: unknown } | null)?.coordinates);
  if (wanted.footprint && ring(wanted.footprint) !== ring(stored.footprint)) changes.push("length");
  if (wanted.entrances && wanted.entrances.length !== stored.entrances.length) changes.push("entrances");
  return changes.length > 0 ? { line, key, what: "update", changes } : { line, key, what: "same" };
}
