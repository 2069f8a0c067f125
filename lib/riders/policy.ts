import type { Actor } from "@/lib/people/actor";

/** A rider's own page: for enrolled riders; other people read how to become one. */
export const canOpenRiderPage = (actor: Actor): boolean => actor.personId !== null;

export const isRider = (actor: Actor): boolean => actor.riderId !== null;

/** Pass, group and outlet of one rider: the rider alone. Verifying passes at a gate is not this page. */
export function canSeeRider(actor: Actor, rider: { readonly id: string; readonly areaId: string }): boolean {
  return actor.riderId !== null && actor.riderId === rider.id && actor.areaId === rider.areaId;
}
