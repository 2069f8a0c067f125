import "server-only";
import type { Actor } from "@/lib/people/actor";
import { db, type Prisma } from "@/lib/server/db";
import { dueWhere, GROUPS } from "./desk-filters";
import { byLimit, countUpTo, viewpointOf } from "./desk-queries";
import { inOfficeOf, onDeskOf, ratedInOfficeOf } from "./desk-scope";

/** What waits on the actor's desk now; each counted up to one more than `COUNT_MOST`. */
export interface Waiting {
  readonly risen: number;
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
  const count = (where: Prisma.CaseWhereInput) => countUpTo({ AND: [desk, where] }, byLimit(viewpoint));
  const [risen, fresh, overdue, today, checking, mine, paused] = await Promise.all([
    count(dueWhere("risen", viewpoint)),
    viewpoint.limit === "case" ? count({ phase: GROUPS.new }) : 0,
    count(dueWhere("overdue", viewpoint)),
    count(dueWhere("today", viewpoint)),
    count({ phase: GROUPS.checking }),
    actor.personId ? count({ phase: GROUPS.open, assigneeId: actor.personId }) : 0,
    count(dueWhere("paused", viewpoint)),
  ]);
  return { risen, fresh, overdue, today, checking, mine, paused };
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
  const filed = { AND: [inOfficeOf(actor), { filedAt: { gte: since, lte: now } }] };
  const rated = { ...ratedInOfficeOf(actor), at: { gte: since, lte: now } };
  const [cases, ratings] = await Promise.all([
    db().case.aggregate({ where: filed, _count: { _all: true, acceptedAt: true } }),
    db().caseRating.groupBy({ by: ["solved", "satisfied"], where: rated, _count: true }),
  ]);
  const given = (fits: (rating: (typeof ratings)[number]) => boolean) =>
    ratings.reduce((sum, rating) => (fits(rating) ? sum + rating._count : sum), 0);
  return {
    answered: { part: cases._count.acceptedAt, of: cases._count._all },
    solved: { part: given(({ solved }) => solved), of: given(() => true) },
    satisfied: {
      part: given(({ satisfied }) => satisfied === true),
      of: given(({ satisfied }) => satisfied !== null),
    },
  };
}
