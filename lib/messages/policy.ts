import type { Actor } from "@/lib/people/actor";

/** Whoever holds the key of the message's own link, within the area. */
export function canConfirm(actor: Actor, subscription: { readonly areaId: string } | null): boolean {
  return subscription !== null && subscription.areaId === actor.areaId;
}

/** Whose case it is, or who follows it: on the device where it was opened, or signed in. */
export function canStop(
  actor: Actor,
  subscription: {
    readonly areaId: string;
    readonly caseId: string;
    readonly followerId: string | null;
    readonly reporterId: string | null;
  },
): boolean {
  if (subscription.areaId !== actor.areaId) return false;
  if (actor.caseIds.includes(subscription.followerId ?? subscription.caseId)) return true;
  return (
    subscription.followerId === null && actor.personId !== null && actor.personId === subscription.reporterId
  );
}
