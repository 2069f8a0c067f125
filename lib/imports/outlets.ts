import { z } from "zod";
import type { Day } from "@/lib/time/shanghai";
import { code, day, name, needed, optional, words } from "./cells";
import { findNeighbourhood, type NeighbourhoodFact, placeCells, placeProblem, wgs84 } from "./place";
import { parseRows, withoutDuplicates } from "./rows";
import { unknownNeighbourhood } from "./stations";
import { error, type Line, type Planned, type Problem, type SourceRow } from "./types";

const schema = z.strictObject({
  code: needed(code(/^[A-Z0-9]{1,8}-[A-Z0-9]{1,8}$/, "SD-DL")),
  name: needed(name(60)),
  nameEn: optional(name(80)),
  company: needed(name(60)),
  neighbourhood: needed(name(40)),
  address: needed(words(120)),
  addressEn: optional(words(200)),
  ...placeCells,
  openedOn: needed(day()),
  branch: optional(name(80)),
  branchFoundedOn: optional(day()),
});
type OutletLine = z.output<typeof schema>;

/** The columns of an outlet that an import writes. */
export interface OutletFields {
  readonly neighbourhoodId: string;
  readonly name: string;
  readonly nameEn: string;
  readonly address: string;
  readonly addressEn: string;
  readonly lng: number;
  readonly lat: number;
  readonly openedOn: Day;
}

export interface Branch {
  readonly name: string;
  readonly foundedOn: Day;
}

export interface StoredOutlet {
  readonly id: string;
  readonly companyId: string;
  readonly fields: OutletFields;
  readonly branch: Branch | null;
}

export interface CompanyFact {
  readonly id: string;
  readonly code: string;
  readonly name: string;
}

export interface OutletFacts {
  readonly neighbourhoods: readonly NeighbourhoodFact[];
  readonly companies: readonly CompanyFact[];
  /** By code. */
  readonly outlets: ReadonlyMap<string, StoredOutlet>;
}

export interface OutletStep {
  readonly planned: Planned;
  readonly code: string;
  readonly fields: OutletFields;
  /** Its stored company; null: to be made, by the name beside it. */
  readonly companyId: string | null;
  readonly companyName: string;
  /** Undefined: the file says nothing about it. */
  readonly branch: Branch | undefined;
}

export interface OutletPlan {
  readonly steps: readonly OutletStep[];
  readonly problems: readonly Problem[];
}

/** What importing these rows would do. Pure. */
export function planOutlets(rows: readonly SourceRow[], facts: OutletFacts): OutletPlan {
  const parsed = parseRows(rows, schema);
  const byCode = withoutDuplicates(parsed.lines, "code", (outlet) => outlet.code);
  const unique = withoutDuplicates(byCode.lines, "name", (outlet) => outlet.name.toLowerCase());
  const problems = [...parsed.problems, ...byCode.problems, ...unique.problems];
  const given = new Set(unique.lines.map(({ value }) => value.code));
  const taken = new Map(
    [...facts.outlets].flatMap(([other, { fields }]) =>
      given.has(other) ? [] : [[fields.name.toLowerCase(), other]],
    ),
  );
  const steps: OutletStep[] = [];
  for (const line of unique.lines) {
    const result = planLine(line, facts, taken);
    if ("severity" in result) problems.push(result);
    else steps.push(result);
  }
  return { steps, problems };
}

function planLine(
  { line, value }: Line<OutletLine>,
  facts: OutletFacts,
  taken: ReadonlyMap<string, string>,
): OutletStep | Problem {
  const home = findNeighbourhood(value.neighbourhood, facts.neighbourhoods);
  if (!home) return unknownNeighbourhood(line, facts);
  const misplaced = placeProblem(line, value, home);
  if (misplaced) return misplaced;
  const owner = taken.get(value.name.toLowerCase());
  if (owner) return error(line, "name", "nameTaken", { code: owner });
  const stored = facts.outlets.get(value.code);
  const company = findCompany(value.company, facts.companies);
  if (stored && stored.companyId !== company?.id)
    return error(line, "company", "companyChanges", { code: value.code });
  const branch = branchOf(line, value, stored?.branch ?? null);
  if (branch && "severity" in branch) return branch;
  const [lng, lat] = wgs84(value);
  const fields: OutletFields = {
    neighbourhoodId: home.id,
    name: value.name,
    nameEn: value.nameEn ?? stored?.fields.nameEn ?? value.name,
    address: value.address,
    addressEn: value.addressEn ?? stored?.fields.addressEn ?? "",
    lng,
    lat,
    openedOn: value.openedOn,
  };
  return {
    planned: compared(line, value.code, fields, branch, stored),
    code: value.code,
    fields,
    companyId: company?.id ?? null,
    companyName: company?.name ?? value.company,
    branch,
  };
}

function findCompany(text: string, companies: readonly CompanyFact[]): CompanyFact | undefined {
  const wanted = text.toLowerCase();
  return (
    companies.find((company) => company.name.toLowerCase() === wanted) ??
    companies.find((company) => company.code.toLowerCase() === wanted)
  );
}

/** A branch is founded on a day that only the office knows; nothing is assumed. */
function branchOf(
  line: number,
  { branch: name, branchFoundedOn: day }: OutletLine,
  stored: Branch | null,
): Branch | Problem | undefined {
  if (!name) return day ? error(line, "branch", "branchUnnamed") : undefined;
  const foundedOn = day ?? stored?.foundedOn;
  return foundedOn ? { name, foundedOn } : error(line, "branchFoundedOn", "branchUndated");
}

function compared(
  line: number,
  key: string,
  fields: OutletFields,
  branch: Branch | undefined,
  stored: StoredOutlet | undefined,
): Planned {
  if (!stored) return { line, key, what: "create" };
  const names = Object.keys(fields) as (keyof OutletFields)[];
  const changes: string[] = names.filter((field) => fields[field] !== stored.fields[field]);
  if (branch && branch.name !== stored.branch?.name) changes.push("branch");
  if (branch && branch.foundedOn !== stored.branch?.foundedOn) changes.push("branchFoundedOn");
  return changes.length > 0 ? { line, key, what: "update", changes } : { line, key, what: "same" };
}
