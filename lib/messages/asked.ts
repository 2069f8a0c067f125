import "server-only";
import type { Actor } from "@/lib/people/actor";
import { hashOfKey } from "@/lib/server/case-keys";
import { db } from "@/lib/server/db";
import { readArrival } from "./subscriptions";

/** What may be told to somebody whose number or address a case was filed with, before they say that it is theirs. */
export interface Asked {
  readonly key: string;
  readonly reference: string;
  readonly category: string;
  readonly on: Date;
  readonly joined: boolean;
  /** They have said that it isn't theirs. */
  readonly ended: boolean;
}

/** The unconfirmed subscription by whose link this browser came, or null. */
export async function askedOf(actor: Actor): Promise<Asked | null> {
  const key = await readArrival();
  const row = await db().caseSubscription.findFirst({
    where: { areaId: actor.areaId, keyHash: hashOfKey(key), confirmedAt: null },
    select: {
      createdAt: true,
      endedAt: true,
      follower: { select: { reference: true } },
      case: { select: { reference: true, category: { select: { name: true, nameEn: true } } } },
    },
  });
  if (!row) return null;
  const { category, reference } = row.case;
  return {
    key,
    reference: row.follower?.reference ?? reference,
    category: actor.locale === "en" ? category.nameEn : category.name,
    on: row.createdAt,
    joined: row.follower !== null,
    ended: row.endedAt !== null,
  };
}
