import "server-only";
import { randomUUID } from "node:crypto";
import type { Locale } from "@/lib/people/actor";
import { parseMobile } from "@/lib/people/phone";
import { hashOfKey } from "@/lib/server/case-keys";
import { keyedHash } from "@/lib/server/crypto";
import type { Tx } from "@/lib/server/db";
import { mailOffered } from "@/lib/server/mail";
import { refuse } from "@/lib/server/refusal";
import { smsOffered } from "@/lib/server/sms";

/** First messages in 24 hours to one number or address: nobody is flooded by what others file. */
const FIRST_MOST = 6;
const DAY_MS = 86_400_000;

/** Characters of a key in a short link: 131 bits. */
const KEY_LENGTH = 22;

/**
 * The key in the short link of a subscription's messages; nobody without AUTH_SECRET can make one. Letters and digits
 * only: phones cut a dash off the end of a link.
 */
export function keyOfSubscription(id: string): string {
  const key = keyedHash("case keys", `messages ${id}`).slice(0, KEY_LENGTH);
  return key.replaceAll("-", "x").replaceAll("_", "y");
}

/** How news of a case can be sent from here. */
export type Ways = "both" | "sms" | "email" | "none";

export function waysOffered(): Ways {
  if (smsOffered()) return mailOffered() ? "both" : "sms";
  return mailOffered() ? "email" : "none";
}

export interface Wish {
  readonly areaId: string;
  readonly caseId: string;
  /** Null: the person who filed the case. */
  readonly followerId: string | null;
  /** E.164, or null. */
  readonly phone: string | null;
  readonly email: string | null;
  readonly locale: Locale;
}

/**
 * Notes where news of a case shall go: by text message when the number is a mobile one, by e-mail when there is an
 * address, each only where it can be sent. Called before the event is written whose message asks for the confirmation. Refuses when one of
 * them has had its first messages for the day.
 */
export async function subscribe(tx: Tx, wish: Wish, now: Date): Promise<void> {
  const { phone, email, ...rest } = wish;
  const mobile = smsOffered() && phone && parseMobile(phone);
  const ways = [
    ...(mobile ? [{ channel: "SMS" as const, address: mobile }] : []),
    ...(email && mailOffered() ? [{ channel: "EMAIL" as const, address: email }] : []),
  ];
  for (const { address } of ways) {
    if (await firstLeft(tx, wish.areaId, address, now)) continue;
    // The box stands in the form by which a neighbour joins, but not where a report is checked and sent.
    if (wish.followerId) refuse("report.nearby.messagesMost", { most: FIRST_MOST }, "messages");
    refuse("report.check.messagesMost", { most: FIRST_MOST });
  }
  await tx.caseSubscription.createMany({
    data: ways.map((way) => {
      const id = randomUUID();
      return { ...rest, ...way, id, keyHash: hashOfKey(keyOfSubscription(id)), createdAt: now };
    }),
  });
}

/** Counted where the message is caused, so that neither slips nor forms that go no further use it up. */
async function firstLeft(tx: Tx, areaId: string, address: string, now: Date): Promise<boolean> {
  // One after the other: of two at once the second counts the first.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('first message'), hashtext(${address}))`;
  const createdAt = { gt: new Date(now.getTime() - DAY_MS) };
  const count = await tx.caseSubscription.count({ where: { areaId, address, createdAt } });
  return count < FIRST_MOST;
}
