import "server-only";
import { writeAudit } from "@/lib/server/audit";
import type { RunContext, Verb } from "@/lib/server/perform";
import { found, type Message, refuse } from "@/lib/server/refusal";
import { translator } from "@/lib/text/translator";
import { absentAsNull, type BatchMade } from "./desk-bulk";
import {
  type BatchItem,
  type BulkMove,
  batchItems,
  canStillUndo,
  UNDO_MINUTES,
  undoInput,
} from "./desk-bulk-schema";
import { endDispatch } from "./desk-dispatch";
import { type DeskCase, type Effect, loadDeskCase, writeEvent } from "./desk-move";
import { isOffice } from "./policy";
import { mayTakeBack } from "./rules";

interface Batch {
  readonly id: string;
  readonly personId: string;
  readonly move: BulkMove;
  readonly at: Date;
  readonly undoneAt: Date | null;
  readonly items: readonly BatchItem[];
}

/**
 * Takes back a batch of one's own within `UNDO_MINUTES`: every case that nobody touched since stands again as before,
 * with a word about it on its timeline. A case that went on meanwhile stays, and is reported.
 */
export const undoBatch: Verb<typeof undoInput, Batch, BatchMade> = {
  name: "cases.undoBatch",
  input: undoInput,
  load: async ({ tx, actor, input }) => {
    await tx.$queryRaw`SELECT 1 FROM "CaseBatch" WHERE "id" = ${input.id}::uuid FOR UPDATE`;
    const where = { id: input.id, areaId: actor.areaId, personId: actor.personId ?? NOBODY };
    const row = found(await tx.caseBatch.findFirst({ where }));
    return { ...row, move: row.move as BulkMove, items: batchItems.parse(row.items) };
  },
  allow: (actor, batch) => actor.personId === batch.personId,
  run: async (context) => {
    const { tx, input, now, subject: batch } = context;
    if (batch.undoneAt) refuse("cadre.undoneAlready");
    if (!canStillUndo(batch.at, now)) refuse("cadre.undoTooLate", { minutes: UNDO_MINUTES });
    const items: BatchItem[] = [];
    for (const item of batch.items) {
      items.push(item.failed ? item : { ...item, notUndone: await undoOne(context, item) });
    }
    await tx.caseBatch.update({ where: { id: batch.id }, data: { undoneAt: now, items } });
    const undone = items.filter(({ failed, notUndone }) => !failed && !notUndone).length;
    return {
      data: { id: batch.id, from: input.from },
      audit: { subject: "caseBatch", subjectId: batch.id, detail: { move: batch.move, undone } },
    };
  },
};

const NOBODY = "00000000-0000-0000-0000-000000000000";

/** Null when the case stands as before the batch; else why it does not. */
async function undoOne(
  { tx, actor, now, subject: { id: batchId, move } }: RunContext<unknown, Batch>,
  { caseId, version, eventId, before }: BatchItem,
): Promise<Message | null> {
  const record = await loadDeskCase(tx, actor, caseId).catch(absentAsNull);
  if (!record || !before || !isOffice(actor, record)) return { key: "errors.notFound" };
  if (record.version !== version) return { key: "cadre.movedOn" };
  const { status, assigneeId, acceptedAt, outletId, companyId } = before;
  if (!mayTakeBack(record.status, move, status)) return { key: "cadre.movedOn" };
  const words = translator("zh-CN");
  if (move === "dispatch") await endDispatch(tx, record, "RECALLED", words("cadre.undoText.dispatch"), now);
  await tx.case.update({
    where: { id: caseId },
    data: { status, assigneeId, acceptedAt, outletId, companyId, version: { increment: 1 }, updatedAt: now },
  });
  await writeEvent(tx, actor, record, move, eventOf(move, record, words, eventId), now);
  await writeAudit(tx, actor, "cases.undo", "done", {
    subject: "case",
    subjectId: caseId,
    detail: { batchId, move, before: record.status, to: status },
  });
  return null;
}

/**
 * The person reads that the step on their page was taken back; an assignment was internal, and so is its end. By
 * `undoes` the database withdraws the messages about the step, and tells only those whom one may have reached.
 */
function eventOf(
  move: BulkMove,
  record: DeskCase,
  words: (key: string) => string,
  eventId: string | null,
): Effect["event"] {
  const data = { undone: true, ...(eventId ? { undoes: eventId } : {}) };
  if (move === "assign") return { kind: "NOTED", data: { ...data, assigneeId: record.assigneeId } };
  return { kind: "REPLIED", text: words(`cadre.undoText.${move}`), data };
}
