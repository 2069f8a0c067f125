import "server-only";
import { onDeskOf } from "@/lib/cases/desk-scope";
import type { Actor } from "@/lib/people/actor";
import { type DisputeStatus, db, type MediationChannel, type PartySide } from "@/lib/server/db";

export interface DisputeView {
  readonly id: string;
  readonly channel: MediationChannel;
  readonly status: DisputeStatus;
  readonly summary: string;
  readonly openedAt: Date;
  readonly parties: readonly {
    readonly id: string;
    readonly side: PartySide;
    readonly name: string;
    readonly consentedAt: Date | null;
  }[];
}

/** Disputes of a case on the actor's desk, oldest first; without the parties' names for who may not know them. */
export async function disputesOf(
  actor: Actor,
  caseId: string,
  mayKnowNames: boolean,
): Promise<DisputeView[]> {
  const disputes = await db().dispute.findMany({
    where: { areaId: actor.areaId, caseId, case: onDeskOf(actor) },
    select: {
      id: true,
      channel: true,
      status: true,
      summary: true,
      openedAt: true,
      parties: {
        select: { id: true, side: true, name: true, consentedAt: true },
        orderBy: [{ side: "asc" }, { name: "asc" }],
      },
    },
    orderBy: { openedAt: "asc" },
  });
  if (mayKnowNames) return disputes;
  return disputes.map((dispute) => ({
    ...dispute,
    summary: "",
    parties: dispute.parties.map((party) => ({ ...party, name: "" })),
  }));
}
