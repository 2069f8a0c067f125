import { type Actor, holds, type Place, scopesOf } from "@/lib/people/actor";
import { type Capacity, type Move, mayMove, STATUSES, type Status } from "./rules";

/** How a dispatch ended: answered by the outlet, refused by it, or taken back by the office. */
export type DispatchEnd = "HANDLED" | "DECLINED" | "RECALLED";
export type Channel = "COMMUNITY" | "PARTY";

/** What policies must know of a case. */
export interface CaseRecord {
  readonly id: string;
  readonly areaId: string;
  readonly kind: "COMPLAINT" | "REQUEST" | "PRAISE";
  readonly status: Status;
  readonly neighbourhoodId: string;
  /** The outlet concerned; after a dispatch the one it went to last. */
  readonly outletId: string | null;
  readonly reporterId: string | null;
  readonly riderId: string | null;
  readonly hideName: boolean;
  readonly dispatches: readonly {
    readonly outletId: string;
    readonly endedAt: Date | null;
    readonly endedAs: DispatchEnd | null;
  }[];
  /** Channels of its disputes. */
  readonly disputes: readonly { readonly channel: Channel }[];
}

export const OFFICE_ROLES = ["NEIGHBOURHOOD_CADRE", "SUBDISTRICT_CADRE", "ADMINISTRATOR"] as const;

const placeOf = (record: CaseRecord): Place => ({
  areaId: record.areaId,
  neighbourhoodId: record.neighbourhoodId,
});

/** The neighbourhood's or the sub-district's cadre in charge of the place. */
export function isOffice(actor: Actor, record: CaseRecord): boolean {
  return holds(actor, OFFICE_ROLES, placeOf(record));
}

/** The outlet that may look at a case: the one it lies with, or else the one that answered it last (`heldById`). */
export function outletWithCase({ dispatches, outletId: concerned }: CaseRecord): string | null {
  const open = dispatches.find(({ endedAt }) => endedAt === null);
  const answered = dispatches.find((one) => one.endedAs === "HANDLED" && one.outletId === concerned);
  return (open ?? answered)?.outletId ?? null;
}

/** A manager of the very outlet that the case was dispatched to. */
export function isOutlet(actor: Actor, record: CaseRecord): boolean {
  const held = outletWithCase(record);
  const managed = scopesOf(actor, ["OUTLET_MANAGER"], "OUTLET");
  return actor.areaId === record.areaId && held !== null && managed.includes(held);
}

/** A mediator or Party organiser in whose channel and scope the case is being mediated. */
export function isMediator(actor: Actor, record: CaseRecord): boolean {
  return mediates(actor, record, { ...placeOf(record), outletId: record.outletId });
}

function mediates(actor: Actor, record: CaseRecord, place: Place): boolean {
  return record.disputes.some(({ channel }) =>
    holds(actor, channel === "COMMUNITY" ? "MEDIATOR" : "PARTY_ORGANISER", place),
  );
}

/**
 * Who filed it: signed in as that person, on a device where it was opened with its link or last four digits, or
 * the rider whose own request it is. A rider complained about or praised is not its reporter.
 */
export function isReporter(actor: Actor, record: CaseRecord): boolean {
  if (actor.areaId !== record.areaId) return false;
  if (actor.caseIds.includes(record.id)) return true;
  if (actor.personId !== null && actor.personId === record.reporterId) return true;
  return record.kind === "REQUEST" && actor.riderId !== null && actor.riderId === record.riderId;
}

/** In which capacities the actor works on the case. The desk speaks for an office or unit, never as the person who filed it. */
export function deskCapacities(actor: Actor, record: CaseRecord): Capacity[] {
  const found: Capacity[] = [];
  if (isOffice(actor, record)) found.push("OFFICE");
  if (isOutlet(actor, record)) found.push("OUTLET");
  if (isMediator(actor, record)) found.push("MEDIATOR");
  return found;
}

/** Every capacity in which the actor meets the case. */
export function capacities(actor: Actor, record: CaseRecord): Capacity[] {
  const found = deskCapacities(actor, record);
  return isReporter(actor, record) ? [...found, "PERSON"] : found;
}

export const canSeeCase = (actor: Actor, record: CaseRecord): boolean => capacities(actor, record).length > 0;

/** Sees it from the desk, not only as the person who filed it. */
export const worksOnCase = (actor: Actor, record: CaseRecord): boolean =>
  deskCapacities(actor, record).length > 0;

/** Whether the move is open to this actor in the case's present status. */
export function can(move: Move, actor: Actor, record: CaseRecord): boolean {
  return mayMove(capacities(actor, record), record.status, move);
}

/** The same in whichever status allows it: separates "not for you" from "not now". */
export function isTheirMove(move: Move, actor: Actor, record: CaseRecord): boolean {
  return isEverOpen(capacities(actor, record), move);
}

/** The same for a move made at the desk. */
export function isDeskMove(move: Move, actor: Actor, record: CaseRecord): boolean {
  return isEverOpen(deskCapacities(actor, record), move);
}

const isEverOpen = (held: readonly Capacity[], move: Move): boolean =>
  STATUSES.some((status) => mayMove(held, status, move));

/**
 * Name and number: for the office that must call, the mediators of the area or neighbourhood, and the person.
 * The body complained about (its managers, and Party organisers at its own branch) only when the name is not hidden.
 */
export function canSeeContact(actor: Actor, record: CaseRecord): boolean {
  if (isOffice(actor, record) || isReporter(actor, record)) return true;
  if (mediates(actor, record, placeOf(record))) return true;
  return !record.hideName && (isOutlet(actor, record) || isMediator(actor, record));
}

/**
 * Which rider it is about, by name and number: for the office that must find out, and the mediators of the area or
 * neighbourhood. The body complained about (its managers, and Party organisers at its own branch) only when the rider
 * works there (`worksAt`: the rider's outlet): nobody learns from a number somebody typed who rides for others. The rider
 * of a request is the person who asks, see `canSeeContact`.
 */
export function canSeeRider(actor: Actor, record: CaseRecord, worksAt: string | null): boolean {
  if (record.kind === "REQUEST") return false;
  if (isOffice(actor, record) || mediates(actor, record, placeOf(record))) return true;
  if (worksAt === null) return false;
  const asOutlet = isOutlet(actor, record) && worksAt === outletWithCase(record);
  return asOutlet || (isMediator(actor, record) && worksAt === record.outletId);
}

/** Internal notes: the office and the mediators of the area or neighbourhood; never the body complained about. */
export function canSeeNotes(actor: Actor, record: CaseRecord): boolean {
  return isOffice(actor, record) || mediates(actor, record, placeOf(record));
}
