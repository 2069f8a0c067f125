import "server-only";
import { type DeskCase, deskVerb, loadDeskCase } from "@/lib/cases/desk-move";
import type { Actor } from "@/lib/people/actor";
import type { Tx } from "@/lib/server/db";
import type { Verb } from "@/lib/server/perform";
import { found, refuse } from "@/lib/server/refusal";
import { canRecordConsent } from "./policy";
import { mayBegin } from "./rules";
import { consentInput, openDisputeInput } from "./schema";

/** A case is put to mediation in one of the two channels; each party's consent is recorded with its time. */
export const openDispute = deskVerb({
  name: "mediation.open",
  move: "mediate",
  input: openDisputeInput,
  effect: async ({ tx, input, subject, now }) => {
    if (input.firstName === input.secondName) refuse("cadre.sameParty", {}, "secondName");
    const running = await tx.dispute.findFirst({
      where: { caseId: subject.id, channel: input.channel, status: { in: ["OPEN", "IN_MEDIATION"] } },
      select: { id: true },
    });
    if (running) refuse("cadre.alreadyMediated", {}, "channel");
    const party = (side: "FIRST" | "SECOND", name: string, consents: string | undefined) => ({
      areaId: subject.areaId,
      side,
      name,
      consentedAt: consents ? now : null,
    });
    const parties = [
      party("FIRST", input.firstName, input.firstConsents),
      party("SECOND", input.secondName, input.secondConsents),
    ];
    const dispute = await tx.dispute.create({
      data: {
        areaId: subject.areaId,
        caseId: subject.id,
        channel: input.channel,
        status: mayBegin(parties) ? "IN_MEDIATION" : "OPEN",
        summary: input.summary,
        openedAt: now,
        parties: { create: parties },
      },
      select: { id: true },
    });
    const detail = { channel: input.channel, disputeId: dispute.id };
    return { event: { kind: "REPLIED", data: detail }, detail };
  },
});

interface Subject extends DeskCase {
  readonly party: { readonly id: string; readonly disputeId: string; readonly consentedAt: Date | null };
}

/** A party has agreed to be mediated. With the last one's consent the mediation can begin. */
export const recordConsent: Verb<
  typeof consentInput,
  Subject,
  { id: string; reference: string; from: string }
> = {
  name: "mediation.consent",
  input: consentInput,
  load: ({ tx, actor, input }) => loadParty(tx, actor, input.id),
  allow: canRecordConsent,
  run: async ({ tx, input, subject, now }) => {
    const { party } = subject;
    if (party.consentedAt) refuse("cadre.alreadyConsented");
    await tx.disputeParty.update({ where: { id: party.id }, data: { consentedAt: now } });
    const parties = await tx.disputeParty.findMany({
      where: { disputeId: party.disputeId },
      select: { consentedAt: true },
    });
    if (mayBegin(parties)) {
      await tx.dispute.updateMany({
        where: { id: party.disputeId, status: "OPEN" },
        data: { status: "IN_MEDIATION" },
      });
    }
    return {
      data: { id: subject.id, reference: subject.reference, from: input.from },
      audit: { subject: "dispute", subjectId: party.disputeId, detail: { partyId: party.id } },
    };
  },
};

/** The party, with its case as far as this dispute makes it the actor's business. */
async function loadParty(tx: Tx, actor: Actor, id: string): Promise<Subject> {
  const dispute = { select: { channel: true, caseId: true } } as const;
  const before = found(
    await tx.disputeParty.findFirst({ where: { id, areaId: actor.areaId }, select: { dispute } }),
  );
  const record = await loadDeskCase(tx, actor, found(before.dispute.caseId));
  // Read again now that the case's row is held: of two recordings the second sees the first.
  const party = await tx.disputeParty.findUniqueOrThrow({
    where: { id },
    select: { id: true, disputeId: true, consentedAt: true },
  });
  return { ...record, disputes: [{ channel: before.dispute.channel }], party };
}
