import "server-only";
import { randomUUID } from "node:crypto";
import { z } from "zod";
import { parseMobile } from "@/lib/people/phone";
import { hashOfKey, keyOfSubmission } from "@/lib/server/case-keys";
import type { Tx } from "@/lib/server/db";
import type { RunContext, Verb } from "@/lib/server/perform";
import { refuse } from "@/lib/server/refusal";
import { smsOffered } from "@/lib/server/sms";
import { readPhone } from "./contact";
import { discard } from "./discarded-files";
import { type Draft, forgetUnfinished, lockDraft, saveDraft } from "./draft";
import { DRAFT_DAYS } from "./draft-cookie";
import { writeLimits } from "./limits";
import { nearbyOfToken } from "./nearby";
import { newReference } from "./reference";
import { canFillIn } from "./report-step";
import { optionalText, stepFields } from "./schema";
import { subscribe } from "./subscriptions";

const joinInput = z.strictObject({
  draft: stepFields.draft,
  of: z.string().max(400),
  phone: optionalText(40),
  messages: z.literal("yes").optional(),
  consent: z.literal("yes").optional(),
});
type Input = z.output<typeof joinInput>;

export interface Joined {
  /** Of the follower. */
  readonly id: string;
  readonly reference: string;
  /** Stored photos of the draft that nobody needs any more. */
  readonly unneeded: readonly string[];
}

/**
 * Instead of filing the same once more: the person follows the open case, under a reference of their own. Neither
 * side learns who the other is. Joining twice is joining once.
 */
export const joinCase: Verb<typeof joinInput, Draft | null, Joined> = {
  name: "cases.join",
  input: joinInput,
  limits: (_actor, _input, address) => writeLimits(address),
  load: ({ tx, actor, input, now }) => lockDraft(tx, actor, input.draft, now),
  allow: canFillIn,
  run: async (context) => {
    const { tx, subject } = context;
    const draft = subject ?? refuse("report.gone", { days: DRAFT_DAYS });
    const known = await tx.caseFollower.findUnique({
      where: { submissionId: draft.submissionId },
      select: { id: true, reference: true, caseId: true },
    });
    const follower = known ?? (await follow(context, draft));
    const unneeded = draft.photos.map((photo) => photo.key);
    await discard(tx, draft.areaId, unneeded, context.now);
    return {
      data: { id: follower.id, reference: follower.reference, unneeded },
      audit: { subject: "case", subjectId: follower.caseId, detail: { again: known !== null } },
    };
  },
};

async function follow({ tx, actor, input, now }: RunContext<Input, unknown>, draft: Draft) {
  const phone = phoneOf(input);
  const caseId = (await nearbyOfToken(tx, actor, draft, input.of, now)) ?? refuse("report.nearby.over");
  const own = { areaId: actor.areaId, caseId };
  const follower = await tx.caseFollower.create({
    data: {
      ...own,
      reference: newReference(),
      keyHash: hashOfKey(keyOfSubmission(draft.submissionId)),
      submissionId: draft.submissionId,
      personId: actor.personId,
      phone,
      createdAt: now,
    },
    select: { id: true, reference: true, caseId: true },
  });
  if (input.messages) {
    await subscribe(tx, { ...own, followerId: follower.id, phone, email: null, locale: actor.locale }, now);
    await welcome(tx, own, follower.id, now);
  }
  await saveDraft(tx, draft.id, { joined: follower.reference }, []);
  await forgetUnfinished(tx, draft.id);
  return follower;
}

function phoneOf(input: Input): string | null {
  const phone = input.phone === "" ? null : readPhone(input.phone);
  if (input.phone !== "" && !phone) refuse("report.contact.phoneWrong", {}, "phone");
  if (input.messages && !(smsOffered() && phone && parseMobile(phone)))
    refuse(`report.contact.messagesWhere.${smsOffered() ? "sms" : "none"}`, {}, "messages");
  if (phone && !input.consent) refuse("report.contact.consentNeeded", {}, "consent");
  return phone;
}

/** The first message, which asks for the confirmation; it hangs on the event with which the case began. */
async function welcome(
  tx: Tx,
  { areaId, caseId }: { areaId: string; caseId: string },
  followerId: string,
  now: Date,
): Promise<void> {
  const event = await tx.caseEvent.findFirst({ where: { caseId, kind: "FILED" }, select: { id: true } });
  const subscriptions = await tx.caseSubscription.findMany({ where: { followerId }, select: { id: true } });
  if (!event) return;
  await tx.message.createMany({
    data: subscriptions.map(({ id }) => ({
      id: randomUUID(),
      areaId,
      subscriptionId: id,
      eventId: event.id,
      kind: "RECEIVED" as const,
      createdAt: now,
      nextAt: now,
    })),
  });
}
