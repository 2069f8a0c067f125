import "server-only";
import type { Actor } from "@/lib/people/actor";
import { db, type Prisma } from "@/lib/server/db";
import { type Day, dayOf, localTime } from "@/lib/time/shanghai";
import { type ClockView, type DeskDeadline, officeMinutesLeft, pausedSince } from "./desk-clock";
import { type DeskEvent, deskEvents, heldUntil } from "./desk-events";
import { type Offers, offersOf } from "./desk-offers";
import { isBack, limitFor, namer, placeOf } from "./desk-queries";
import { ABOUT_RIDER, type AboutRider, aboutRider } from "./desk-rider";
import { onDeskOf } from "./desk-scope";
import { photoPath } from "./photo-link";
import { type CaseRecord, canSeeContact, canSeeNotes, isOffice, isOutlet } from "./policy";
import { CASE_RECORD, calendarFor } from "./record";
import { answeringOutlet, canStillReopen, deadline, reopenUntil, running, type Status } from "./rules";
import { type StepView, stepsOf } from "./timeline";

const NAMES = { select: { name: true, nameEn: true } } as const;
const DETAIL = {
  ...CASE_RECORD,
  ...ABOUT_RIDER,
  reference: true,
  version: true,
  text: true,
  placeNote: true,
  occurredOn: true,
  filedAt: true,
  acceptedAt: true,
  closedAt: true,
  dueAt: true,
  assigneeId: true,
  contactName: true,
  contactPhone: true,
  category: {
    select: { name: true, nameEn: true, answerDays: true, limitReason: true, limitReasonEn: true },
  },
  neighbourhood: NAMES,
  building: NAMES,
  station: NAMES,
  entrance: { select: { number: true } },
  outlet: NAMES,
  company: NAMES,
  assignee: { select: { name: true } },
  pausedAt: true,
  pauses: { where: { endedAt: null }, select: { reason: true } },
  escalations: { where: { endedAt: null }, select: { at: true, since: true } },
  photos: { select: { id: true, width: true, height: true, eventId: true }, orderBy: { createdAt: "asc" } },
  dispatches: {
    select: {
      outletId: true,
      createdAt: true,
      endedAt: true,
      endedAs: true,
      dueAt: true,
      dueReason: true,
      instruction: true,
    },
    orderBy: { createdAt: "asc" },
  },
  closures: {
    where: { reopenedAt: null },
    select: {
      at: true,
      outcome: true,
      reason: true,
      rating: { select: { solved: true, satisfied: true, comment: true } },
    },
  },
} as const satisfies Prisma.CaseSelect;
type Detail = Prisma.CaseGetPayload<{ select: typeof DETAIL }>;

/** A case as its desk page shows it to this actor, in their language. */
export interface DeskCaseView extends Offers, AboutRider {
  readonly record: CaseRecord;
  readonly reference: string;
  readonly version: number;
  readonly title: string;
  readonly text: string;
  readonly place: string;
  /** Null when unknown, or when it would tell the body complained about who lives there. */
  readonly entrance: number | null;
  readonly about: string;
  readonly occurredOn: Day | null;
  readonly filedAt: Date;
  readonly deadline: DeskDeadline;
  readonly dueAt: Date;
  readonly limitReason: string;
  readonly clock: ClockView;
  /** What the person was asked, while the clock stands. */
  readonly question: string | null;
  readonly dispatch: { readonly dueAt: Date; readonly instruction: string } | null;
  /** When it was brought to the sub-district office, and the limit that was forgotten; null when it wasn't, or is no longer the reader's. */
  readonly risen: { readonly at: Date; readonly since: Date } | null;
  /** Until when the dispatch can still be taken back with its batch; null when it can't. */
  readonly heldUntil: Date | null;
  /** Null when nobody has it; undefined when the actor is not told private names. */
  readonly assignee: { readonly id: string; readonly name: string } | null | undefined;
  /** `none`: nothing was left. `withheld`: not for this actor. */
  readonly contact: "none" | "hidden" | "withheld";
  readonly photos: readonly {
    /** See `photoPath`. */
    readonly path: string;
    readonly width: number;
    readonly height: number;
    /** Office or unit that showed it; empty for the person. */
    readonly by: string;
  }[];
  readonly steps: readonly StepView[];
  readonly events: readonly DeskEvent[];
  readonly closure: {
    readonly outcome: string;
    readonly reason: string;
    /** Until when it can be reopened; null when that time has passed. */
    readonly reopenUntil: Date | null;
    readonly rating: {
      readonly solved: boolean;
      /** Null: not answered (yet). */
      readonly satisfied: boolean | null;
      readonly comment: string;
    } | null;
  } | null;
  /** An outlet gave the present answer; a failed verification goes back to it and needs a limit. */
  readonly answeredByOutlet: boolean;
}

