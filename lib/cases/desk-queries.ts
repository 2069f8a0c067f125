import "server-only";
import { type Actor, holdsAnywhere } from "@/lib/people/actor";
import { db, type Prisma } from "@/lib/server/db";
import { dueWhere, type Filters, filterWhere, type Viewpoint } from "./desk-filters";
import { onDeskOf } from "./desk-scope";
import { type CaseRecord, canSeeNotes, isOffice, isOutlet, OFFICE_ROLES } from "./policy";
import { CASE_RECORD } from "./record";
import { type Deadline, deadline, type Status } from "./rules";

export const PAGE = 50;

const NAMES = { select: { name: true, nameEn: true } } as const;
const ROW = {
  ...CASE_RECORD,
  reference: true,
  filedAt: true,
  dueAt: true,
  placeNote: true,
  category: NAMES,
  neighbourhood: NAMES,
  building: NAMES,
  station: NAMES,
  outlet: NAMES,
  assignee: { select: { name: true } },
  pauses: { where: { endedAt: null }, select: { startedAt: true } },
  dispatches: {
    select: { outletId: true, endedAt: true, endedAs: true, dueAt: true },
    orderBy: { createdAt: "asc" },
  },
} as const satisfies Prisma.CaseSelect;
type Row = Prisma.CaseGetPayload<{ select: typeof ROW }>;

/** One line of the queue, in the reader's language. */
export interface DeskRow {
  readonly id: string;
  readonly reference: string;
  readonly title: string;
  readonly place: string;
  readonly status: Status;
  readonly deadline: Deadline;
  /** Who has it: a colleague, or the outlet it lies with; empty when nobody has. */
  readonly holder: string;
}

export interface DeskPage {
  readonly rows: readonly DeskRow[];
  /** Where the next page begins; null on the last one. */
  readonly after: string | null;
}

interface Asked {
  readonly filters: Filters;
  readonly after: string | null;
  readonly now: Date;
  readonly zone: string;
}

/** The queue on the actor's desk: open cases by their limit, finished ones newest first; 50 at a time. */
export async function deskList(actor: Actor, { filters, after, now, zone }: Asked): Promise<DeskPage> {
  const field = filters.status === "closed" || filters.status === "all" ? "filedAt" : "dueAt";
  const order = field === "filedAt" ? "desc" : "asc";
  const rows = await db().case.findMany({
    where: {
      AND: [onDeskOf(actor), filterWhere(filters, viewpointOf(actor, now, zone)), afterWhere(after, field)],
    },
    select: ROW,
    orderBy: [{ [field]: order }, { id: order }],
    take: PAGE + 1,
  });
  const shown = rows.slice(0, PAGE);
  const last = rows.length > PAGE ? shown.at(-1) : undefined;
  return {
    rows: shown.toSorted(byLimit(actor, field)).map((row) => viewOf(actor, row, now, zone)),
    after: last ? `${last[field].getTime()}_${last.id}` : null,
  };
}

/** An outlet's own limits may stand in another order than the promised ones; it rarely has more than a page. */
function byLimit(actor: Actor, field: "filedAt" | "dueAt"): (a: Row, b: Row) => number {
  if (field === "filedAt") return () => 0;
  return (a, b) => limitFor(actor, a).getTime() - limitFor(actor, b).getTime();
}

/** How the actor counts limits. */
export function viewpointOf(actor: Actor, now: Date, zone: string): Viewpoint {
  const forOutlet = !holdsAnywhere(actor, OFFICE_ROLES) && holdsAnywhere(actor, ["OUTLET_MANAGER"]);
  return { personId: actor.personId, limit: forOutlet ? "dispatch" : "case", now, zone };
}

const CURSOR = /^(\d{1,15})_([0-9a-f-]{36})$/;

function afterWhere(after: string | null, field: "filedAt" | "dueAt"): Prisma.CaseWhereInput {
  const [, time, id] = CURSOR.exec(after ?? "") ?? [];
  if (!time || !id) return {};
  const at = new Date(Number(time));
  return field === "dueAt"
    ? { OR: [{ dueAt: { gt: at } }, { dueAt: at, id: { gt: id } }] }
    : { OR: [{ filedAt: { lt: at } }, { filedAt: at, id: { lt: id } }] };
}

