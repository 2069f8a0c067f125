import "server-only";
import { hashOfKey, keyOfSubmission } from "@/lib/server/case-keys";
import type { Prisma, Tx } from "@/lib/server/db";
import type { RunContext, Verb } from "@/lib/server/perform";
import { refuse } from "@/lib/server/refusal";
import { translator } from "@/lib/text/translator";
import { type Answers, firstOpenStep } from "./answers";
import { closeDraft, type Draft, lockDraft } from "./draft";
import { DRAFT_DAYS } from "./draft-cookie";
import { fileLimits } from "./limits";
import { calendarFor } from "./record";
import { newReference } from "./reference";
import { bodyOf, categoryByCode, neighbourhoodOf, riderMeant } from "./report-places";
import { canFillIn } from "./report-step";
import { due } from "./rules";
import { fileInput } from "./schema";
import { subscribe } from "./subscriptions";
import { placeNoteOf } from "./whereabouts";

export interface Filed {
  readonly id: string;
  readonly reference: string;
  readonly draftId: string;
}

/** 6. Send: the draft becomes a case, exactly once however often it is sent. */
export const fileReport: Verb<typeof fileInput, Draft | null, Filed> = {
  name: "cases.file",
  input: fileInput,
  limits: (_actor, _input, address) => fileLimits(address),
  load: ({ tx, actor, input, now }) => lockDraft(tx, actor, input.draft, now),
  allow: canFillIn,
  run: async (context) => {
    const draft = context.subject ?? refuse("report.gone", { days: DRAFT_DAYS });
    const known = draft.caseId ? await caseOf(context.tx, draft) : null;
    const filed = known ?? (await fileCase(context, draft));
    return {
      data: { ...filed, draftId: draft.id },
      audit: { subject: "case", subjectId: filed.id, detail: { again: known !== null } },
    };
  },
};

function caseOf(tx: Tx, { areaId, submissionId }: Draft) {
  return tx.case.findFirst({ where: { areaId, submissionId }, select: { id: true, reference: true } });
}

type Context = Pick<RunContext<unknown, unknown>, "tx" | "actor" | "now">;

async function fileCase(context: Context, draft: Draft): Promise<{ id: string; reference: string }> {
  const { tx, actor, now } = context;
  const data = await caseData(context, draft.answers);
  const filed = await insertCase(tx, {
    ...data,
    areaId: actor.areaId,
    submissionId: draft.submissionId,
    keyHash: hashOfKey(keyOfSubmission(draft.submissionId)),
    filedAt: now,
    updatedAt: now,
  });
  const { contact } = draft.answers;
  if (contact?.messages) {
    const { phone, email } = contact;
    const wish = { areaId: actor.areaId, caseId: filed.id, followerId: null, phone, email };
    await subscribe(tx, { ...wish, locale: actor.locale }, now);
  }
  const event = await tx.caseEvent.create({
    data: { areaId: actor.areaId, caseId: filed.id, at: now, kind: "FILED", actorId: actor.personId },
    select: { id: true },
  });
  await tx.casePhoto.createMany({
    data: draft.photos.map(({ key, source: _source, ...photo }) => ({
      ...photo,
      areaId: actor.areaId,
      caseId: filed.id,
      eventId: event.id,
      storageKey: key,
      mediaType: "image/jpeg",
      createdAt: now,
    })),
  });
  await closeDraft(tx, draft.id, filed.id);
  return filed;
}

/** The answers, checked once more against what exists in the area now. */
async function caseData({ tx, actor, now }: Context, answers: Answers) {
  const { what, where, tell, contact } = answers;
  if (firstOpenStep(answers) !== "check" || !what || !where || !tell || !contact) refuse("report.unfinished");
  const category = (await categoryByCode(tx, actor, what.category)) ?? refuse("report.what.choose");
  const neighbourhoodId = (await neighbourhoodOf(tx, actor, where)) ?? refuse("report.where.choose");
  const building = where.buildingId
    ? await tx.building.findFirst({
        where: { id: where.buildingId, neighbourhoodId },
        select: { id: true, entrances: { where: { number: where.entrance ?? -1 }, select: { id: true } } },
      })
    : null;
  const body = await bodyOf(tx, actor, tell.about);
  const t = translator("zh-CN");
  return {
    kind: category.kind,
    categoryId: category.id,
    neighbourhoodId,
    buildingId: building?.id ?? null,
    entranceId: building?.entrances[0]?.id ?? null,
    stationId: where.place === "station" ? where.stationId : null,
    placeNote: placeNoteOf(where, (number) => t("report.where.entranceNo", { number })),
    ...body,
    // A request is the rider's own. Whom a complaint or a praise is about stays open unless it was clearly said.
    ...(category.kind === "REQUEST"
      ? { riderId: actor.riderId }
      : { riderId: await riderMeant(tx, actor, tell.rider, body, now), riderSaid: tell.rider }),
    text: tell.text,
    occurredOn: tell.occurredOn ? new Date(`${tell.occurredOn}T00:00:00Z`) : null,
    reporterId: actor.personId,
    contactName: contact.name,
    contactPhone: contact.phone,
    hideName: contact.hideName,
    sharePhotos: answers.photo?.share === true,
    dueAt: due(now, category.answerDays, await calendarFor(tx, actor.areaId)),
  };
}

const TRIES = 5;

/** Inserts under a new reference; one that is taken (once in milliards) is drawn again without failing. */
export async function insertCase(
  tx: Tx,
  data: Omit<Prisma.CaseCreateManyInput, "reference">,
  draw: () => string = newReference,
): Promise<{ id: string; reference: string }> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const [row] = await tx.case.createManyAndReturn({
      data: { ...data, reference: draw() },
      skipDuplicates: true,
      select: { id: true, reference: true },
    });
    if (row) return row;
  }
  throw new Error("No free case reference was found.");
}
