import "server-only";
import type { z } from "zod";
import type { Actor } from "@/lib/people/actor";
import type { LoadContext, Refused, RunContext, Verb } from "@/lib/server/perform";
import type { Limit } from "@/lib/server/rate-limit";
import { refuse } from "@/lib/server/refusal";
import { type Answers, type DraftPhoto, pathAfter, type Step, stepPath } from "./answers";
import { discard } from "./discarded-files";
import { type Draft, isSent, lockDraft, saveDraft, startDraft } from "./draft";
import { DRAFT_DAYS, newDraftToken } from "./draft-cookie";
import { writeLimits } from "./limits";
import { casePath } from "./reference";

/** What a step gives back to the browser: which draft, where to go, which stored files are no longer needed. */
export interface StepDone {
  readonly draftId: string;
  readonly next: string;
  readonly unneeded: readonly string[];
}

export interface StepChange {
  readonly answers: Answers;
  readonly photos?: readonly DraftPhoto[];
  readonly unneeded?: readonly string[];
  /** Go to a page beside the questions first. */
  readonly elsewhere?: string | undefined;
  /** Stay on the same question, e.g. to choose among buildings. */
  readonly stay?: boolean;
}

/** A "no" that keeps what was cleared away with it. */
type StepRefused = Omit<Refused, "audit">;

type StepSchema = z.ZodType<{ draft?: string | undefined; change?: "1" | undefined }>;

interface StepSpec<Schema extends StepSchema> {
  readonly step: Step;
  readonly name: string;
  readonly input: Schema;
  readonly limits?: (address: string, input: z.output<Schema>) => readonly Limit[];
  readonly prepare?: Verb<Schema, Draft | null, StepDone>["prepare"];
  /** Whether this begins a report where there is none yet; without it there must be one. */
  readonly begins?: (input: z.output<Schema>) => boolean;
  readonly answer: (
    context: RunContext<z.output<Schema>, Draft>,
  ) => Promise<StepChange | StepRefused> | StepChange;
}

/**
 * One question of the report as a verb. The first one begins the draft; the others need one. A report that was
 * sent already is not written again: its later pages lead to the case, its first page begins a new report.
 */
export function stepVerb<Schema extends StepSchema>(
  spec: StepSpec<Schema>,
): Verb<Schema, Draft | null, StepDone> {
  const begins = (input: z.output<Schema>) => spec.begins?.(input) ?? false;
  return {
    name: spec.name,
    input: spec.input,
    limits: (_actor, input, address) => (spec.limits ?? writeLimits)(address, input),
    ...(spec.prepare ? { prepare: spec.prepare } : {}),
    load: ({ tx, actor, input, now }) => lockDraft(tx, actor, input.draft, now),
    allow: canFillIn,
    run: async (context) => {
      const { tx, input, subject } = context;
      if (subject && isSent(subject) && !begins(input)) return sent(context, subject);
      const draft = subject && !isSent(subject) ? subject : await begin(begins(input), context);
      const audit = { subject: "reportDraft", subjectId: draft.id, detail: { step: spec.step } };
      const change = await spec.answer({ ...context, subject: draft });
      if ("refused" in change) return { ...change, audit };
      await saveDraft(tx, draft.id, change.answers, change.photos);
      const next = change.elsewhere
        ? change.elsewhere
        : change.stay
          ? pathOfSame(spec.step, input.change === "1")
          : pathAfter(spec.step, change.answers, input.change === "1");
      const unneeded = change.unneeded ?? [];
      await discard(tx, draft.areaId, unneeded, context.now);
      return { data: { draftId: draft.id, next, unneeded }, audit };
    },
  };
}

/** Only the first question begins a report; the others were answered too late. */
async function begin(
  begins: boolean,
  { tx, actor, input, now }: LoadContext<{ draft?: string | undefined }>,
): Promise<Draft> {
  const draft = begins
    ? ((await startDraft(tx, actor, input.draft, now)) ?? (await startDraft(tx, actor, newDraftToken(), now)))
    : null;
  return draft ?? refuse("report.gone", { days: DRAFT_DAYS });
}

/** Pure: a draft belongs to whoever holds its signed token, within the area. */
export function canFillIn(actor: Actor, draft: Draft | null): boolean {
  return draft === null || draft.areaId === actor.areaId;
}

async function sent(
  { tx }: LoadContext<unknown>,
  draft: Draft,
): Promise<{ data: StepDone; audit: { subject: string; subjectId: string } }> {
  const { joined } = draft.answers;
  const caseId = draft.caseId ?? "";
  const { reference } = joined
    ? { reference: joined }
    : await tx.case.findUniqueOrThrow({ where: { id: caseId }, select: { reference: true } });
  return {
    data: { draftId: draft.id, next: casePath(reference), unneeded: [] },
    audit: { subject: "case", subjectId: caseId },
  };
}

function pathOfSame(step: Step, change: boolean): string {
  return `${stepPath(step)}${change ? "?change=1" : ""}#again`;
}