/** The case with this reference, if it is on the actor's desk; else null. */
export async function deskCase(
  actor: Actor,
  reference: string,
  now: Date,
  zone: string,
): Promise<DeskCaseView | null> {
  const row = await db().case.findFirst({
    where: { AND: [{ reference }, onDeskOf(actor)] },
    select: DETAIL,
  });
  if (!row) return null;
  const events = await deskEvents(actor, row.id, canSeeNotes(actor, row));
  const status: Status = row.status;
  return {
    record: policyPart(row),
    reference: row.reference,
    version: row.version,
    ...factsOf(actor, row),
    ...aboutRider(actor, row, localTime(now, zone).day),
    ...limitOf(actor, row, now, zone),
    clock: await clockOf(actor, row, now),
    risen: isBack(actor, row) ? null : (row.escalations[0] ?? null),
    heldUntil: status === "DISPATCHED" ? await heldUntil(row.id, now) : null,
    assignee: assigneeOf(actor, row),
    contact: contactOf(actor, row),
    photos: row.photos.map(({ id, eventId, ...size }) => ({
      ...size,
      path: photoPath(id, now),
      by: events.find(({ id }) => id === eventId)?.by ?? "",
    })),
    steps: stepsOf(status, row.filedAt, events),
    events,
    closure: closureOf(row, now),
    ...offersOf(actor, row, now),
    answeredByOutlet: answeringOutlet(row) !== null,
  };
}

/** Only what policies need: the page is never handed the name or the number. */
function policyPart(row: Detail): CaseRecord {
  const { id, areaId, kind, status, neighbourhoodId, outletId, reporterId, riderId, hideName } = row;
  const dispatches = row.dispatches.map(({ outletId: to, endedAt, endedAs }) => ({
    outletId: to,
    endedAt,
    endedAs,
  }));
  const known = { id, areaId, kind, status, neighbourhoodId, outletId, reporterId, riderId, hideName };
  return { ...known, dispatches, disputes: row.disputes };
}

function factsOf(actor: Actor, row: Detail) {
  const name = namer(actor);
  const about = row.outlet ?? row.company;
  const mayKnowDoor = canSeeContact(actor, row);
  const located = mayKnowDoor ? row : { ...row, placeNote: row.building ? "" : row.placeNote };
  const place = placeOf(actor, located);
  return {
    title: name(row.category),
    text: row.text,
    place: located.building && located.placeNote ? `${place} · ${located.placeNote}` : place,
    entrance: mayKnowDoor ? (row.entrance?.number ?? null) : null,
    about: about ? name(about) : "",
    occurredOn: row.occurredOn ? dayOf(row.occurredOn) : null,
    filedAt: row.filedAt,
  };
}

function limitOf(actor: Actor, row: Detail, now: Date, zone: string) {
  const open = row.dispatches.find(({ endedAt }) => endedAt === null);
  const dueAt = limitFor(actor, row);
  const english = actor.locale === "en";
  const ofCategory = english ? row.category.limitReasonEn : row.category.limitReason;
  return {
    deadline: isBack(actor, row) ? ({ kind: "elsewhere" } as const) : deadline({ ...row, dueAt }, now, zone),
    dueAt,
    limitReason: !isOffice(actor, row) && open ? open.dueReason : ofCategory,
    question: row.pauses[0]?.reason ?? null,
    dispatch: open ? { dueAt: open.dueAt, instruction: open.instruction } : null,
  };
}

async function clockOf(actor: Actor, row: Detail, now: Date): Promise<ClockView> {
  const ofOutlet = !isOffice(actor, row) && isOutlet(actor, row);
  const [calendar, pauses, reopened] = await Promise.all([
    calendarFor(db(), row.areaId),
    db().casePause.findMany({ where: { caseId: row.id }, select: { startedAt: true, endedAt: true } }),
    db().caseClosure.findFirst({
      where: { caseId: row.id, reopenedAt: { not: null } },
      select: { reopenedAt: true },
      orderBy: { reopenedAt: "desc" },
    }),
  ]);
  const dueAt = limitFor(actor, row);
  const from = reopened?.reopenedAt ?? row.filedAt;
  return {
    left: running({ ...row, dueAt }) && !isBack(actor, row) ? officeMinutesLeft(dueAt, now, calendar) : null,
    basis: ofOutlet ? null : { days: row.category.answerDays, from, ...pausedSince(from, pauses, calendar) },
  };
}

function assigneeOf(actor: Actor, row: Detail): DeskCaseView["assignee"] {
  if (!canSeeNotes(actor, row)) return undefined;
  return row.assigneeId && row.assignee ? { id: row.assigneeId, name: row.assignee.name } : null;
}

function contactOf(actor: Actor, row: Detail): DeskCaseView["contact"] {
  if (!canSeeContact(actor, row)) return "withheld";
  return row.contactPhone || row.contactName ? "hidden" : "none";
}

function closureOf(row: Detail, now: Date): DeskCaseView["closure"] {
  const [closure] = row.closures;
  if (!closure) return null;
  const { at, outcome, reason, rating } = closure;
  return { outcome, reason, rating, reopenUntil: canStillReopen(at, now) ? reopenUntil(at) : null };
}
