import "server-only";
import { z } from "zod";
import type { Actor } from "@/lib/people/actor";
import { db, type Tx } from "@/lib/server/db";
import type { Verb } from "@/lib/server/perform";
import { refuse } from "@/lib/server/refusal";
import { type Draft, findDraft, isSent, lockDraft, startDraft } from "./draft";
import { DRAFT_DAYS, readDraftToken } from "./draft-cookie";
import { pieceLimits } from "./limits";
import { PHOTO_MAX_MB, PHOTOS_MAX, PIECE_MAX } from "./photo-limits";
import { refuseForeign, refuseTooBig } from "./photos";
import { canFillIn } from "./report-step";
import { stepFields } from "./schema";

/** Name of a photo on its way; see `components/cases/report-send`. */
export const uploadName = z.string().regex(/^[0-9a-z]{1,40}$/);

const bytes = z.coerce
  .number()
  .int()
  .min(0)
  .max(PHOTO_MAX_MB * 1024 * 1024, "report.photo.tooBig");

export const pieceInput = z.strictObject({
  draft: stepFields.draft,
  upload: uploadName,
  /** Bytes before this piece. */
  at: bytes,
  /** Left out: only asks how much is there. */
  piece: z.instanceof(Blob).optional(),
});

export interface Arrived {
  /** Null: nobody has begun this report yet. */
  readonly draftId: string | null;
  /** It began with this piece. */
  readonly begun: boolean;
  /** Bytes that are there; the next piece begins with the one after them. */
  readonly have: number;
  /** The photo is in the draft already. */
  readonly done: boolean;
}

/**
 * One piece of a photo. A line that breaks every few seconds never carries a whole photo, but it carries pieces. One
 * that does not begin where the others end changes nothing: the answer says where to go on. The first piece of all
 * begins the report.
 */
export const addPiece: Verb<typeof pieceInput, Draft | null, Arrived> = {
  name: "cases.addPiece",
  input: pieceInput,
  limits: (_actor, { at, piece }, address) => pieceLimits(address, at === 0 && Boolean(piece?.size)),
  load: ({ tx, actor, input, now }) => lockDraft(tx, actor, input.draft, now),
  allow: canFillIn,
  run: async ({ tx, actor, input, subject, now }) => {
    const { upload, at, piece } = input;
    const begun = subject === null;
    // Only the head of a photo begins a report; it is what counts against the limit.
    if (begun && (at > 0 || !piece?.size) && readDraftToken(input.draft))
      return { data: { draftId: null, begun: false, have: 0, done: false }, audit: null };
    const known = subject ?? (await startDraft(tx, actor, input.draft, now));
    const draft = known && !isSent(known) ? known : refuse("report.gone", { days: DRAFT_DAYS });
    const { id: draftId } = draft;
    if (draft.photos.some(({ source }) => source === upload))
      return { data: { draftId, begun, have: at, done: true }, audit: null };
    if (draft.photos.length >= PHOTOS_MAX) refuse("report.photo.tooMany", { max: PHOTOS_MAX }, "photo");
    const have = await arrived(tx, draftId, upload);
    if (!piece || piece.size === 0 || at !== have)
      return { data: { draftId, begun, have, done: false }, audit: null };
    if (piece.size > PIECE_MAX) refuse("errors.invalid");
    refuseTooBig(have + piece.size);
    const content = new Uint8Array(await piece.arrayBuffer());
    if (have === 0) {
      await refuseForeign(content);
      await forgetOldest(tx, draftId);
    }
    const own = { areaId: draft.areaId, draftId };
    await tx.photoPiece.create({ data: { ...own, upload, at, bytes: content, createdAt: now } });
    // Its beginning is on record, and its end is with `addPhoto`; a bad line would add some twenty entries in between.
    const data = { draftId, begun, have: have + content.length, done: false };
    return have > 0
      ? { data, audit: null }
      : { data, audit: { subject: "reportDraft", subjectId: draftId, detail: { at } } };
  },
};

async function arrived(tx: Tx, draftId: string, upload: string): Promise<number> {
  const last = await tx.$queryRaw<{ have: number }[]>`
    SELECT ("at" + length("bytes"))::int AS "have" FROM "PhotoPiece"
    WHERE "draftId" = ${draftId}::uuid AND "upload" = ${upload} ORDER BY "at" DESC LIMIT 1`;
  return last[0]?.have ?? 0;
}

/** Room for one more: a draft keeps no more unfinished photos than it may have photos. */
async function forgetOldest(tx: Tx, draftId: string): Promise<void> {
  const uploads = await tx.photoPiece.groupBy({
    by: ["upload"],
    where: { draftId },
    _max: { createdAt: true },
    orderBy: { _max: { createdAt: "desc" } },
  });
  const old = uploads.slice(PHOTOS_MAX - 1).map(({ upload }) => upload);
  if (old.length > 0) await forgetPieces(tx, draftId, old);
}

/** The pieces of a photo put together, or null when there are none in this draft. Refuses when one is missing. */
export async function wholeOfPieces(
  actor: Actor,
  token: string | undefined,
  upload: string,
  now: Date,
): Promise<Blob | null> {
  const id = readDraftToken(token);
  const draft = id ? await findDraft(db(), actor, id, now) : null;
  if (!draft) return null;
  const pieces = await db().photoPiece.findMany({
    where: { draftId: draft.id, upload },
    select: { at: true, bytes: true },
    orderBy: { at: "asc" },
  });
  let have = 0;
  for (const { at, bytes } of pieces) {
    if (at !== have) refuse("report.photo.unreadable", {}, "photo");
    have += bytes.length;
  }
  return have > 0 ? new Blob(pieces.map((piece) => new Uint8Array(piece.bytes))) : null;
}

/** Photos of a draft that stopped half way. */
export async function unfinishedPhotos(draftId: string): Promise<number> {
  return (await db().photoPiece.groupBy({ by: ["upload"], where: { draftId } })).length;
}

/** The photo is whole, or given up. */
export async function forgetPieces(tx: Tx, draftId: string, uploads: readonly string[]): Promise<void> {
  await tx.photoPiece.deleteMany({ where: { draftId, upload: { in: [...uploads] } } });
}

/** For how long a photo that stopped half way is kept. */
const HOURS = 6;

/** Clears away photos of which nothing has come for hours, each as a whole. */
export async function sweepPieces(now: Date): Promise<void> {
  const since = new Date(now.getTime() - HOURS * 3_600_000);
  await db().$executeRaw`
    DELETE FROM "PhotoPiece" AS "piece" WHERE "piece"."createdAt" < ${since}::timestamptz AND NOT EXISTS (
      SELECT FROM "PhotoPiece" AS "later" WHERE "later"."draftId" = "piece"."draftId"
        AND "later"."upload" = "piece"."upload" AND "later"."createdAt" >= ${since}::timestamptz)`;
}
