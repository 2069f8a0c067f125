import type { Actor } from "@/lib/people/actor";

/** Whether the device was set up to show a station's codes; which one's the query filters. */
export const showsCodes = (actor: Actor): boolean => actor.screen !== null;

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

export interface QueueSubject {
  /** Null: the person is no rider. */
  readonly rider: { readonly id: string; readonly areaId: string } | null;
  /** Whose queue it says to be, and whose the actor's is. */
  readonly owner: string;
  readonly own: string | null;
}

/** A rider sends in the taps of their own queue, and not what somebody else left in the same phone. */
export function canSync(actor: Actor, { rider, owner, own }: QueueSubject): boolean {
  return (
    actor.riderId !== null &&
    rider !== null &&
    rider.id === actor.riderId &&
    rider.areaId === actor.areaId &&
    own !== null &&
    owner === own
  );
}

/**
 * Whether there are own check-ins to list. A named check-in is whereabouts: only its rider sees it. No role opens
 * it, neither the outlet's nor an office's; they see counts per station.
 */
export const canListOwn = (actor: Actor): boolean => actor.riderId !== null;
