import type { Actor, Grant, Role } from "@/lib/people/actor";
import { MINIMAL as M } from "./minimal-ids";

const SCOPES: Record<Role, Grant["scopeKind"]> = {
  RESIDENT: "AREA",
  RIDER: "AREA",
  STATION_MANAGER: "STATION",
  OUTLET_MANAGER: "OUTLET",
  NEIGHBOURHOOD_CADRE: "NEIGHBOURHOOD",
  SUBDISTRICT_CADRE: "AREA",
  PARTY_ORGANISER: "AREA",
  MEDIATOR: "AREA",
  GUARD: "NEIGHBOURHOOD",
  ADMINISTRATOR: "AREA",
};
export const ROLES = Object.keys(SCOPES) as Role[];

/** The holder of a role, in its own scope, as the door would see them. */
export function minimalActor(role: Role): Actor {
  return {
    areaId: M.area,
    personId: M.people[role],
    sessionId: null,
    name: role,
    locale: "zh-CN",
    grants: [grantOf(role)],
    riderId: role === "RIDER" ? M.riders.own : null,
    caseIds: [],
    screen: null,
  };
}

/** The administrator of the foreign area. */
export function foreignActor(): Actor {
  const grants: Grant[] = [{ role: "ADMINISTRATOR", scopeKind: "AREA", scopeId: M.foreign.area }];
  return { ...minimalActor("ADMINISTRATOR"), areaId: M.foreign.area, personId: M.foreign.person, grants };
}

/** What the holder of a role holds. */
export function grantOf(role: Role): Grant {
  const scopeKind = SCOPES[role];
  const scopes = {
    AREA: M.area,
    NEIGHBOURHOOD: M.neighbourhoods.own,
    STATION: M.stations.own,
    OUTLET: M.outlets.own,
  };
  return { role, scopeKind, scopeId: scopes[scopeKind] };
}
