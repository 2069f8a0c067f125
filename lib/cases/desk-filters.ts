import type { Prisma } from "@/lib/server/db";
import { addDays, instantOf, localTime } from "@/lib/time/shanghai";
import { DIRECTIONS, type Direction, SORTS, type Sort, shortened } from "./desk-sort";

/**
 * Groups of statuses, as the office speaks of them, by the phase that the database computes from the status: conditions
 * in the very words of the desk's indexes, which PostgreSQL recognises.
 */
export const GROUPS = {
  open: { lt: 4 },
  new: 1,
  working: 2,
  checking: 3,
  closed: 4,
  all: null,
} as const satisfies Record<string, Prisma.CaseWhereInput["phase"] | null>;
export type Group = keyof typeof GROUPS;

/** The clock runs for these until the matter is handled, but for a pause. */
const RUNNING = { phase: { lt: 3 } } as const;

export const WHO = ["mine", "unassigned"] as const;
export const DUE = ["running", "overdue", "today", "paused", "risen"] as const;

/** What the list shows. Every part stands in the address, so that it can be sent and kept. */
export interface Filters {
  readonly status: Group;
  /** Code of a neighbourhood. */
  readonly neighbourhood: string | null;
  /** Code of a category. */
  readonly category: string | null;
  readonly who: (typeof WHO)[number] | null;
  readonly due: (typeof DUE)[number] | null;
  /** Words to search for, or a reference or its beginning; see `searchWhere`. */
  readonly q: string;
  /** Null: the order that is usual with this status; see `orderOf`. */
  readonly sort: Sort | null;
  readonly dir: Direction | null;
}

type Params = Readonly<Record<string, string | readonly string[] | undefined>>;
const Q_MAX = 60;

const first = (value: string | readonly string[] | undefined): string =>
  (typeof value === "string" ? value : (value?.[0] ?? "")).trim();
const oneOf = <T extends string>(value: string, known: readonly T[]): T | null =>
  known.find((item) => item === value) ?? null;

/** Filters from an address; what isn't known counts as not given. */
export function readFilters(params: Params): Filters {
  return shortened({
    status: oneOf(first(params.status), Object.keys(GROUPS) as Group[]) ?? "open",
    neighbourhood: first(params.neighbourhood).slice(0, 20) || null,
    category: first(params.category).slice(0, 60) || null,
    who: oneOf(first(params.who), WHO),
    due: oneOf(first(params.due), DUE),
    q: first(params.q).slice(0, Q_MAX),
    sort: oneOf(first(params.sort), SORTS),
    dir: oneOf(first(params.dir), DIRECTIONS),
  });
}

/** The query string of these filters, `change`d; without what is the default, so that equal lists have equal addresses. */
export function filterQuery(filters: Filters, change: Partial<Filters> = {}): string {
  const { status, ...rest } = shortened({ ...filters, ...change });
  const query = new URLSearchParams();
  if (status !== "open") query.set("status", status);
  for (const [name, value] of Object.entries(rest)) if (value) query.set(name, value);
  return query.toString();
}

/** Whether the list leaves something out, or looks elsewhere; an order hides nothing. */
export const isFiltered = (filters: Filters): boolean =>
  filterQuery(filters, { sort: null, dir: null }) !== "";

/** Whose list, and when. */
export interface Viewpoint {
  /** Who "mine" means. */
  readonly personId: string | null;
  /** `dispatch`: an outlet counts by the limit it was given; everybody else by the one promised to the person. */
  readonly limit: "case" | "dispatch";
  readonly now: Date;
  readonly zone: string;
}

/** Status, person and limit as a database condition; `matching` adds the rest. */
export function filterWhere(filters: Filters, viewpoint: Viewpoint): Prisma.CaseWhereInput {
  const phase = GROUPS[filters.status];
  const conditions: Prisma.CaseWhereInput[] = [];
  if (phase) conditions.push({ phase });
  if (filters.who === "mine") conditions.push({ assigneeId: viewpoint.personId ?? NOBODY });
  if (filters.who === "unassigned") conditions.push({ assigneeId: null });
  if (filters.due) conditions.push(dueWhere(filters.due, viewpoint));
  return { AND: conditions };
}

const NOBODY = "00000000-0000-0000-0000-000000000000";

/** The same as `deadline(…)` says of a single case. */
export function dueWhere(
  due: (typeof DUE)[number],
  { limit, now, zone }: Omit<Viewpoint, "personId">,
): Prisma.CaseWhereInput {
  // What an outlet has answered or given back is counted at the office, see `isBack`.
  const here = limit === "dispatch" ? { status: "DISPATCHED" as const } : {};
  if (due === "paused") return { ...RUNNING, pausedAt: { not: null }, ...here };
  if (due === "risen") return { escalatedAt: { not: null }, ...here };
  const running = { ...RUNNING, pausedAt: null, ...here };
  if (due === "running") return running;
  const midnight = instantOf(addDays(localTime(now, zone).day, 1), 0, zone);
  const dueAt = due === "overdue" ? { lt: now } : { gte: now, lt: midnight };
  return { ...running, ...(limit === "case" ? { dueAt } : { outletDueAt: dueAt }) };
}
