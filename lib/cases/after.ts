import "server-only";
import { addCaseId, dropCaseIds } from "@/lib/server/case-keys";
import { db } from "@/lib/server/db";
import { resetLimit } from "@/lib/server/rate-limit";
import { removeDiscarded } from "./discarded-files";
import { dropDraftCookie, readDraftCookie, writeDraftCookie } from "./draft-cookie";
import type { Filed } from "./filing";
import type { Opened } from "./follow-verbs";
import type { Joined } from "./join";
import { digitLimits } from "./limits";
import type { Arrived } from "./photo-pieces";
import type { KeptHere } from "./put-away";
import type { StepDone } from "./report-step";

/** Effects on browser and file store once a step has been committed. */
export async function afterStep({ draftId, unneeded }: StepDone): Promise<void> {
  await writeDraftCookie(draftId);
  await removeDiscarded(unneeded);
}

/**
 * The device that began a report with a photo goes on with it, also when the answer that said so was lost; but pieces
 * that still come in do not lead it away from another report that it has begun meanwhile.
 */
export async function afterPiece({ draftId, begun }: Arrived): Promise<void> {
  if (draftId && (begun || !(await readDraftCookie()))) await writeDraftCookie(draftId);
}

/** The device that filed a case may follow it. */
export async function afterFiling({ id }: Filed): Promise<void> {
  await addCaseId(id);
}

/** The device that joined a case may follow it; the photos of the draft are needed no more. */
export async function afterJoining({ id, unneeded }: Joined): Promise<void> {
  await addCaseId(id);
  await removeDiscarded(unneeded);
}

/** The device that knew the digits may follow the case, and its earlier slips are forgotten. */
export async function afterOpening({ id, reference }: Opened): Promise<void> {
  await addCaseId(id);
  await Promise.all(digitLimits(reference).map((limit) => resetLimit(limit)));
}

/** The device opens them no more, nor names the reference of the one sent last; a report half filled in stays. */
export async function afterPuttingAway(kept: readonly KeptHere[]): Promise<void> {
  await dropCaseIds(kept.map(({ id }) => id));
  const draft = await readDraftCookie();
  const submissions = kept.map(({ submissionId }) => submissionId);
  const where = { id: draft ?? "", submissionId: { in: submissions } };
  if (draft && (await db().reportDraft.count({ where })) > 0) await dropDraftCookie();
}
