/** Who is asking. Pure types and predicates: usable by policies, pages, actions and tests alike. */

export const ROLES = [
  "RESIDENT",
  "RIDER",
  "STATION_MANAGER",
  "OUTLET_MANAGER",
  "NEIGHBOURHOOD_CADRE",
  "SUBDISTRICT_CADRE",
  "PARTY_ORGANISER",
  "MEDIATOR",
  "GUARD",
  "ADMINISTRATOR",
] as const;
export type Role = (typeof ROLES)[number];

export type ScopeKind = "AREA" | "NEIGHBOURHOOD" | "STATION" | "OUTLET";

/** A role in a scope, already filtered to those valid now. */
export interface Grant {
  readonly role: Role;
  readonly scopeKind: ScopeKind;
  readonly scopeId: string;
}

export type Locale = "zh-CN" | "en";

/** What a device was set up for that shows a station's changing code, and nothing else. */
export interface Screen {
  readonly stationId: string;
  /** Of the station's permission, see `Station.screenVersion`. */
  readonly version: number;
  /** When it was set up or last renewed. */
  readonly since: Date;
}

export interface Actor {
  readonly areaId: string;
  /** Null: nobody signed in. */
  readonly personId: string | null;
  readonly sessionId: string | null;
  readonly name: string;
  readonly locale: Locale;
  readonly grants: readonly Grant[];
  /** Set when the person is an enrolled rider. */
  readonly riderId: string | null;
  /** Cases opened with their secret link or last four digits on this device. */
  readonly caseIds: readonly string[];
  /** Null: the device is no station's screen. */
  readonly screen: Screen | null;
}

/** Roles that a phone number alone opens; every other one needs the password and the second factor. */
const PHONE_ROLES: readonly Role[] = ["RESIDENT", "RIDER"];

/** What a person who signed in with their phone may use of their roles. */
export function withoutSecondFactor(grants: readonly Grant[]): Grant[] {
  return grants.filter((grant) => PHONE_ROLES.includes(grant.role));
}

/** Where a record lies; an area-wide grant covers every place of its area. */
export interface Place {
  readonly areaId: string;
  readonly neighbourhoodId?: string | null;
  readonly stationId?: string | null;
  readonly outletId?: string | null;
}

const SCOPE_FIELD = {
  AREA: "areaId",
  NEIGHBOURHOOD: "neighbourhoodId",
  STATION: "stationId",
  OUTLET: "outletId",
} as const satisfies Record<ScopeKind, keyof Place>;

/** True when the actor holds one of `roles` over `place` (same area, and the grant's scope contains the place). */
export function holds(actor: Actor, roles: Role | readonly Role[], place: Place): boolean {
  if (actor.areaId !== place.areaId) return false;
  const wanted: readonly Role[] = typeof roles === "string" ? [roles] : roles;
  return actor.grants.some(
    (grant) => wanted.includes(grant.role) && place[SCOPE_FIELD[grant.scopeKind]] === grant.scopeId,
  );
}

/** True when the actor holds one of `roles` anywhere; for opening a room, never for a record. */
export function holdsAnywhere(actor: Actor, roles: readonly Role[]): boolean {
  return actor.grants.some((grant) => roles.includes(grant.role));
}

/** Ids of the scopes of one kind in which the actor holds one of `roles`; for `where` filters. */
export function scopesOf(actor: Actor, roles: readonly Role[], kind: ScopeKind): string[] {
  return actor.grants
    .filter((grant) => grant.scopeKind === kind && roles.includes(grant.role))
    .map((grant) => grant.scopeId);
}

/** Nobody: what a visitor without a session may do, anybody may. */
export function visitor(
  areaId: string,
  locale: Locale,
  caseIds: readonly string[] = [],
  screen: Screen | null = null,
): Actor {
  const nobody = { personId: null, sessionId: null, name: "", grants: [], riderId: null };
  return { ...nobody, areaId, locale, caseIds, screen };
}
