import { z } from "zod";
import type { LngLat } from "@/lib/places/frame";
import { type Outline, outlineOf, ringOfText } from "./boundary";
import { choice, code, name, needed, optional, whole } from "./cells";
import { bareName, DATUMS, kilometres, looksSwapped, ownName, wgs84 } from "./place";
import { parseRows, withoutDuplicates } from "./rows";
import { error, type Line, type Planned, type Problem, type SourceRow } from "./types";

const schema = z.strictObject({
  code: needed(code(/^[A-Z0-9]{1,8}$/, "DL")),
  name: needed(name(40)),
  nameEn: optional(name(80)),
  population: needed(whole(0, 1_000_000)),
  households: needed(whole(0, 1_000_000)),
  boundary: optional(ringOfText),
  datum: optional(choice(DATUMS)),
});
type NeighbourhoodLine = z.output<typeof schema>;

export interface NeighbourhoodFields {
  readonly name: string;
  readonly nameEn: string;
  readonly population: number;
  readonly households: number;
}

export interface StoredNeighbourhood {
  readonly id: string;
  readonly fields: NeighbourhoodFields;
  readonly boundary: unknown;
  readonly sort: number;
}

/** What the database has now, by code. */
export type NeighbourhoodFacts = ReadonlyMap<string, StoredNeighbourhood>;

export interface NeighbourhoodStep {
  readonly planned: Planned;
  readonly code: string;
  readonly fields: NeighbourhoodFields;
  /** Undefined: the file says nothing, so that what is stored or drawn stays. */
  readonly boundary: Outline | undefined;
}

export interface NeighbourhoodPlan {
  readonly steps: readonly NeighbourhoodStep[];
  readonly problems: readonly Problem[];
}

/** What importing these rows would do. Pure. */
export function planNeighbourhoods(
  rows: readonly SourceRow[],
  stored: NeighbourhoodFacts,
): NeighbourhoodPlan {
  const parsed = parseRows(rows, schema);
  const byCode = withoutDuplicates(parsed.lines, "code", (one) => one.code);
  const unique = withoutDuplicates(byCode.lines, "name", (one) => bareName(one.name));
  const problems = [...parsed.problems, ...byCode.problems, ...unique.problems];
  const given = new Set(unique.lines.map(({ value }) => value.code));
  const taken = new Map(
    [...stored].flatMap(([other, { fields }]) => (given.has(other) ? [] : [[bareName(fields.name), other]])),
  );
  const steps: NeighbourhoodStep[] = [];
  for (const line of unique.lines) {
    const wrong = lineProblem(line, taken);
    if (wrong) problems.push(wrong);
    else steps.push(step(line, stored.get(line.value.code)));
  }
  return { steps, problems };
}

/** Farther than this from one another, two corners are not of one neighbourhood. */
const WIDEST_KM = 20;

function lineProblem(
  { line, value }: Line<NeighbourhoodLine>,
  taken: ReadonlyMap<string, string>,
): Problem | null {
  const owner = taken.get(bareName(value.name));
  if (owner) return error(line, "name", "nameTaken", { code: owner });
  const [first, ...others] = value.boundary ?? [];
  if (!first) return null;
  if (looksSwapped({ lng: first[0], lat: first[1] })) return error(line, "boundary", "swapped");
  const km = Math.round(Math.max(...others.map((corner) => kilometres(first, corner))));
  return km > WIDEST_KM ? error(line, "boundary", "boundaryWide", { km }) : null;
}

function step(
  { line, value }: Line<NeighbourhoodLine>,
  stored: StoredNeighbourhood | undefined,
): NeighbourhoodStep {
  const fields: NeighbourhoodFields = {
    name: ownName(value.name),
    nameEn: ownName(value.nameEn ?? stored?.fields.nameEn ?? value.name),
    population: value.population,
    households: value.households,
  };
  const corners = value.boundary?.map(([lng, lat]): LngLat => wgs84({ lng, lat, datum: value.datum }));
  const boundary = corners && outlineOf(corners);
  const wanted = { code: value.code, fields, boundary };
  return { planned: compared(line, wanted, stored), ...wanted };
}

function compared(
  line: number,
  { code: key, fields, boundary }: Omit<NeighbourhoodStep, "planned">,
  stored: StoredNeighbourhood | undefined,
): Planned {
  if (!stored) return { line, key, what: "create" };
  const names = Object.keys(fields) as (keyof NeighbourhoodFields)[];
  const changes: string[] = names.filter((field) => fields[field] !== stored.fields[field]);
  const drawn = stored.boundary as { coordinates?: unknown; fromBuildings?: boolean } | null;
  const same = JSON.stringify(boundary?.coordinates) === JSON.stringify(drawn?.coordinates);
  if (boundary && (!same || drawn?.fromBuildings)) changes.push("boundary");
  return changes.length > 0 ? { line, key, what: "update", changes } : { line, key, what: "same" };
}
