import "server-only";
import type { Actor } from "@/lib/people/actor";
import { db, type Prisma } from "@/lib/server/db";
import { type Filters, filterWhere, GROUPS, type Viewpoint } from "./desk-filters";
import { neighbourhoodsOf, onDeskOf } from "./desk-scope";
import { type Search, searchWhere } from "./desk-search";

/** Which cases a list shows. */
export interface Matching extends Search {
  /** The part of `among` that the order's index knows by itself: whose list, and which group of statuses. */
  readonly along: Prisma.CaseWhereInput;
}

/** The cases on the actor's desk that the filters let through. */
export async function matching(actor: Actor, filters: Filters, viewpoint: Viewpoint): Promise<Matching> {
  const [chosen, { among, found }] = await Promise.all([
    chosenWhere(actor, filters),
    searchWhere(actor, filters.q),
  ]);
  const desk = onDeskOf(actor);
  const phase = GROUPS[filters.status];
  return {
    along: { AND: [desk, phase ? { phase } : {}] },
    among: { AND: [desk, filterWhere(filters, viewpoint), chosen, among] },
    found,
  };
}

/**
 * The same list neighbourhood by neighbourhood, for the order of places: there each is of one piece, and a walk along
 * all of them would pass everything that lies between.
 */
export function byNeighbourhood(actor: Actor, list: Matching): Matching[] {
  const found = neighbourhoodsOf(actor);
  if (found.length < 2) return [list];
  return found.map((neighbourhoodId) => ({
    along: { AND: [list.along, { neighbourhoodId }] },
    among: { AND: [list.among, { neighbourhoodId }] },
    found: list.found,
  }));
}

const NONE = "00000000-0000-0000-0000-000000000000";

/** The chosen neighbourhood and category by their ids, which stand in the indexes; a join by code would read every case. */
async function chosenWhere({ areaId }: Actor, filters: Filters): Promise<Prisma.CaseWhereInput> {
  const { neighbourhood, category } = filters;
  const byCode = (code: string) => ({ where: { areaId_code: { areaId, code } }, select: { id: true } });
  const [place, kind] = await Promise.all([
    neighbourhood === null ? null : db().neighbourhood.findUnique(byCode(neighbourhood)),
    category === null ? null : db().caseCategory.findUnique(byCode(category)),
  ]);
  return {
    ...(neighbourhood === null ? {} : { neighbourhoodId: place?.id ?? NONE }),
    ...(category === null ? {} : { categoryId: kind?.id ?? NONE }),
  };
}
