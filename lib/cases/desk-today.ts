import "server-only";
import type { Actor } from "@/lib/people/actor";
import { db, type Prisma } from "@/lib/server/db";
import { dueWhere } from "./desk-filters";
import { countUpTo, viewpointOf } from "./desk-queries";
import { inOfficeOf, onDeskOf } from "./desk-scope";

/** What waits on the actor's desk now; each counted up to one more than `COUNT_MOST`. */
export interface Waiting {
  readonly fresh: number;
  readonly overdue: number;
  readonly today: number;
  readonly checking: number;
  readonly mine: number;
  readonly paused: number;
}

export async function waiting(actor: Actor, now: Date, zone: string): Promise<Waiting> {
  const desk = onDeskOf(actor);
  const viewpoint = viewpointOf(actor, now, zone);
  const count = (where: Prisma.CaseWhereInput) => countUpTo({ AND: [desk, where] });
  const [fresh, overdue, today, checking, mine, paused] = await Promise.all([
    count({ status: "REPORTED" }),
    count(dueWhere("overdue", viewpoint)),
    count(dueWhere("today", viewpoint)),
    count({ status: { in: ["HANDLED", "VERIFIED"] } }),
    actor.personId ? count({ status: { not: "CLOSED" }, assigneeId: actor.personId }) : 0,
    count(dueWhere("paused", viewpoint)),
  ]);
  return { fresh, overdue, today, checking, mine, paused };
}

/** Days over which the three rates are taken. */
export const RATE_DAYS = 30;

export interface Share {
  readonly part: number;
  readonly of: number;
}

/** 三率: answered, solved, satisfied; each with its base, so that nobody has to trust a percentage. */
export interface Rates {
  /** Of the cases filed in the period: those that an office has accepted. */
  readonly answered: Share;
  /** Of the ratings given in the period: "solved". */
  readonly solved: Share;
  /** Of the ratings given in the period: "satisfied". */
  readonly satisfied: Share;
}

/** The rates of the places that the actor's office is in charge of. */
export async function rates(actor: Actor, now: Date): Promise<Rates> {
  const since = new Date(now.getTime() - RATE_DAYS * 86_400_000);
  const office = inOfficeOf(actor);
  const filed = { AND: [office, { filedAt: { gte: since, lte: now } }] };
  const rated = { areaId: actor.areaId, at: { gte: since, lte: now }, closure: { case: office } };
  const [all, accepted, ratings, solved, both, satisfied] = await Promise.all([
    db().case.count({ where: filed }),
    db().case.count({ where: { AND: [filed, { acceptedAt: { not: null } }] } }),
    db().caseRating.count({ where: rated }),
    db().caseRating.count({ where: { ...rated, solved: true } }),
    db().caseRating.count({ where: { ...rated, satisfied: { not: null } } }),
    db().caseRating.count({ where: { ...rated, satisfied: true } }),
  ]);
  return {
    answered: { part: accepted, of: all },
    solved: { part: solved, of: ratings },
    satisfied: { part: satisfied, of: both },
  };
}
