import { z } from "zod";
import { RIDER_NUMBER } from "@/lib/riders/number";
import type { Day } from "@/lib/time/shanghai";
import { code, day, name, needed, optional, phone, words } from "./cells";
import { parseRows, withoutDuplicates } from "./rows";
import { error, type Line, type Planned, type Problem, type SourceRow } from "./types";

const schema = z.strictObject({
  number: needed(code(RIDER_NUMBER, "T-0217")),
  name: needed(name(40)),
  phone: needed(phone(true)),
  company: optional(name(60)),
  outlet: needed(name(60)),
  startsOn: needed(day()),
  endsOn: optional(day()),
  endReason: optional(words(60)),
  enrolledOn: optional(day()),
  birthday: optional(day()),
});
export type RiderLine = z.output<typeof schema>;

export interface OutletFact {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly company: { readonly id: string; readonly code: string; readonly name: string };
}

export interface StoredEmployment {
  readonly id: string;
  readonly outletId: string;
  readonly startsOn: Day;
  /** First day no longer employed. */
  readonly endsOn: Day | null;
}

export interface StoredRider {
  readonly riderId: string;
  readonly personId: string;
  readonly name: string;
  readonly phone: string | null;
  readonly birthday: Day | null;
  readonly employments: readonly StoredEmployment[];
}

export interface RiderFacts {
  readonly outlets: readonly OutletFact[];
  /** By rider number. */
  readonly riders: ReadonlyMap<string, StoredRider>;
  /** Persons who are no riders yet, by phone. */
  readonly persons: ReadonlyMap<string, { readonly id: string; readonly name: string }>;
}

/** How a line changes where the rider works. */
export type Work =
  | { readonly kind: "none" }
  | { readonly kind: "end"; readonly employmentId: string; readonly endsOn: Day }
  | { readonly kind: "start"; readonly closes: StoredEmployment | null };

export interface RiderStep {
  readonly planned: Planned;
  readonly line: RiderLine;
  readonly outlet: OutletFact;
  readonly stored: StoredRider | null;
  /** An existing person, so far no rider, with this phone. */
  readonly personId: string | null;
  readonly work: Work;
}

export interface RiderPlan {
  readonly steps: readonly RiderStep[];
  readonly problems: readonly Problem[];
}

/** What importing these rows would do. Pure. */
export function planRiders(rows: readonly SourceRow[], facts: RiderFacts): RiderPlan {
  const parsed = parseRows(rows, schema);
  const byNumber = withoutDuplicates(parsed.lines, "number", (rider) => rider.number);
  const unique = withoutDuplicates(byNumber.lines, "phone", (rider) => rider.phone);
  const problems = [...parsed.problems, ...byNumber.problems, ...unique.problems];
  const steps: RiderStep[] = [];
  const owners = phoneOwners(facts, new Map(unique.lines.map(({ value }) => [value.number, value.phone])));
  for (const line of unique.lines) {
    const result = planLine(line, facts, owners);
    if ("key" in result) problems.push(result);
    else steps.push(result);
  }
  return { steps, problems };
}

/** Who keeps which number once the whole file is in: two riders may swap phones within one file. */
function phoneOwners(facts: RiderFacts, given: ReadonlyMap<string, string>): Map<string, string> {
  const owners = new Map<string, string>();
  for (const [number, { phone: stored }] of facts.riders)
    if (stored && !given.has(number)) owners.set(stored, number);
  return owners;
}

function planLine(
  { line, value }: Line<RiderLine>,
  facts: RiderFacts,
  owners: ReadonlyMap<string, string>,
): RiderStep | Problem {
  const outlet = findOutlet(value.outlet, facts.outlets);
  if (!outlet && facts.outlets.length === 0) return error(line, "outlet", "noOutlets");
  if (!outlet)
    return error(line, "outlet", "unknownOutlet", { known: facts.outlets.map((o) => o.name).join("、") });
  if (value.company && ![outlet.company.name, outlet.company.code].includes(value.company))
    return error(line, "company", "otherCompany", { outlet: outlet.name, company: outlet.company.name });
  if (value.endsOn && value.endsOn <= value.startsOn) return error(line, "endsOn", "endsBeforeStart");
  const owner = owners.get(value.phone);
  if (owner && owner !== value.number) return error(line, "phone", "phoneTaken", { number: owner });
  const person = facts.persons.get(value.phone);
  if (person?.name && person.name !== value.name) return error(line, "phone", "phoneOfOther");
  const stored = facts.riders.get(value.number) ?? null;
  if (stored && person) return error(line, "phone", "phoneOfOther");
  if (stored && stored.name !== value.name && stored.phone !== value.phone)
    return error(line, "number", "numberTaken", { number: value.number });
  const work = workOf(value, outlet, stored);
  if (work === "overlap") return error(line, "startsOn", "overlappingWork");
  const planned = compared(line, value, stored, work);
  return { planned, line: value, outlet, stored, personId: person?.id ?? null, work };
}

function findOutlet(text: string, outlets: readonly OutletFact[]): OutletFact | undefined {
  const wanted = text.toLowerCase();
  return outlets.find(
    (outlet) => outlet.name.toLowerCase() === wanted || outlet.code.toLowerCase() === wanted,
  );
}

/** A line for an employment that is stored may end it; a later one at another outlet ends the open one. */
function workOf(value: RiderLine, outlet: OutletFact, stored: StoredRider | null): Work | "overlap" {
  const employments = stored?.employments ?? [];
  const same = employments.find((e) => e.outletId === outlet.id && e.startsOn === value.startsOn);
  if (same) {
    if (!value.endsOn || value.endsOn === same.endsOn) return { kind: "none" };
    const later = employments.some((e) => e.startsOn > same.startsOn && e.startsOn < (value.endsOn ?? ""));
    return later ? "overlap" : { kind: "end", employmentId: same.id, endsOn: value.endsOn };
  }
  const open = employments.find((e) => e.endsOn === null && e.startsOn < value.startsOn) ?? null;
  const until = value.endsOn ?? "9999-12-31";
  const clash = employments.some(
    (e) => e !== open && e.startsOn < until && (e.endsOn ?? "9999-12-31") > value.startsOn,
  );
  return clash ? "overlap" : { kind: "start", closes: open };
}

function compared(line: number, value: RiderLine, stored: StoredRider | null, work: Work): Planned {
  const key = value.number;
  if (!stored) return { line, key, what: "create" };
  const changes = [
    ...(stored.name === value.name ? [] : ["name"]),
    ...(stored.phone === value.phone ? [] : ["phone"]),
    ...(value.birthday && value.birthday !== stored.birthday ? ["birthday"] : []),
    ...(work.kind === "start" ? ["outlet"] : work.kind === "end" ? ["endsOn"] : []),
  ];
  return changes.length > 0 ? { line, key, what: "update", changes } : { line, key, what: "same" };
}
