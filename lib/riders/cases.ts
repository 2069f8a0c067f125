import "server-only";
import type { Actor } from "@/lib/people/actor";
import { type CaseKind, type CaseStatus, db, type Prisma } from "@/lib/server/db";

/** A case as its rider sees it in a list. Never who filed it, nor the words. */
export interface RiderCase {
  readonly reference: string;
  readonly kind: CaseKind;
  readonly status: CaseStatus;
  readonly category: string;
  /** Neighbourhood, with the building unless the person's name is hidden: a block of old flats names its people. */
  readonly place: string;
  readonly filedAt: Date;
  readonly dueAt: Date;
  /** Start of the pause under way; null: the clock runs. */
  readonly pausedAt: Date | null;
  /**
   * Filed by the rider or for them, so that its page opens for them; otherwise it is about a delivery of theirs, and what is
   * to be said about it is said through the outlet.
   */
  readonly mine: boolean;
}

const SHOWN = 10;

/**
 * Cases about this rider or filed by them: open ones first by deadline, then the newest closed ones; at most ten. A
 * complaint that somebody else filed is not among them until the office has accepted it: so far only that person says whom
 * it is about.
 */
export async function riderCases(actor: Actor): Promise<readonly RiderCase[]> {
  const { areaId, riderId, personId } = actor;
  if (!riderId || !personId) return [];
  const accepted: Prisma.CaseWhereInput = { status: { not: "REPORTED" }, acceptedAt: { not: null } };
  const about: Prisma.CaseWhereInput = { riderId, OR: [{ kind: { not: "COMPLAINT" } }, accepted] };
  const where: Prisma.CaseWhereInput = { areaId, OR: [about, { reporterId: personId }] };
  const select = {
    reference: true,
    kind: true,
    status: true,
    filedAt: true,
    dueAt: true,
    hideName: true,
    reporterId: true,
    riderId: true,
    category: { select: { name: true, nameEn: true } },
    neighbourhood: { select: { name: true, nameEn: true } },
    building: { select: { name: true, nameEn: true } },
    pauses: { where: { endedAt: null }, select: { startedAt: true }, take: 1 },
  } as const;
  const open = await db().case.findMany({
    where: { ...where, status: { not: "CLOSED" } },
    select,
    orderBy: [{ dueAt: "asc" }, { id: "asc" }],
    take: SHOWN,
  });
  const closed = await db().case.findMany({
    where: { ...where, status: "CLOSED" },
    select,
    orderBy: [{ filedAt: "desc" }, { id: "desc" }],
    take: Math.min(3, SHOWN - open.length),
  });
  const english = actor.locale === "en";
  const word = (record: { name: string; nameEn: string }) => (english ? record.nameEn : record.name);
  return [...open, ...closed].map((row) => {
    const mine = row.reporterId === personId || (row.kind === "REQUEST" && row.riderId === riderId);
    const building = row.building && (mine || !row.hideName) ? [word(row.building)] : [];
    return {
      reference: row.reference,
      kind: row.kind,
      status: row.status,
      category: word(row.category),
      place: [word(row.neighbourhood), ...building].join(english ? ", " : ""),
      filedAt: row.filedAt,
      dueAt: row.dueAt,
      pausedAt: row.pauses[0]?.startedAt ?? null,
      mine,
    };
  });
}
