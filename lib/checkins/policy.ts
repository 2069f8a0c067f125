import type { Actor } from "@/lib/people/actor";

export interface CheckInSubject {
  /** Null: the person is no rider. */
  readonly rider: { readonly id: string; readonly areaId: string; readonly employed: boolean } | null;
  readonly station: { readonly areaId: string };
}

/** A rider checks in for themselves, in their own area, while they work for an outlet there. */
export function canCheckIn(actor: Actor, { rider, station }: CheckInSubject): boolean {
  return (
    actor.riderId !== null &&
    rider !== null &&
    rider.id === actor.riderId &&
    rider.employed &&
    rider.areaId === actor.areaId &&
    station.areaId === actor.areaId
  );
}

/**
 * A named check-in is whereabouts: only the rider sees it. No role opens it, neither the outlet's nor an office's;
 * they see counts per station.
 */
export function canSeeCheckIn(
  actor: Actor,
  checkIn: { readonly riderId: string; readonly areaId: string },
): boolean {
  return actor.riderId !== null && actor.riderId === checkIn.riderId && actor.areaId === checkIn.areaId;
}

/** Whether there is a list of own check-ins to ask for at all. */
export const canListOwn = (actor: Actor): boolean => actor.riderId !== null;
