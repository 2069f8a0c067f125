import { z } from "zod";

/** The six questions of a report, in order; each has its own page. */
export const STEPS = ["photo", "what", "where", "tell", "contact", "check"] as const;
export type Step = (typeof STEPS)[number];

/** Answers so far, as kept in the draft. A question whose key is missing has not been answered. */
export const answersSchema = z.object({
  /** `share`: neighbours who report the same may see the photos. */
  photo: z.object({ seen: z.literal(true), share: z.boolean().optional() }).optional(),
  what: z.object({ category: z.string() }).optional(),
  where: z
    .object({
      /** False while a building is still being looked for. */
      settled: z.boolean(),
      /** The station from whose page or poster the report was begun. */
      stationId: z.uuid().nullable(),
      /** `station`, or the id of a neighbourhood; null before the first answer. */
      place: z.string().nullable(),
      query: z.string(),
      buildingId: z.uuid().nullable(),
      entrance: z.int().nullable(),
      note: z.string(),
    })
    .optional(),
  tell: z
    .object({
      text: z.string(),
      /** Calendar day in the area's zone, or empty. */
      occurredOn: z.string(),
      /** `company:<id>`, `outlet:<id>` or empty. */
      about: z.string(),
      rider: z.string().default(""),
      /** False: words of danger were read, and the numbers to call first have been shown but not answered. */
      calm: z.boolean().default(true),
    })
    .optional(),
  contact: z
    .object({
      phone: z.string().nullable(),
      name: z.string(),
      hideName: z.boolean(),
      email: z.string().nullable().default(null),
      /** News of the case wanted, by text message or e-mail. */
      messages: z.boolean().default(false),
    })
    .optional(),
  /** Instead of filing, an open case was joined: the person's own reference. Nothing else is kept then. */
  joined: z.string().optional(),
});
export type Answers = z.output<typeof answersSchema>;
export type Whereabouts = NonNullable<Answers["where"]>;

/** One photo of a draft, already in the file store. */
export const draftPhotoSchema = z.object({
  key: z.string(),
  width: z.int(),
  height: z.int(),
  bytes: z.int(),
  sha256: z.string(),
  /** Name under which it came in pieces: the same upload repeated is known again. */
  source: z.string().optional(),
});
export type DraftPhoto = z.output<typeof draftPhotoSchema>;

export function stepPath(step: Step): string {
  return step === STEPS[0] ? "/report" : `/report/${step}`;
}

export function stepBefore(step: Step): Step | null {
  return STEPS[STEPS.indexOf(step) - 1] ?? null;
}

/** The first question that still wants an answer; `check` when all have one. */
export function firstOpenStep(answers: Answers): Step {
  return STEPS.find((step) => step !== "check" && !isAnswered(step, answers)) ?? "check";
}

/** Where to go after `step`: back to the check page when it was opened by "change", else to the next question. */
export function pathAfter(step: Step, answers: Answers, change: boolean): string {
  const open = firstOpenStep(answers);
  if (change || open === "check") return stepPath(open);
  const next = STEPS[STEPS.indexOf(step) + 1] ?? "check";
  return stepPath(STEPS.indexOf(next) <= STEPS.indexOf(open) ? next : open);
}

/** The page to show instead of `step` when an earlier question is still open; null when it may be shown. */
export function detour(step: Step, answers: Answers): string | null {
  const open = firstOpenStep(answers);
  return STEPS.indexOf(step) > STEPS.indexOf(open) ? stepPath(open) : null;
}

function isAnswered(step: Exclude<Step, "check">, answers: Answers): boolean {
  if (step === "where") return answers.where?.settled === true;
  if (step === "tell") return answers.tell?.calm === true;
  return answers[step] !== undefined;
}
