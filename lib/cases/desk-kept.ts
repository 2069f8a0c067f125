import "server-only";
import type { Actor } from "@/lib/people/actor";
import { db } from "@/lib/server/db";
import { keepsTemplates, TEMPLATES_MOST } from "./desk-template-verbs";
import { VIEWS_MOST } from "./desk-view-verbs";

export interface KeptView {
  readonly id: string;
  readonly name: string;
  readonly query: string;
}

/** The actor's own saved views, by name. */
export async function savedViews({ areaId, personId }: Actor): Promise<KeptView[]> {
  if (!personId) return [];
  return db().savedView.findMany({
    where: { areaId, personId },
    select: { id: true, name: true, query: true },
    orderBy: { name: "asc" },
    take: VIEWS_MOST,
  });
}

export interface Template {
  readonly id: string;
  readonly title: string;
  readonly text: string;
}

/** The answer templates of the actor's offices. */
export async function answerTemplates(actor: Actor): Promise<Template[]> {
  if (!keepsTemplates(actor)) return [];
  return db().answerTemplate.findMany({
    where: { areaId: actor.areaId },
    select: { id: true, title: true, text: true },
    orderBy: { title: "asc" },
    take: TEMPLATES_MOST,
  });
}
