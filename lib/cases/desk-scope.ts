import "server-only";
import { type Actor, type Role, type ScopeKind, scopesOf } from "@/lib/people/actor";
import type { Prisma } from "@/lib/server/db";
import { OFFICE_ROLES } from "./policy";

type Where = Prisma.CaseWhereInput;

/**
 * The cases an actor works on, as a database filter: the same answer as `worksOnCase`.
 * A test compares the two over every kind of grant.
 */
export function onDeskOf(actor: Actor): Where {
  return anyOf(actor, [...officeScope(actor), ...outletScope(actor), ...mediationScope(actor)]);
}

/** Only the cases for whose place the actor's office is in charge. */
export function inOfficeOf(actor: Actor): Where {
  return anyOf(actor, officeScope(actor));
}

/** The same of the ratings of these cases, by what stands in the rating itself. */
export function ratedInOfficeOf(actor: Actor): Prisma.CaseRatingWhereInput {
  const places = officePlaces(actor);
  return { areaId: actor.areaId, ...(places ? { neighbourhoodId: { in: places } } : {}) };
}

/** True when everything on the desk is there by an office; then nothing needs to be asked twice. */
export function isOfficeDesk(actor: Actor): boolean {
  return outletScope(actor).length === 0 && mediationScope(actor).length === 0;
}

/** The neighbourhoods of a desk on which nothing else lies; none when something does. */
export function neighbourhoodsOf(actor: Actor): string[] {
  return isOfficeDesk(actor) ? (officePlaces(actor) ?? []) : [];
}

/** The neighbourhoods of the actor's offices; null: the whole area. */
function officePlaces(actor: Actor): string[] | null {
  if (wholeArea(actor, OFFICE_ROLES, {}).length > 0) return null;
  return [...new Set(ids(actor, OFFICE_ROLES, "NEIGHBOURHOOD"))];
}

/** Matches no row. Said outright, because an empty OR inside an AND lets Prisma find everything. */
const NOTHING: Where = { id: { in: [] } };

function anyOf(actor: Actor, scopes: Where[]): Where {
  return scopes.length > 0 ? { areaId: actor.areaId, OR: scopes } : NOTHING;
}

function officeScope(actor: Actor): Where[] {
  return [...wholeArea(actor, OFFICE_ROLES, {}), ...inNeighbourhoods(actor, OFFICE_ROLES, {})];
}

function outletScope(actor: Actor): Where[] {
  const found = ids(actor, ["OUTLET_MANAGER"], "OUTLET");
  return found.length > 0 ? [{ heldById: { in: found } }] : [];
}

function mediationScope(actor: Actor): Where[] {
  const community: Where = { atCommunity: true };
  const party: Where = { atParty: true };
  return [
    ...wholeArea(actor, ["MEDIATOR"], community),
    ...inNeighbourhoods(actor, ["MEDIATOR"], community),
    ...inOutlets(actor, ["MEDIATOR"], community),
    ...wholeArea(actor, ["PARTY_ORGANISER"], party),
    ...inNeighbourhoods(actor, ["PARTY_ORGANISER"], party),
    ...inOutlets(actor, ["PARTY_ORGANISER"], party),
  ];
}

/** Names the area again: Prisma leaves an empty filter out of an OR, and nothing would be found. */
function wholeArea(actor: Actor, roles: readonly Role[], where: Where): Where[] {
  return ids(actor, roles, "AREA").includes(actor.areaId) ? [{ areaId: actor.areaId, ...where }] : [];
}

function inNeighbourhoods(actor: Actor, roles: readonly Role[], where: Where): Where[] {
  const found = ids(actor, roles, "NEIGHBOURHOOD");
  return found.length > 0 ? [{ ...where, neighbourhoodId: { in: found } }] : [];
}

function inOutlets(actor: Actor, roles: readonly Role[], where: Where): Where[] {
  const found = ids(actor, roles, "OUTLET");
  return found.length > 0 ? [{ ...where, outletId: { in: found } }] : [];
}

const ids = (actor: Actor, roles: readonly Role[], kind: ScopeKind) => scopesOf(actor, roles, kind);
