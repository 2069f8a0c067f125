import "server-only";
import { z } from "zod";
import type { Actor } from "@/lib/people/actor";
import { worksAtDesk } from "@/lib/people/rooms";
import type { SavedView } from "@/lib/server/db";
import type { Verb } from "@/lib/server/perform";
import { found, refuse } from "@/lib/server/refusal";
import { filterQuery, readFilters } from "./desk-filters";

/** Views that one person keeps at most. */
export const VIEWS_MOST = 20;
const query = z.string().max(500).default("");

const saveInput = z.strictObject({ name: z.string().trim().min(1).max(30), query });
const dropInput = z.strictObject({ id: z.uuid(), from: query });

const NOBODY = "00000000-0000-0000-0000-000000000000";
const own = (actor: Actor) => actor.personId !== null && worksAtDesk(actor);

/** Keeps the list's filters under a name; the same name again replaces the view. */
export const saveView: Verb<typeof saveInput, null, { query: string }> = {
  name: "cases.saveView",
  input: saveInput,
  load: async () => null,
  allow: own,
  run: async ({ tx, actor, input, now }) => {
    const { areaId, personId } = actor;
    if (!personId) refuse("errors.denied");
    // Only filters that we know are kept, whatever the form carries.
    const kept = filterQuery(readFilters(Object.fromEntries(new URLSearchParams(input.query))));
    const others = await tx.savedView.count({ where: { personId, name: { not: input.name } } });
    if (others >= VIEWS_MOST) refuse("cadre.viewsFull", { count: VIEWS_MOST }, "name");
    const { id } = await tx.savedView.upsert({
      where: { personId_name: { personId, name: input.name } },
      create: { areaId, personId, name: input.name, query: kept, createdAt: now },
      update: { query: kept },
      select: { id: true },
    });
    return { data: { query: kept }, audit: { subject: "savedView", subjectId: id } };
  },
};

export const dropView: Verb<typeof dropInput, SavedView, { query: string }> = {
  name: "cases.dropView",
  input: dropInput,
  load: async ({ tx, actor, input }) =>
    found(
      await tx.savedView.findFirst({
        where: { id: input.id, areaId: actor.areaId, personId: actor.personId ?? NOBODY },
      }),
    ),
  allow: (actor, view) => own(actor) && view.personId === actor.personId,
  run: async ({ tx, input, subject }) => {
    await tx.savedView.delete({ where: { id: subject.id } });
    return { data: { query: input.from }, audit: { subject: "savedView", subjectId: subject.id } };
  },
};
