import "server-only";
import type { Actor } from "@/lib/people/actor";
import { type CheckInSource, db } from "@/lib/server/db";
import { addDays, instantOf, localTime } from "@/lib/time/shanghai";
import { type Cursor, writeCursor } from "./cursor";
import { windowStart } from "./rules";

/** One of the rider's own visits. The station's name is in the reader's language. */
export interface Visit {
  readonly id: string;
  readonly at: Date;
  /** The phone's clock was wrong, and `at` is the time by ours. */
  readonly corrected: boolean;
  /** By the code on the station's screen. */
  readonly onSite: boolean;
  readonly station: { readonly code: string; readonly name: string };
}

const PAGE = 30;
const visit = {
  id: true,
  at: true,
  clockOffset: true,
  source: true,
  station: { select: { code: true, name: true, nameEn: true } },
} as const;

/** What belongs to the signed-in rider; nobody else's, whatever the role. */
function own(actor: Actor) {
  return actor.riderId ? { areaId: actor.areaId, riderId: actor.riderId } : null;
}

function view(
  actor: Actor,
  row: {
    id: string;
    at: Date;
    clockOffset: number | null;
    source: CheckInSource;
    station: { code: string; name: string; nameEn: string };
  },
): Visit {
  const { code, name, nameEn } = row.station;
  const station = { code, name: actor.locale === "en" ? nameEn : name };
  const { id, at, clockOffset, source } = row;
  return { id, at, corrected: clockOffset !== null, onSite: source === "ROTATING", station };
}

/** The rider's own check-in by id; null when there is none. */
export async function ownVisit(actor: Actor, id: string): Promise<Visit | null> {
  const where = own(actor);
  const row = where && (await db().checkIn.findFirst({ where: { ...where, id }, select: visit }));
  return row ? view(actor, row) : null;
}

/** The own check-in at this station that a tap at `now` would still belong to. For showing only: the database decides. */
export async function standingVisit(actor: Actor, stationCode: string, now: Date): Promise<Visit | null> {
  const where = own(actor);
  if (!where) return null;
  const row = await db().checkIn.findFirst({
    where: { ...where, station: { code: stationCode }, at: { gt: windowStart(now), lte: now } },
    select: visit,
    orderBy: { at: "desc" },
  });
  return row ? view(actor, row) : null;
}

export interface VisitPage {
  readonly visits: readonly Visit[];
  /** Where the next page starts; null at the end. */
  readonly next: string | null;
}

/** The rider's own check-ins, newest first, a page at a time. */
export async function ownVisits(actor: Actor, after: Cursor | null, size: number = PAGE): Promise<VisitPage> {
  const where = own(actor);
  if (!where) return { visits: [], next: null };
  const rows = await db().checkIn.findMany({
    where: {
      ...where,
      ...(after ? { OR: [{ at: { lt: after.at } }, { at: after.at, id: { lt: after.id } }] } : {}),
    },
    select: visit,
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take: size + 1,
  });
  const shown = rows.slice(0, size);
  const last = shown.at(-1);
  return {
    visits: shown.map((row) => view(actor, row)),
    next: rows.length > size && last ? writeCursor(last) : null,
  };
}

export interface VisitSummary {
  readonly last: Visit | null;
  /** Since Monday 00:00, and since the first of the month 00:00, in Shanghai. */
  readonly thisWeek: number;
  readonly thisMonth: number;
}

/** The rider's last visit and how many there were this week and this month. */
export async function ownVisitSummary(actor: Actor, now: Date): Promise<VisitSummary> {
  const where = own(actor);
  if (!where) return { last: null, thisWeek: 0, thisMonth: 0 };
  const { day, weekday } = localTime(now);
  const week = instantOf(addDays(day, 1 - weekday), 0);
  const month = instantOf(`${day.slice(0, 7)}-01`, 0);
  const since = (from: Date) => db().checkIn.count({ where: { ...where, at: { gte: from, lte: now } } });
  const [page, thisWeek, thisMonth] = await Promise.all([
    ownVisits(actor, null, 1),
    since(week),
    since(month),
  ]);
  return { last: page.visits[0] ?? null, thisWeek, thisMonth };
}
