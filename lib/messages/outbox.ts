import "server-only";
import { db, type Tx } from "@/lib/server/db";
import { noteSent } from "@/lib/server/sms";
import { LEASE_MS, nextTry } from "./rules";

const WAITING = {
  id: true,
  areaId: true,
  kind: true,
  tries: true,
  event: { select: { data: true, actorLabel: true } },
  subscription: {
    select: {
      id: true,
      channel: true,
      address: true,
      locale: true,
      endedAt: true,
      follower: { select: { reference: true } },
      case: { select: { reference: true, dueAt: true } },
    },
  },
} as const;

/** A message that is to be sent now, with what its text needs. */
export type Waiting = NonNullable<Awaited<ReturnType<typeof find>>>;

function find(id: string) {
  return db().message.findUnique({ where: { id }, select: WAITING });
}

/**
 * Takes the next message that is due, so that nobody else takes it meanwhile; null when none is. Whoever took it and
 * died leaves it to the next one after the lease.
 */
export async function takeNext(now: Date): Promise<Waiting | null> {
  const until = new Date(now.getTime() + LEASE_MS);
  const [taken] = await db().$queryRaw<{ id: string }[]>`
    UPDATE "Message" SET "tries" = "tries" + 1, "nextAt" = ${until} WHERE "id" = (
      SELECT "id" FROM "Message" WHERE "sentAt" IS NULL AND "givenUpAt" IS NULL AND "nextAt" <= ${now}
      ORDER BY "nextAt", "id" LIMIT 1 FOR UPDATE SKIP LOCKED
    ) RETURNING "id"`;
  return taken ? find(taken.id) : null;
}

/** It has left: marked and noted together, once. */
export async function markSent(message: Waiting, text: string, now: Date): Promise<void> {
  const { id, areaId, kind, subscription } = message;
  await db().$transaction(async (tx: Tx) => {
    await tx.message.update({ where: { id }, data: { sentAt: now, fault: "" } });
    const note = { areaId, to: subscription.address, kind: kind.toLowerCase(), text, key: id };
    await noteSent(tx, note, now);
  });
}

/** It could not be sent: later again, or never after the last try. `fault` says why, without number or text. One withdrawn meanwhile stays so. */
export async function markFailed({ id, tries }: Waiting, fault: string, now: Date): Promise<void> {
  const next = nextTry(tries, now);
  await db().message.updateMany({
    where: { id, givenUpAt: null },
    data: next ? { nextAt: next, fault } : { givenUpAt: now, fault },
  });
}

/** Nobody wants it any more. */
export async function drop({ id }: Waiting, now: Date): Promise<void> {
  await db().message.update({ where: { id }, data: { givenUpAt: now, fault: "ended" } });
}
