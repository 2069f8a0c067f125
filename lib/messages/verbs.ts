import "server-only";
import { z } from "zod";
import { writeLimits } from "@/lib/cases/limits";
import { casePath } from "@/lib/cases/reference";
import type { Verb } from "@/lib/server/perform";
import { found } from "@/lib/server/refusal";
import { canConfirm, canStop } from "./policy";
import { type FoundSubscription, subscriptionOfKey } from "./subscriptions";

const keyInput = z.strictObject({ key: z.string().max(64) });
const stopInput = z.strictObject({ id: z.uuid() });

export interface Changed {
  readonly path: string;
}

export interface Confirmed extends Changed {
  /** The case, or the neighbour's following of it, that this device may open now. */
  readonly opens: string;
}

/** The receiver says yes, on the page that the first message led to. */
export const confirmMessages: Verb<typeof keyInput, FoundSubscription, Confirmed> = {
  name: "messages.confirm",
  input: keyInput,
  limits: (_actor, _input, address) => writeLimits(address),
  load: async ({ tx, actor, input }) => found(await subscriptionOfKey(tx, actor.areaId, input.key)),
  allow: canConfirm,
  run: async ({ tx, subject, now }) => {
    const { id, caseId, followerId } = subject;
    await tx.caseSubscription.update({
      where: { id },
      data: { confirmedAt: now, declinedAt: null, endedAt: null },
    });
    const data = { path: pathOf(subject), opens: followerId ?? caseId };
    return { data, audit: { subject: "case", subjectId: caseId } };
  },
};

/** Who got the first message says that it isn't theirs: nothing more goes there, and the case stays shut to them. */
export const declineMessages: Verb<typeof keyInput, FoundSubscription, null> = {
  name: "messages.decline",
  input: keyInput,
  limits: (_actor, _input, address) => writeLimits(address),
  load: async ({ tx, actor, input }) => found(await subscriptionOfKey(tx, actor.areaId, input.key)),
  allow: canConfirm,
  run: async ({ tx, subject, now }) => {
    const { id, caseId } = subject;
    await tx.caseSubscription.update({ where: { id }, data: { declinedAt: now, endedAt: now } });
    return { data: null, audit: { subject: "case", subjectId: caseId } };
  },
};

/** No more messages; what waits is not sent either. */
export const stopMessages: Verb<typeof stopInput, StopSubject, Changed> = {
  name: "messages.stop",
  input: stopInput,
  limits: (_actor, _input, address) => writeLimits(address),
  load: async ({ tx, actor, input }) => {
    const row = await tx.caseSubscription.findFirst({
      where: { id: input.id, areaId: actor.areaId },
      select: {
        id: true,
        areaId: true,
        caseId: true,
        followerId: true,
        follower: { select: { reference: true } },
        case: { select: { reference: true, reporterId: true } },
      },
    });
    const subject = row && { ...row, reporterId: row.case.reporterId };
    return found(subject && canStop(actor, subject) ? subject : null);
  },
  allow: canStop,
  run: async ({ tx, subject, now }) => {
    const { id, caseId } = subject;
    await tx.caseSubscription.updateMany({ where: { id, endedAt: null }, data: { endedAt: now } });
    return { data: { path: pathOf(subject) }, audit: { subject: "case", subjectId: caseId } };
  },
};

interface StopSubject {
  readonly id: string;
  readonly areaId: string;
  readonly caseId: string;
  readonly followerId: string | null;
  readonly reporterId: string | null;
  readonly follower: { readonly reference: string } | null;
  readonly case: { readonly reference: string };
}

/** The page of the case, under the receiver's own reference. */
export function pathOf(subject: {
  readonly follower: { readonly reference: string } | null;
  readonly case: { readonly reference: string };
}): string {
  return casePath(subject.follower?.reference ?? subject.case.reference);
}
