import "server-only";
import type { CaseOutcome } from "@/lib/server/db";
import { refuse } from "@/lib/server/refusal";
import { endDispatch } from "./desk-dispatch";
import { deskVerb, type Effect, type EffectContext } from "./desk-move";
import { closeInput, refuseInput, reopenInput, withdrawInput } from "./desk-schema";
import { resumeClock } from "./record";
import { beginAgain } from "./reopening";
import { canStillReopen, REOPEN_DAYS } from "./rules";

/** 结案: with an outcome and a reason that the person reads. */
export const closeCase = deskVerb({
  name: "cases.close",
  move: "close",
  input: closeInput,
  effect: (context) => endCase(context, context.input.outcome),
});

/** "Not ours": closed with who refused and why; the person can reopen it. */
export const refuseCase = deskVerb({
  name: "cases.refuse",
  move: "refuse",
  input: refuseInput,
  effect: (context) => endCase(context, "NOT_OURS"),
});

/** The person took it back, e.g. on the telephone. */
export const withdrawCase = deskVerb({
  name: "cases.withdraw",
  move: "withdraw",
  input: withdrawInput,
  effect: (context) => endCase(context, "WITHDRAWN"),
});

/** The office itself finds that it is not over, e.g. on the telephone; the same as when the person asks for it. */
export const reopenCase = deskVerb({
  name: "cases.reopenAtDesk",
  move: "reopen",
  input: reopenInput,
  effect: async ({ tx, input, subject, now }) => {
    if (!canStillReopen(subject.closedAt, now)) refuse("cadre.reopenTooLate", { days: REOPEN_DAYS });
    const set = await beginAgain(tx, subject, input.reason, now);
    const detail = { dueAt: set.dueAt.toISOString() };
    return { event: { kind: "REOPENED", text: input.reason }, set, detail };
  },
});

async function endCase(
  { tx, actor, input, subject, now }: EffectContext<{ reason: string }>,
  outcome: CaseOutcome,
): Promise<Effect> {
  await resumeClock(tx, subject, now);
  await endDispatch(tx, subject, "RECALLED", input.reason, now);
  await tx.caseClosure.create({
    data: {
      areaId: subject.areaId,
      caseId: subject.id,
      at: now,
      closedById: actor.personId,
      outcome,
      reason: input.reason,
    },
  });
  return {
    event: { kind: "CLOSED", text: input.reason, data: { outcome } },
    set: { closedAt: now },
    detail: { outcome },
  };
}
