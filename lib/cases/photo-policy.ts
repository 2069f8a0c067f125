import type { Actor } from "@/lib/people/actor";
import { type CaseRecord, canSeeCase, canSeeNotes } from "./policy";

/** Who may see a photo: whoever sees its case; one that belongs to an internal note only those who read notes. */
export function canSeePhoto(
  actor: Actor,
  photo: { readonly event: { readonly isPublic: boolean } | null; readonly case: CaseRecord },
): boolean {
  const internal = photo.event?.isPublic === false;
  return canSeeCase(actor, photo.case) && (!internal || canSeeNotes(actor, photo.case));
}
