import "server-only";
import { cookies } from "next/headers";
import { maskEmail } from "@/lib/cases/contact";
import type { Actor } from "@/lib/people/actor";
import { maskPhone } from "@/lib/people/phone";
import { hashOfKey } from "@/lib/server/case-keys";
import { cookieName, cookieOptions } from "@/lib/server/cookies";
import { db, type MessageKind, type Tx } from "@/lib/server/db";

const HOUR_SECONDS = 3600;
const SHOWN = 20;

/** What a short link leads to: the case, or the neighbour's following of it; null when the key is not ours. */
export function subscriptionOfKey(tx: Tx, areaId: string, key: string) {
  return tx.caseSubscription.findFirst({
    where: { areaId, keyHash: hashOfKey(key) },
    select: {
      id: true,
      areaId: true,
      caseId: true,
      followerId: true,
      confirmedAt: true,
      endedAt: true,
      follower: { select: { reference: true } },
      case: { select: { reference: true } },
    },
  });
}
export type FoundSubscription = NonNullable<Awaited<ReturnType<typeof subscriptionOfKey>>>;

/** The key of the link with which this browser came within the last hour. Only who got the message has it. */
export async function readArrival(): Promise<string> {
  return (await cookies()).get(cookieName("arrival"))?.value ?? "";
}

export async function writeArrival(key: string): Promise<void> {
  (await cookies()).set(cookieName("arrival"), key, cookieOptions(HOUR_SECONDS));
}

/** `held`: about a step that can still be taken back. `undone`: that step was. `ended`: no more messages were wanted. */
export type MessageState = "sent" | "held" | "waiting" | "undone" | "ended" | "failed";

/** News of a case to one address, as its receiver sees it. */
export interface SubscriptionView {
  readonly id: string;
  readonly channel: "SMS" | "EMAIL";
  /** Of a neighbour who follows the case. */
  readonly joined: boolean;
  /** Masked. */
  readonly to: string;
  readonly state: "waiting" | "on" | "off";
  /** Key with which it can be confirmed here: the browser came by its link. Empty otherwise. */
  readonly key: string;
  readonly messages: readonly {
    readonly id: string;
    readonly kind: MessageKind;
    /** When it left or was given up; for one that is held, when it leaves; else when it was written. */
    readonly at: Date;
    readonly state: MessageState;
  }[];
}

/** Where news of a case goes and what went there; of the person who filed it, or of one follower. */
export async function subscriptionsOf(
  actor: Actor,
  caseId: string,
  followerId: string | null,
  now: Date,
): Promise<SubscriptionView[]> {
  const rows = await db().caseSubscription.findMany({
    where: { areaId: actor.areaId, caseId, followerId },
    orderBy: { id: "asc" },
    select: {
      id: true,
      channel: true,
      address: true,
      keyHash: true,
      confirmedAt: true,
      endedAt: true,
      messages: {
        orderBy: [{ createdAt: "desc" }, { id: "desc" }],
        take: SHOWN,
        select: {
          id: true,
          kind: true,
          createdAt: true,
          nextAt: true,
          tries: true,
          fault: true,
          sentAt: true,
          givenUpAt: true,
        },
      },
    },
  });
  if (rows.length === 0) return [];
  const arrival = await readArrival();
  return rows.map(({ id, channel, address, keyHash, confirmedAt, endedAt, messages }) => ({
    id,
    channel,
    joined: followerId !== null,
    to: channel === "SMS" ? maskPhone(address) : maskEmail(address),
    state: endedAt ? "off" : confirmedAt ? "on" : "waiting",
    key: hashOfKey(arrival) === keyHash ? arrival : "",
    messages: messages.map((message) => {
      const state = stateOf(message, now);
      const { id, kind, sentAt, givenUpAt, nextAt, createdAt } = message;
      return { id, kind, state, at: sentAt ?? givenUpAt ?? (state === "held" ? nextAt : createdAt) };
    }),
  }));
}

interface Left {
  readonly sentAt: Date | null;
  readonly givenUpAt: Date | null;
  readonly nextAt: Date;
  readonly tries: number;
  readonly fault: string;
}

function stateOf({ sentAt, givenUpAt, nextAt, tries, fault }: Left, now: Date): MessageState {
  if (sentAt) return "sent";
  if (givenUpAt) return fault === "undone" || fault === "ended" ? fault : "failed";
  return tries === 0 && nextAt > now ? "held" : "waiting";
}
