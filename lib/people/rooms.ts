import { type Actor, holdsAnywhere, type Role } from "./actor";

/** Which roles open which room. What they see inside is filtered by scope. */
export const DESK_ROLES = [
  "NEIGHBOURHOOD_CADRE",
  "SUBDISTRICT_CADRE",
  "OUTLET_MANAGER",
  "PARTY_ORGANISER",
  "MEDIATOR",
  "ADMINISTRATOR",
] as const satisfies readonly Role[];

export const STATION_ROLES = [
  "STATION_MANAGER",
  "NEIGHBOURHOOD_CADRE",
  "SUBDISTRICT_CADRE",
  "ADMINISTRATOR",
] as const satisfies readonly Role[];

export const STAFF_ROLES = [...new Set<Role>([...DESK_ROLES, ...STATION_ROLES, "GUARD"])] as const;

export const isStaff = (actor: Actor): boolean => holdsAnywhere(actor, STAFF_ROLES);
export const worksAtDesk = (actor: Actor): boolean => holdsAnywhere(actor, DESK_ROLES);
export const runsStations = (actor: Actor): boolean => holdsAnywhere(actor, STATION_ROLES);
export const canManagePeople = (actor: Actor): boolean =>
  holdsAnywhere(actor, ["ADMINISTRATOR", "SUBDISTRICT_CADRE"]);
