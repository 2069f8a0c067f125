import "server-only";
import { type Actor, holdsAnywhere } from "@/lib/people/actor";
import { db, type Prisma } from "@/lib/server/db";
import type { Calendar } from "@/lib/time/working-days";
import { type OfficeDeadline, officeDeadline } from "./desk-clock";
import { cursorAt, cursorOf, type Order, placed, sorted } from "./desk-cursor";
import { dueWhere, type Filters, type Viewpoint } from "./desk-filters";
import { byNeighbourhood, type Matching, matching } from "./desk-matching";
import { onDeskOf } from "./desk-scope";
import { orderOf } from "./desk-sort";
import { walk } from "./desk-walk";
import { COUNT_MOST, PAGE } from "./desk-words";
import { type CaseRecord, canSeeNotes, isOffice, isOutlet, OFFICE_ROLES } from "./policy";
import { CASE_RECORD, calendarFor } from "./record";
import type { Status } from "./rules";

const NAMES = { select: { name: true, nameEn: true } } as const;
const ROW = {
  ...CASE_RECORD,
  reference: true,
  version: true,
  filedAt: true,
  dueAt: true,
  outletDueAt: true,
  placeNote: true,
  riderSaid: true,
  category: NAMES,
  neighbourhood: NAMES,
  building: NAMES,
  station: NAMES,
  outlet: NAMES,
  assignee: { select: { name: true } },
  pausedAt: true,
  placeOrder: true,
  escalatedAt: true,
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
  readonly version: number;
  readonly title: string;
  readonly place: string;
  readonly status: Status;
  readonly filedAt: Date;
  /** The limit that binds the reader. */
  readonly dueAt: Date;
  readonly deadline: OfficeDeadline;
  /** Forgotten past its limit, and brought to the sub-district office. */
  readonly risen: boolean;
  /** Which rider, in the words of the person who filed it. */
  readonly riderSaid: string;
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
  /** Cases at once; a page when not said. */
  readonly take?: number;
}

/** As the filters say; a limit is the one that binds the reader. */
function columnOrder(filters: Filters, viewpoint: Viewpoint): Order {
  const { by, dir } = orderOf(filters);
  if (by === "due") return { ...byLimit(viewpoint), dir };
  return { field: by === "filed" ? "filedAt" : "placeOrder", dir };
}

/** By the limit that binds the reader. */
export const byLimit = ({ limit }: Viewpoint): Order => ({
  field: limit === "dispatch" ? "outletDueAt" : "dueAt",
  dir: "asc",
});

/** The queue on the actor's desk, a page at a time. */
export async function deskList(
  actor: Actor,
  { filters, after, now, zone, take = PAGE }: Asked,
): Promise<DeskPage> {
  const viewpoint = viewpointOf(actor, now, zone);
  const order = columnOrder(filters, viewpoint);
  const [wanted, calendar] = await Promise.all([
    matching(actor, filters, viewpoint),
    calendarFor(db(), actor.areaId),
  ]);
  const read = (where: Prisma.CaseWhereInput, most: number) =>
    db().case.findMany({ where, select: ROW, orderBy: sorted(order), take: most });
  const lists = order.field === "placeOrder" ? byNeighbourhood(actor, wanted) : [wanted];
  const cursor = cursorOf(after, order);
  const parts = await Promise.all(
    lists.map((list) => walk({ ...list, order, take: take + 1, read }, cursor)),
  );
  const rows = parts.length > 1 ? placed(parts.flat(), order).slice(0, take + 1) : parts.flat();
  const shown = rows.slice(0, take);
  const last = rows.length > take ? shown.at(-1) : undefined;
  return {
    rows: shown.map((row) => viewOf(actor, row, now, calendar)),
    after: last ? cursorAt(order, last) : null,
  };
}

/** How the actor counts limits. */
export function viewpointOf(actor: Actor, now: Date, zone: string): Viewpoint {
  const others = [...OFFICE_ROLES, "MEDIATOR", "PARTY_ORGANISER"] as const;
  const forOutlet = holdsAnywhere(actor, ["OUTLET_MANAGER"]) && !holdsAnywhere(actor, others);
  return { personId: actor.personId, limit: forOutlet ? "dispatch" : "case", now, zone };
}

function viewOf(actor: Actor, row: Row, now: Date, calendar: Calendar): DeskRow {
  const name = namer(actor);
  const dispatch = row.dispatches.find(({ endedAt }) => endedAt === null);
  const dueAt = limitFor(actor, row);
  return {
    id: row.id,
    reference: row.reference,
    version: row.version,
    title: name(row.category),
    place: placeOf(actor, row),
    status: row.status,
    filedAt: row.filedAt,
    dueAt,
    deadline: isBack(actor, row) ? { kind: "elsewhere" } : officeDeadline({ ...row, dueAt }, now, calendar),
    risen: row.escalatedAt !== null && !isBack(actor, row),
    riderSaid: row.riderSaid,
    holder: dispatch && row.outlet ? name(row.outlet) : holderOf(actor, row),
  };
}

/** The colleague's name, for colleagues; the body complained about reads offices only. */
function holderOf(actor: Actor, row: Row): string {
  return canSeeNotes(actor, row) ? (row.assignee?.name ?? "") : namer(actor)(row.neighbourhood);
}

/** Whether the outlet that reads has done its part, and the case goes on at the office, as after a reopening. */
export function isBack(actor: Actor, row: CaseRecord): boolean {
  const atOffice = row.status === "REPORTED" || row.status === "ACCEPTED";
  return atOffice && isOutlet(actor, row) && !isOffice(actor, row);
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

export interface Named {
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
  /** Cases that match the filters. */
  readonly matching: number;
}

/**
 * How many there are, up to one more than `COUNT_MOST`: as many are taken in the order of the list, from the index
 * that knows it. Without an order Prisma counts by id, and reads the whole table for it.
 */
export function countUpTo(where: Prisma.CaseWhereInput, order: Order): Promise<number> {
  return db().case.count({ where, orderBy: sorted(order), take: COUNT_MOST + 1 });
}

/** The same of a list that may be searched. */
async function countFound(wanted: Matching, order: Order): Promise<number> {
  if (!wanted.found) return countUpTo(wanted.among, order);
  const read = (where: Prisma.CaseWhereInput, take: number) =>
    db().case.findMany({ where, select: { id: true }, orderBy: sorted(order), take });
  return (await walk({ ...wanted, order, take: COUNT_MOST + 1, read }, null)).length;
}

/** Figures above the queue. */
export async function deskCounts(
  actor: Actor,
  filters: Filters,
  now: Date,
  zone: string,
): Promise<DeskCounts> {
  const mine = onDeskOf(actor);
  const viewpoint = viewpointOf(actor, now, zone);
  // How many there are doesn't depend on the order; the usual one's index leaves out most.
  const usual = columnOrder({ ...filters, sort: null, dir: null }, viewpoint);
  const count = (where: Prisma.CaseWhereInput) => countUpTo({ AND: [mine, where] }, byLimit(viewpoint));
  const [overdue, today, found] = await Promise.all([
    count(dueWhere("overdue", viewpoint)),
    count(dueWhere("today", viewpoint)),
    matching(actor, filters, viewpoint).then((wanted) => countFound(wanted, usual)),
  ]);
  return { overdue, today, matching: found };
}
