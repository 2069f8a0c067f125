import { type Actor, type Grant, holds } from "./actor";

export const isSignedIn = (actor: Actor): boolean => actor.personId !== null;

/** A member of staff as policies see them. */
export interface StaffMember {
  readonly id: string;
  readonly areaId: string;
  readonly grants: readonly Grant[];
}

/** Who sees the list of staff: over the whole area, never in a part of it. */
export function canSeeStaff(actor: Actor): boolean {
  return holds(actor, ["ADMINISTRATOR", "SUBDISTRICT_CADRE"], { areaId: actor.areaId });
}

/**
 * Who may disable and enable whom: an administrator everybody in the area, a sub-district cadre those below the
 * sub-district's own. Never oneself, so that the last one can't lock the door from outside.
 */
export function canDisable(actor: Actor, member: StaffMember): boolean {
  if (!actor.personId || actor.personId === member.id) return false;
  const area = { areaId: member.areaId };
  if (holds(actor, "ADMINISTRATOR", area)) return true;
  const above = member.grants.some(({ role }) => role === "ADMINISTRATOR" || role === "SUBDISTRICT_CADRE");
  return holds(actor, "SUBDISTRICT_CADRE", area) && !above;
}
