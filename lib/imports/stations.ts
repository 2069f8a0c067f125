import { z } from "zod";
import type { Hours } from "@/lib/stations/opening";
import type { Day } from "@/lib/time/shanghai";
import {
  choice,
  code,
  day,
  fault,
  list,
  name,
  needed,
  optional,
  phone,
  type Reader,
  whole,
  words,
} from "./cells";
import { readHours } from "./hours";
import { findNeighbourhood, type NeighbourhoodFact, placeCells, placeProblem, wgs84 } from "./place";
import { parseRows, withoutDuplicates } from "./rows";
import { error, type Line, type Planned, type Problem, type SourceRow } from "./types";

const STATION_KINDS = {
  LEISURE_CENTRE: ["骑手之家", "leisure centre", "leisure center", "中心站", "C"],
  EXPRESS_STATION: ["社区快递站", "express station", "快递站", "社区站", "E"],
  SHOP_POST: ["商户驿站点", "shop post", "商户", "商户点", "驿站点", "P"],
} as const;

const SERVICES = {
  DRINKING_WATER: ["饮水", "drinking water", "热水", "喝水", "water"],
  FOOD: ["餐食", "food", "热饭", "用餐"],
  EMERGENCY_MEDICINE: ["应急药品", "emergency medicine", "药品", "急救药品", "medicine"],
  REST_SPACE: ["休息", "rest space", "歇脚", "rest"],
  PSYCHOLOGICAL_SUPPORT: ["心理支持", "psychological support", "心理", "心理疏导"],
} as const;
export type Service = keyof typeof SERVICES;

const hours: Reader<Hours[]> = (text) => {
  const read = readHours(text);
  return typeof read === "string" ? fault(read) : read;
};

const schema = z.strictObject({
  code: needed(code(/^[A-Z0-9]{1,8}-[CEP]\d{1,3}$/, "T-E1")),
  kind: needed(choice(STATION_KINDS)),
  name: needed(name(40)),
  nameEn: optional(name(80)),
  shortName: optional(name(4)),
  shortNameEn: optional(name(16)),
  neighbourhood: needed(name(40)),
  address: needed(words(120)),
  addressEn: optional(words(200)),
  ...placeCells,
  seats: optional(whole(0, 500)),
  phone: optional(phone(false)),
  openedOn: needed(day()),
  hours: optional(hours),
  services: optional(list(choice(SERVICES))),
});
export type StationLine = z.output<typeof schema>;

/** What the database has now. */
export interface StationFacts {
  readonly neighbourhoods: readonly NeighbourhoodFact[];
  readonly stations: ReadonlyMap<string, StoredStation>;
}

/** The columns of a station that an import writes. */
export interface StationFields {
  readonly kind: keyof typeof STATION_KINDS;
  readonly neighbourhoodId: string;
  readonly name: string;
  readonly nameEn: string;
  readonly shortName: string;
  readonly shortNameEn: string;
  readonly address: string;
  readonly addressEn: string;
  readonly lng: number;
  readonly lat: number;
  readonly seats: number;
  readonly phone: string | null;
  readonly openedOn: Day;
}

export interface StoredStation {
  readonly id: string;
  readonly fields: StationFields;
  readonly hours: readonly Hours[];
  readonly services: readonly Service[];
}

export interface StationStep {
  readonly planned: Planned;
  readonly code: string;
  readonly fields: StationFields;
  /** Undefined: the file says nothing about it. */
  readonly hours: readonly Hours[] | undefined;
  readonly services: readonly Service[] | undefined;
}

export interface StationPlan {
  readonly steps: readonly StationStep[];
  readonly problems: readonly Problem[];
}

/** What importing these rows would do. Pure. */
export function planStations(rows: readonly SourceRow[], facts: StationFacts): StationPlan {
  const parsed = parseRows(rows, schema);
  const unique = withoutDuplicates(parsed.lines, "code", (station) => station.code);
  const problems = [...parsed.problems, ...unique.problems];
  const steps: StationStep[] = [];
  for (const line of unique.lines) {
    const found = findNeighbourhood(line.value.neighbourhood, facts.neighbourhoods);
    const wrong = found ? lineProblem(line, found, facts) : unknownNeighbourhood(line.line, facts);
    if (wrong || !found) problems.push(...(wrong ? [wrong] : []));
    else steps.push(step(line, found, facts.stations.get(line.value.code)));
  }
  return { steps, problems };
}

const LETTER = { LEISURE_CENTRE: "C", EXPRESS_STATION: "E", SHOP_POST: "P" } as const;

function lineProblem(
  { line, value }: Line<StationLine>,
  home: NeighbourhoodFact,
  facts: StationFacts,
): Problem | null {
  const letter = LETTER[value.kind];
  if (!value.code.includes(`-${letter}`)) return error(line, "code", "codeOfOtherKind", { letter });
  const stored = facts.stations.get(value.code);
  if (stored && stored.fields.kind !== value.kind)
    return error(line, "kind", "kindChanges", { code: value.code });
  return placeProblem(line, value, home);
}

export function unknownNeighbourhood(
  line: number,
  { neighbourhoods }: { neighbourhoods: readonly NeighbourhoodFact[] },
): Problem {
  if (neighbourhoods.length === 0) return error(line, "neighbourhood", "noNeighbourhoods");
  const known = neighbourhoods.map((one) => one.name).join("、");
  return error(line, "neighbourhood", "unknownNeighbourhood", { known });
}

function step(
  { line, value }: Line<StationLine>,
  home: NeighbourhoodFact,
  stored?: StoredStation,
): StationStep {
  const [lng, lat] = wgs84(value);
  const before = stored?.fields;
  const nameEn = value.nameEn ?? before?.nameEn ?? value.name;
  const fields: StationFields = {
    kind: value.kind,
    neighbourhoodId: home.id,
    name: value.name,
    nameEn,
    shortName: value.shortName ?? before?.shortName ?? [...value.name].slice(0, 4).join(""),
    shortNameEn: value.shortNameEn ?? before?.shortNameEn ?? nameEn.slice(0, 16).trim(),
    address: value.address,
    addressEn: value.addressEn ?? before?.addressEn ?? "",
    lng,
    lat,
    seats: value.seats ?? before?.seats ?? 0,
    phone: value.phone ?? before?.phone ?? null,
    openedOn: value.openedOn,
  };
  const planned = compared(
    line,
    { code: value.code, fields, hours: value.hours, services: value.services },
    stored,
  );
  return { planned, code: value.code, fields, hours: value.hours, services: value.services };
}

function compared(
  line: number,
  wanted: Omit<StationStep, "planned">,
  stored: StoredStation | undefined,
): Planned {
  if (!stored) return { line, key: wanted.code, what: "create" };
  const names = Object.keys(wanted.fields) as (keyof StationFields)[];
  const changes: string[] = names.filter((field) => wanted.fields[field] !== stored.fields[field]);
  if (wanted.hours && JSON.stringify(wanted.hours) !== JSON.stringify(stored.hours)) changes.push("hours");
  if (wanted.services && [...wanted.services].sort().join() !== [...stored.services].sort().join())
    changes.push("services");
  return changes.length > 0
    ? { line, key: wanted.code, what: "update", changes }
    : { line, key: wanted.code, what: "same" };
}
