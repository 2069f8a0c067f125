import type { Actor } from "@/lib/people/actor";

/** The rider's page: for whoever is signed in; people who are no riders read there how to become one. */
export const canOpenRiderPage = (actor: Actor): boolean => actor.personId !== null;
