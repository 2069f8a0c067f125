import "server-only";
import { randomUUID } from "node:crypto";
import type { Locale } from "@/lib/people/actor";
import { parseMobile } from "@/lib/people/phone";
import { hashOfKey } from "@/lib/server/case-keys";
import { keyedHash } from "@/lib/server/crypto";
import type { Tx } from "@/lib/server/db";
import { mailOffered } from "@/lib/server/mail";
import { smsOffered } from "@/lib/server/sms";

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
 * address, each only where it can be sent. Called before the event is written whose message asks for the confirmation.
 */
export async function subscribe(tx: Tx, wish: Wish, now: Date): Promise<void> {
  const { phone, email, ...rest } = wish;
  const mobile = smsOffered() && phone && parseMobile(phone);
  const ways = [
    ...(mobile ? [{ channel: "SMS" as const, address: mobile }] : []),
    ...(email && mailOffered() ? [{ channel: "EMAIL" as const, address: email }] : []),
  ];
  await tx.caseSubscription.createMany({
    data: ways.map((way) => {
      const id = randomUUID();
      return { ...rest, ...way, id, keyHash: hashOfKey(keyOfSubscription(id)), createdAt: now };
    }),
  });
}
