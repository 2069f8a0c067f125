import "server-only";
import { headers } from "next/headers";
import { forbidden, redirect } from "next/navigation";
import type { Actor } from "@/lib/people/actor";
import { currentActor } from "./actor";

/** The door of a page: who is it, may they be in this room at all. What they see is filtered by the queries. */
export async function enter(allow: (actor: Actor) => boolean, path: string): Promise<Actor> {
  await headers();
  const actor = await currentActor();
  if (allow(actor)) return actor;
  if (!actor.personId) redirect(`/sign-in?next=${encodeURIComponent(path)}`);
  forbidden();
}

/** Policy of pages that are for everybody. */
export const anybody = (_actor: Actor): boolean => true;
