import "server-only";
import { z } from "zod";
import { type Actor, holdsAnywhere } from "@/lib/people/actor";
import type { AnswerTemplate } from "@/lib/server/db";
import type { Verb } from "@/lib/server/perform";
import { found, refuse } from "@/lib/server/refusal";
import { hasGap } from "./desk-gaps";
import { OFFICE_ROLES } from "./policy";

/** Templates of one area at most. */
export const TEMPLATES_MOST = 50;

const saveInput = z.strictObject({
  title: z.string().trim().min(1).max(40),
  text: z.string().trim().min(4).max(2000).refine(hasGap, "cadre.templateNeedsGap"),
});
const dropInput = z.strictObject({ id: z.uuid() });

/** The offices of an area share their templates. */
export const keepsTemplates = (actor: Actor): boolean => holdsAnywhere(actor, OFFICE_ROLES);

/** A new template, or another text under a title that exists. Each has a gap, so that none can be sent as it is. */
export const saveTemplate: Verb<typeof saveInput, null, { id: string }> = {
  name: "cases.saveTemplate",
  input: saveInput,
  load: async () => null,
  allow: keepsTemplates,
  run: async ({ tx, actor, input, now }) => {
    const { areaId, personId } = actor;
    const { title, text } = input;
    const others = await tx.answerTemplate.count({ where: { areaId, title: { not: title } } });
    if (others >= TEMPLATES_MOST) refuse("cadre.templatesFull", { count: TEMPLATES_MOST }, "title");
    const { id } = await tx.answerTemplate.upsert({
      where: { areaId_title: { areaId, title } },
      create: { areaId, title, text, createdById: personId, createdAt: now },
      update: { text, createdById: personId },
      select: { id: true },
    });
    return { data: { id }, audit: { subject: "answerTemplate", subjectId: id } };
  },
};

export const dropTemplate: Verb<typeof dropInput, AnswerTemplate, { id: string }> = {
  name: "cases.dropTemplate",
  input: dropInput,
  load: async ({ tx, actor, input }) =>
    found(await tx.answerTemplate.findFirst({ where: { id: input.id, areaId: actor.areaId } })),
  allow: (actor, template) => keepsTemplates(actor) && template.areaId === actor.areaId,
  run: async ({ tx, subject }) => {
    await tx.answerTemplate.delete({ where: { id: subject.id } });
    return { data: { id: subject.id }, audit: { subject: "answerTemplate", subjectId: subject.id } };
  },
};
