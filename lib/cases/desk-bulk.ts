import "server-only";
import { writeAudit } from "@/lib/server/audit";
import type { Done, RunContext, Verb } from "@/lib/server/perform";
import { found, type Message, NotFound, Refusal, refuse } from "@/lib/server/refusal";
import { type BatchItem, type BulkInput, bulkInput, undoUntil } from "./desk-bulk-schema";
import { type DeskCase, loadDeskCase, type Moved } from "./desk-move";
import { acceptCase, assignCase } from "./desk-verbs-office";
import { dispatchCase } from "./desk-verbs-work";
import { isDeskMove } from "./policy";

interface Chosen {
  readonly id: string;
  readonly version: number;
  /** Null when it is not (or no more) on this actor's desk. */
  readonly record: DeskCase | null;
}

export interface BatchMade {
  readonly id: string;
  readonly from: string;
}

type Context = RunContext<BulkInput, readonly Chosen[]>;

/**
 * The same move on several cases, each by its own verb with its own version, audit entry and outcome: what cannot be
 * moved is left as it was and reported, the others go on. Remembers how each stood, for `undoBatch`.
 */
export const bulkMove: Verb<typeof bulkInput, readonly Chosen[], BatchMade> = {
  name: "cases.bulk",
  input: bulkInput,
  load: async ({ tx, actor, input }) => {
    const chosen: Chosen[] = [];
    // In one order for everybody, so that two batches never wait for each other.
    for (const item of [...new Set(input.items)].sort()) {
      const [id = "", version = ""] = item.split("_");
      const record = await loadDeskCase(tx, actor, id).catch(absentAsNull);
      chosen.push({ id, version: Number(version), record });
    }
    found(chosen.find(({ record }) => record));
    return chosen;
  },
  allow: (actor, chosen, { move }) => chosen.some(({ record }) => record && isDeskMove(move, actor, record)),
  run: async (context) => {
    const { tx, actor, input, now, subject } = context;
    if (!actor.personId) refuse("errors.denied");
    requireFields(input);
    const items: BatchItem[] = [];
    const refusals: Refusal[] = [];
    for (const one of subject) items.push(await moveOne(context, one, refusals));
    const done = items.filter(({ failed }) => failed === null).length;
    const faulty = refusals.find(({ fields }) => Object.keys(fields).length > 0);
    if (done === 0 && faulty) throw faulty;
    const batch = await tx.caseBatch.create({
      data: { areaId: actor.areaId, personId: actor.personId, move: input.move, at: now, items },
      select: { id: true },
    });
    const detail = { move: input.move, done, failed: items.length - done };
    return {
      data: { id: batch.id, from: input.from },
      audit: { subject: "caseBatch", subjectId: batch.id, detail },
    };
  },
};

/** Sentences of a single form that would not fit a report. */
const IN_A_BATCH: Record<string, string> = {
  "errors.stale": "cadre.bulkStale",
  "cadre.notNow": "cadre.bulkNotNow",
};

export function absentAsNull(error: unknown): null {
  if (error instanceof NotFound) return null;
  throw error;
}

function requireFields({ move, assigneeId, outletId, dueOn, dueReason }: BulkInput): void {
  if (move === "assign" && !assigneeId) refuse("errors.required", {}, "assigneeId");
  if (move !== "dispatch") return;
  if (!outletId) refuse("errors.required", {}, "outletId");
  if (!dueOn) refuse("errors.required", {}, "dueOn");
  if (dueReason.length < 4) refuse("errors.tooShort", { min: 4 }, "dueReason");
}

async function moveOne(
  context: Context,
  { id, version, record }: Chosen,
  refusals: Refusal[],
): Promise<BatchItem> {
  const { tx, actor, input } = context;
  const failed = (key: Message, reference = ""): BatchItem => ({
    caseId: id,
    reference,
    failed: { key: IN_A_BATCH[key.key] ?? key.key, params: key.params },
    version,
    eventId: null,
    before: null,
  });
  if (!record) return failed({ key: "errors.notFound" });
  const { reference, status, assigneeId, acceptedAt, outletId, companyId } = record;
  if (!isDeskMove(input.move, actor, record)) return failed({ key: "errors.denied" }, reference);
  // Another outlet is chosen case by case: the first one's answer may be on its way.
  if (input.move === "dispatch" && status === "DISPATCHED") return failed({ key: "cadre.notNow" }, reference);
  await tx.$executeRaw`SAVEPOINT "one_case"`;
  try {
    const { data, audit } = await runOne(context, record, version);
    await writeAudit(tx, actor, `cases.${input.move}`, "done", audit);
    const before = { status, assigneeId, acceptedAt, outletId, companyId };
    const { eventId } = data;
    return { caseId: id, reference, failed: null, version: data.version, eventId, before };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    await tx.$executeRaw`ROLLBACK TO SAVEPOINT "one_case"`;
    refusals.push(error);
    return failed(Object.values(error.fields)[0] ?? error.detail, reference);
  }
}

/** The case's own verb, as if it stood alone; but nobody is told before it can no longer be taken back. */
function runOne(
  { tx, actor, input, now }: Context,
  subject: DeskCase,
  version: number,
): Promise<Done<Moved>> {
  const base = { tx, actor, subject, now };
  const own = { id: subject.id, version, from: "" };
  const { move, assigneeId, outletId, dueOn, dueReason, instruction } = input;
  const held = undoUntil(now);
  switch (move) {
    case "accept":
      return acceptCase.step({ ...base, input: own }, held);
    case "assign":
      return assignCase.step({ ...base, input: { ...own, assigneeId } }, held);
    case "dispatch":
      return dispatchCase.step({ ...base, input: { ...own, outletId, dueOn, dueReason, instruction } }, held);
  }
}
