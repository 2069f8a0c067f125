import "server-only";
import type { z } from "zod";
import type { Actor } from "@/lib/people/actor";
import type { Tx } from "@/lib/server/db";
import type { Verb } from "@/lib/server/perform";
import { found, refuse } from "@/lib/server/refusal";
import { DECLINED, numberThatOpens } from "./contact";
import { writeLimits } from "./limits";
import { readReference } from "./reference";
import { putAwayInput } from "./schema";

/** A case, or a neighbour's following of one, that this device opens by itself. */
export interface KeptHere {
  readonly id: string;
  readonly areaId: string;
  readonly reference: string;
  /** Leads from the draft that it was sent with. */
  readonly submissionId: string;
  /** Opens again without the link: with the last four digits of a number, or in the account of who is signed in. */
  readonly wayBack: boolean;
}

/** What this device opens by itself; all of it, or what stands under one reference. */
export async function keptHere(tx: Tx, actor: Actor, reference?: string): Promise<KeptHere[]> {
  const { areaId, personId } = actor;
  const where = { areaId, id: { in: [...actor.caseIds] }, ...(reference ? { reference } : {}) };
  const select = { id: true, areaId: true, reference: true, submissionId: true } as const;
  const filed = await tx.case.findMany({
    where,
    select: { ...select, contactPhone: true, reporterId: true, subscriptions: DECLINED },
  });
  const joined = await tx.caseFollower.findMany({
    where,
    select: { ...select, phone: true, personId: true, subscriptions: DECLINED },
  });
  const back = (phone: string | null, owner: string | null) =>
    phone !== null || (personId !== null && personId === owner);
  return [
    ...filed.map(({ contactPhone, reporterId, subscriptions, ...row }) => ({
      ...row,
      wayBack: back(numberThatOpens(contactPhone, subscriptions), reporterId),
    })),
    ...joined.map(({ phone, personId: owner, subscriptions, ...row }) => ({
      ...row,
      wayBack: back(numberThatOpens(phone, subscriptions, row.id), owner),
    })),
  ];
}

/**
 * Takes a case, or every one, off this device, which may be shared; the cases go on as before. Asks once more when nothing
 * but a link would open one of them again. The cookie is written when the verb is done.
 */
export const putAway: Verb<typeof putAwayInput, readonly KeptHere[], readonly KeptHere[]> = {
  name: "cases.putAway",
  input: putAwayInput,
  limits: (_actor, _input, address) => writeLimits(address),
  load: async ({ tx, actor, input }) => {
    const kept = await keptHere(tx, actor, referenceOf(input));
    return found(kept.length > 0 ? kept : null);
  },
  allow: (actor, kept) =>
    kept.every(({ id, areaId }) => areaId === actor.areaId && actor.caseIds.includes(id)),
  run: async ({ input, subject }) => {
    if (!input.sure && subject.some(({ wayBack }) => !wayBack))
      refuse("cases.putAway.sureNeeded", {}, "sure");
    return { data: subject, audit: null };
  },
};

function referenceOf({ reference }: z.output<typeof putAwayInput>): string | undefined {
  return reference === undefined ? undefined : found(readReference(reference));
}
