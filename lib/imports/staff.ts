import { z } from "zod";
import type { Role, ScopeKind } from "@/lib/people/actor";
import { USERNAME } from "@/lib/people/rules";
import { choice, fault, name, needed, optional, phone, type Reader, words } from "./cells";
import { parseRows, withoutDuplicates } from "./rows";
import { findScope, SCOPE_FAULTS, type Scope, STAFF_ROLES } from "./staff-scope";
import { ascii } from "./text";
import { error, type Line, type Planned, type Problem, type SourceRow } from "./types";

const username: Reader<string> = (text) => {
  const read = ascii(text).toLowerCase();
  return USERNAME.test(read) ? read : fault("badUsername");
};

const schema = z.strictObject({
  name: needed(name(40)),
  phone: optional(phone(true)),
  username: needed(username),
  role: needed(choice(STAFF_ROLES)),
  scope: optional(words(60)),
});
type StaffLine = z.output<typeof schema>;

export interface HeldRole {
  readonly role: Role;
  readonly scopeKind: ScopeKind;
  readonly scopeId: string;
}

export interface StoredStaff {
  readonly personId: string;
  /** Empty: somebody who signed in by phone and was never named. */
  readonly name: string;
  readonly phone: string | null;
  /** Null: has no password yet. */
  readonly username: string | null;
  /** Held now or from some day on. */
  readonly grants: readonly HeldRole[];
}

export interface StaffFacts {
  readonly scopes: readonly Scope[];
  readonly byUsername: ReadonlyMap<string, StoredStaff>;
  readonly byPhone: ReadonlyMap<string, StoredStaff>;
}

/** One person with all that the file says of them. */
export interface StaffStep {
  readonly username: string;
  readonly name: string;
  readonly phone: string | undefined;
  /** The person who is there already; null: a new one. */
  readonly stored: StoredStaff | null;
  /** Roles that are not held yet. */
  readonly grants: readonly HeldRole[];
  /** One for each line. */
  readonly planned: readonly Planned[];
}

export interface StaffPlan {
  readonly steps: readonly StaffStep[];
  readonly problems: readonly Problem[];
}

/** Each new person's password is hashed, which takes a while by intention. */
const MOST_PEOPLE = 1000;

/**
 * What importing these rows would do. A person has as many lines as roles. Roles are only added: who leaves is disabled
 * at the desk. Pure.
 */
export function planStaff(rows: readonly SourceRow[], facts: StaffFacts): StaffPlan {
  const parsed = parseRows(rows, schema);
  const unique = withoutDuplicates(parsed.lines, "username", ({ username, role, scope }) =>
    [username, role, scope ?? ""].join(" · "),
  );
  const problems = [...parsed.problems, ...unique.problems];
  const steps: StaffStep[] = [];
  const phones = new Map<string, number>();
  const people = Map.groupBy(unique.lines, ({ value }) => value.username);
  for (const lines of people.values()) {
    const wrong = [...lineProblems(lines, facts, phones)];
    if (wrong.length > 0) problems.push(...wrong);
    else steps.push(step(lines, facts));
  }
  const made = steps.filter(({ stored }) => !stored?.username).length;
  if (made > MOST_PEOPLE) problems.push(error(0, "", "tooManyPeople", { max: MOST_PEOPLE }));
  return { steps, problems };
}

/** What is wrong with one person's lines; `phones` remembers the numbers of those before. */
function* lineProblems(
  lines: readonly Line<StaffLine>[],
  facts: StaffFacts,
  phones: Map<string, number>,
): Generator<Problem> {
  const [first] = lines;
  if (!first) return;
  const { username, name } = first.value;
  for (const { line, value } of lines) {
    if (value.name !== name) yield error(line, "name", "usernameOfTwo", { username, line: first.line });
    const found = findScope(value.role, value.scope, facts.scopes);
    if (found === "ambiguous") yield error(line, "scope", "ambiguousScope");
    if (found === null) yield error(line, "scope", SCOPE_FAULTS[value.role]);
  }
  const given = lines.find(({ value }) => value.phone);
  const other = lines.find(({ value }) => value.phone && value.phone !== given?.value.phone);
  if (other) yield error(other.line, "phone", "phoneOfOther");
  const mine = facts.byUsername.get(username);
  if (mine && mine.name !== name) yield error(first.line, "username", "usernameTaken", { username });
  if (!given?.value.phone) return;
  const earlier = phones.get(given.value.phone);
  if (earlier !== undefined) yield error(given.line, "phone", "phoneTwice", { line: earlier });
  phones.set(given.value.phone, given.line);
  const owner = facts.byPhone.get(given.value.phone);
  if (!owner || owner === mine || owner.personId === mine?.personId) return;
  if (mine || (owner.name && owner.name !== name)) yield error(given.line, "phone", "phoneOfOther");
  else if (owner.username) yield error(first.line, "username", "hasUsername", { username: owner.username });
}

function step(lines: readonly Line<StaffLine>[], facts: StaffFacts): StaffStep {
  const [first] = lines;
  if (!first) throw new Error("A person without a line.");
  const { username, name } = first.value;
  const phone = lines.find(({ value }) => value.phone)?.value.phone;
  const stored = facts.byUsername.get(username) ?? (phone ? facts.byPhone.get(phone) : undefined) ?? null;
  const grants: HeldRole[] = [];
  const planned = lines.map(({ line, value }): Planned => {
    const grant = grantOf(value, facts);
    const held = [...(stored?.grants ?? []), ...grants].some((one) => sameRole(one, grant));
    if (!held) grants.push(grant);
    if (line === first.line && !stored) return { line, key: username, what: "create" };
    const about = line === first.line ? aboutPerson(stored, phone) : [];
    const changes = [...about, ...(held ? [] : ["role"])];
    return changes.length > 0
      ? { line, key: username, what: "update", changes }
      : { line, key: username, what: "same" };
  });
  return { username, name, phone, stored, grants, planned };
}

function grantOf({ role, scope }: StaffLine, { scopes }: StaffFacts): HeldRole {
  const found = findScope(role, scope, scopes);
  if (found === null || found === "ambiguous") throw new Error("A line was planned with problems.");
  return { role, scopeKind: found.kind, scopeId: found.id };
}

const sameRole = (a: HeldRole, b: HeldRole) => a.role === b.role && a.scopeId === b.scopeId;

function aboutPerson(stored: StoredStaff | null, phone: string | undefined): string[] {
  return [
    ...(stored && !stored.username ? ["username"] : []),
    ...(phone && stored && stored.phone !== phone ? ["phone"] : []),
  ];
}
