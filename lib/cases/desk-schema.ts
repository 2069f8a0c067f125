import { z } from "zod";
import { hasGap } from "./desk-gaps";
import { OUTCOMES } from "./rules";
import { photoField } from "./schema";

/** Which case, as it stood on the page, and the list's filters to return to. */
const base = {
  id: z.uuid(),
  /** The version that the form was made for. */
  version: z.coerce.number().int().positive(),
  /** Moment of the newest entry that the page showed; comes back with a refusal, so that what is new can be told. */
  seen: z.coerce.number().int().nonnegative().optional(),
  /** Query string of the list; only ever used behind our own path. */
  from: z.string().max(500).default(""),
};

const TEXT_MAX = 2000;
const optionalText = z.string().trim().max(TEXT_MAX).default("");
const text = z.string().trim().min(1).max(TEXT_MAX);
/** A sentence that somebody else must be able to understand. */
const reason = z.string().trim().min(4).max(TEXT_MAX);
/** What the person reads must not have a template's gaps left in it. */
const filled = <Schema extends z.ZodString>(schema: Schema) =>
  schema.refine((value) => !hasGap(value), "cadre.fillGaps");
const day = z.iso.date();

export const acceptInput = z.strictObject(base);
export const assignInput = z.strictObject({ ...base, assigneeId: z.uuid() });
export const dispatchInput = z.strictObject({
  ...base,
  outletId: z.uuid(),
  dueOn: day,
  dueReason: reason,
  instruction: optionalText,
});
export const declineInput = z.strictObject({ ...base, reason });
/** Of what the person reads; they see the photo too. */
export const answerInput = z.strictObject({ ...base, text: filled(text), photo: photoField });
export const noteInput = z.strictObject({ ...base, text });
/** The number on the pass; empty: it is not known (any more) which rider. */
export const nameRiderInput = z.strictObject({ ...base, rider: z.string().trim().max(40).default("") });
export const handleInput = z.strictObject({ ...base, text: filled(reason), photo: photoField });
export const verifyInput = z.strictObject({ ...base, text: optionalText });
export const sendBackInput = z.strictObject({
  ...base,
  reason,
  /** Empty when the office answered itself: then there is no outlet to set a limit for. */
  dueOn: day.or(z.literal("")).default(""),
});
export const closeInput = z.strictObject({
  ...base,
  outcome: z.enum(OUTCOMES.close),
  reason: filled(reason),
});
export const refuseInput = z.strictObject({ ...base, reason });
export const withdrawInput = z.strictObject({ ...base, reason });
/** Why it begins again; the person reads it. */
export const reopenInput = z.strictObject({ ...base, reason: filled(reason) });
export const handOffInput = z.strictObject({ ...base, neighbourhoodId: z.uuid(), reason });
export const pauseInput = z.strictObject({ ...base, question: filled(reason) });
export const resumeInput = z.strictObject({ ...base, reason });
export const showContactInput = z.strictObject({ id: z.uuid() });

/** Fields that every move carries; for verbs of other domains that move a case. */
export const moveFields = base;
