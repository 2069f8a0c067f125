import "server-only";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import type { Actor } from "@/lib/people/actor";
import { signInFor } from "@/lib/people/own-path";
import { currentActor } from "./actor";

/** Why a page can't be shown: thrown by what a page calls, turned into a page of its own by `answered` in `app`. */
export class NoPage extends Error {
  constructor(readonly status: 403 | 404) {
    super(status === 403 ? "not for this person" : "there is nothing here");
  }
}

/** The door of a page: who is it, may they be in this room at all. What they see is filtered by the queries. */
export async function enter(allow: (actor: Actor) => boolean, path: string): Promise<Actor> {
  await headers();
  const actor = await currentActor();
  if (allow(actor)) return actor;
  if (!actor.personId) redirect(signInFor(path));
  throw new NoPage(403);
}

/**
 * What the page is about isn't there, or not for this person: they can't tell which. Next's own `notFound` leaves
 * the page blank until scripts have run.
 */
export function absent(): never {
  throw new NoPage(404);
}

/** Policy of pages that are for everybody. */
export const anybody = (_actor: Actor): boolean => true;
