import "server-only";
import { z } from "zod";
import type { Actor } from "@/lib/people/actor";
import type { Prisma, Tx } from "@/lib/server/db";
import { type Answers, answersSchema, type DraftPhoto, draftPhotoSchema } from "./answers";
import { DRAFT_DAYS, readDraftToken } from "./draft-cookie";

/** A report being filled in. */
export interface Draft {
  readonly id: string;
  readonly areaId: string;
  readonly submissionId: string;
  readonly answers: Answers;
  readonly photos: readonly DraftPhoto[];
  /** Set once it was sent. */
  readonly caseId: string | null;
  readonly begunAt: Date;
}

const DAY = 86_400_000;

/**
 * The draft of a form's token, locked until the transaction ends, so that two clicks come one after the other.
 * Null when the token is not ours, or the draft is of another area or expired.
 */
export async function lockDraft(
  tx: Tx,
  actor: Actor,
  token: string | undefined,
  now: Date,
): Promise<Draft | null> {
  const id = readDraftToken(token);
  if (!id) return null;
  await tx.$queryRaw`SELECT "id" FROM "ReportDraft" WHERE "id" = ${id}::uuid FOR UPDATE`;
  return findDraft(tx, actor, id, now);
}

/** The draft with this id, of the actor's area and not expired, or null. */
export async function findDraft(tx: Tx, actor: Actor, id: string, now: Date): Promise<Draft | null> {
  const row = await tx.reportDraft.findFirst({ where: { id, areaId: actor.areaId, expiresAt: { gt: now } } });
  return row && toDraft(row);
}

/**
 * The draft of a form's token, begun unless it is there already: pages make the token before there is a draft, so that
 * what is sent twice begins one report. It lives seven days. Null when that report is over, or the token is not ours.
 */
export async function startDraft(
  tx: Tx,
  actor: Actor,
  token: string | undefined,
  now: Date,
): Promise<Draft | null> {
  const id = readDraftToken(token);
  if (!id) return null;
  const expiresAt = new Date(now.getTime() + DRAFT_DAYS * DAY);
  const row = { id, areaId: actor.areaId, createdAt: now, expiresAt };
  await tx.reportDraft.createMany({ data: row, skipDuplicates: true });
  const draft = await lockDraft(tx, actor, token, now);
  return draft && !isSent(draft) ? draft : null;
}

/** Filed, or an open case joined in its place. */
export const isSent = (draft: Draft): boolean => draft.caseId !== null || draft.answers.joined !== undefined;

/** Keeps the answers so far, and the photos when they changed. */
export async function saveDraft(
  tx: Tx,
  id: string,
  answers: Answers,
  photos?: readonly DraftPhoto[],
): Promise<void> {
  const data: Prisma.ReportDraftUpdateManyMutationInput = { data: answers as Prisma.InputJsonObject };
  if (photos) data.photos = photos.map((photo) => ({ ...photo }));
  await tx.reportDraft.updateMany({ where: { id }, data });
}

/** After sending only the link to the case stays, so that a second click finds it. */
export async function closeDraft(tx: Tx, id: string, caseId: string): Promise<void> {
  await tx.reportDraft.updateMany({ where: { id }, data: { caseId, data: {}, photos: [] } });
  await forgetUnfinished(tx, id);
}

/** Photos that stopped half way go when nobody will go on with them. */
export async function forgetUnfinished(tx: Tx, draftId: string): Promise<void> {
  await tx.photoPiece.deleteMany({ where: { draftId } });
}

interface Row {
  readonly id: string;
  readonly areaId: string;
  readonly submissionId: string;
  readonly data: unknown;
  readonly photos: unknown;
  readonly caseId: string | null;
  readonly createdAt: Date;
}

function toDraft({ id, areaId, submissionId, data, photos, caseId, createdAt }: Row): Draft {
  // Answers kept by an older version that no longer fit are asked again.
  const answers = answersSchema.safeParse(data).data ?? {};
  return { id, areaId, submissionId, answers, photos: readPhotos(photos), caseId, begunAt: createdAt };
}

/** Photos of a stored draft; none when they cannot be read. */
export function readPhotos(photos: unknown): DraftPhoto[] {
  return z.array(draftPhotoSchema).safeParse(photos).data ?? [];
}