function viewOf(actor: Actor, row: Row, now: Date, zone: string): DeskRow {
  const name = namer(actor);
  const dispatch = row.dispatches.find(({ endedAt }) => endedAt === null);
  return {
    id: row.id,
    reference: row.reference,
    title: name(row.category),
    place: placeOf(actor, row),
    status: row.status,
    deadline: deadline({ ...row, dueAt: limitFor(actor, row), pausedAt: pausedAt(row) }, now, zone),
    holder: dispatch && row.outlet ? name(row.outlet) : holderOf(actor, row),
  };
}

/** The colleague's name, for colleagues; the body complained about reads offices only. */
function holderOf(actor: Actor, row: Row): string {
  return canSeeNotes(actor, row) ? (row.assignee?.name ?? "") : namer(actor)(row.neighbourhood);
}

/** An outlet counts by the limit of its dispatch, the office by the one promised to the person. */
export function limitFor(
  actor: Actor,
  row: Omit<CaseRecord, "dispatches"> & {
    readonly dueAt: Date;
    readonly dispatches: readonly (CaseRecord["dispatches"][number] & { readonly dueAt: Date })[];
  },
): Date {
  if (isOffice(actor, row) || !isOutlet(actor, row)) return row.dueAt;
  return row.dispatches.find(({ endedAt }) => endedAt === null)?.dueAt ?? row.dueAt;
}

export const pausedAt = (row: { pauses: readonly { startedAt: Date }[] }): Date | null =>
  row.pauses[0]?.startedAt ?? null;

interface Named {
  readonly name: string;
  readonly nameEn: string;
}

/** A record's name in the actor's language. */
export function namer(actor: Actor): (named: Named) => string {
  return actor.locale === "en" ? (named) => named.nameEn : (named) => named.name;
}

/** "南街 7 号楼", or the station, or at least the neighbourhood and what the person wrote. */
export function placeOf(
  actor: Actor,
  row: { neighbourhood: Named; building: Named | null; station: Named | null; placeNote: string },
): string {
  const name = namer(actor);
  const place = row.building ?? row.station;
  if (!place) return [name(row.neighbourhood), row.placeNote].filter(Boolean).join(" · ");
  const text = name(place);
  const around = name(row.neighbourhood);
  return text.includes(around) ? text : `${around} ${text}`;
}

export interface DeskCounts {
  readonly overdue: number;
  readonly today: number;
  /** Cases that match the filters; null where that would mean counting a growing past. */
  readonly matching: number | null;
}

/** Figures above the queue. Only what is open is counted. */
export async function deskCounts(
  actor: Actor,
  filters: Filters,
  now: Date,
  zone: string,
): Promise<DeskCounts> {
  const mine = onDeskOf(actor);
  const viewpoint = viewpointOf(actor, now, zone);
  const count = (...and: Prisma.CaseWhereInput[]) => db().case.count({ where: { AND: [mine, ...and] } });
  const past = filters.status === "closed" || filters.status === "all";
  const [overdue, today, matching] = await Promise.all([
    count(dueWhere("overdue", viewpoint)),
    count(dueWhere("today", viewpoint)),
    past ? null : count(filterWhere(filters, viewpoint)),
  ]);
  return { overdue, today, matching };
}

/** Neighbourhoods and categories to filter by. */
export async function filterChoices(actor: Actor) {
  const pick = { code: true, name: true, nameEn: true } as const;
  const name = namer(actor);
  const [neighbourhoods, categories] = await Promise.all([
    db().neighbourhood.findMany({
      where: { areaId: actor.areaId },
      select: pick,
      orderBy: { sort: "asc" },
    }),
    db().caseCategory.findMany({
      where: { areaId: actor.areaId, retiredAt: null },
      select: pick,
      orderBy: { sort: "asc" },
    }),
  ]);
  const choice = (item: Named & { code: string }) => ({ value: item.code, label: name(item) });
  return { neighbourhoods: neighbourhoods.map(choice), categories: categories.map(choice) };
}
