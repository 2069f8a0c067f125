import "server-only";
import { z } from "zod";
import type { Actor } from "@/lib/people/actor";
import { db } from "@/lib/server/db";
import { NotFound, refuse } from "@/lib/server/refusal";
import { readStored } from "@/lib/server/storage";
import type { DraftPhoto } from "./answers";
import { coverPath } from "./cover-path";
import { findDraft } from "./draft";
import { readDraftToken } from "./draft-cookie";
import { coverLimits } from "./limits";
import { coverPhoto } from "./photo-cover";
import { COLUMNS, covered, PARTS } from "./photo-grid";
import { keepPhoto, type ReadyPhoto, readyPhoto } from "./photo-input";
import { stepVerb } from "./report-step";
import { stepFields } from "./schema";

const columns = z
  .enum([`${COLUMNS.normal}`, `${COLUMNS.large}`])
  .transform((typed) => (typed === `${COLUMNS.large}` ? COLUMNS.large : COLUMNS.normal));

export const coverInput = z.strictObject({
  ...stepFields,
  /** SHA-256 of the photo, as the page shows it. */
  photo: z.string().regex(/^[0-9a-f]{64}$/),
  part: z.enum(PARTS),
  columns,
  cell: z.array(z.coerce.number().int().min(0).max(200)).max(200).default([]),
  /** Made before the transaction, never taken from outside. */
  copy: z.custom<ReadyPhoto>(() => false).optional(),
});

/** Covers parts of a photo before it is sent: a new copy takes its place, and the old one goes. */
export const coverParts = stepVerb({
  step: "photo",
  name: "cases.coverParts",
  input: coverInput,
  limits: coverLimits,
  prepare: async (input, by) => {
    if (input.cell.length === 0) return input;
    const old = await photoOf(by.actor, input, by.now);
    const stored = old && (await readStored(old.key).catch(goneMeanwhile));
    if (!stored) return input;
    const copy = await coverPhoto(stored, covered(old, input.part, input.columns, input.cell));
    return { ...input, copy: await readyPhoto(copy, by) };
  },
  answer: async ({ tx, input, subject }) => {
    if (input.cell.length === 0) refuse("report.cover.none", {}, "cell");
    const at = subject.photos.findIndex(({ sha256 }) => sha256 === input.photo);
    const old = subject.photos[at];
    if (!old || !input.copy) refuse("report.cover.gone");
    const kept = await keepPhoto(tx, input.copy);
    // Under the name it came with, or else a late repeat of that upload would bring the uncovered one back.
    const copy = old.source === undefined ? kept : { ...kept, source: old.source };
    const elsewhere = coverPath({ photo: kept.sha256, part: input.part, change: input.change, done: true });
    return {
      answers: subject.answers,
      photos: subject.photos.with(at, copy),
      unneeded: [old.key],
      elsewhere,
    };
  },
});

async function photoOf(
  actor: Actor,
  { draft: token, photo }: z.output<typeof coverInput>,
  now: Date,
): Promise<DraftPhoto | undefined> {
  const id = readDraftToken(token);
  const draft = id ? await findDraft(db(), actor, id, now) : null;
  return draft?.photos.find(({ sha256 }) => sha256 === photo);
}

/** Covered or removed by another click. */
function goneMeanwhile(error: unknown): null {
  if (error instanceof NotFound) return null;
  throw error;
}
