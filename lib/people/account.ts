import "server-only";
import { db, type Tx } from "@/lib/server/db";
import { found } from "@/lib/server/refusal";
import type { Actor } from "./actor";

export interface OwnSession {
  readonly id: string;
  readonly device: string;
  readonly method: "CODE" | "PASSWORD" | "DEMO";
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  readonly current: boolean;
}

const OPEN = (now: Date) => ({ endedAt: null, ticketHash: null, expiresAt: { gt: now } });
const MOST_SHOWN = 50;

/** The actor's own open sessions, this one first, then the last seen. */
export async function ownSessions(actor: Actor, now: Date): Promise<OwnSession[]> {
  if (!actor.personId) return [];
  const rows = await db().session.findMany({
    where: { areaId: actor.areaId, personId: actor.personId, ...OPEN(now) },
    orderBy: [{ lastSeenAt: "desc" }, { id: "desc" }],
    take: MOST_SHOWN,
    select: { id: true, device: true, method: true, createdAt: true, lastSeenAt: true },
  });
  return rows
    .map((row) => ({ ...row, current: row.id === actor.sessionId }))
    .sort((a, b) => Number(b.current) - Number(a.current));
}

/** One of the actor's own sessions, or not found. */
export async function ownSession(
  tx: Tx,
  actor: Actor,
  id: string,
): Promise<{ id: string; personId: string }> {
  if (!actor.personId) return { id, personId: "" };
  return found(
    await tx.session.findFirst({
      where: { id, areaId: actor.areaId, personId: actor.personId },
      select: { id: true, personId: true },
    }),
  );
}

/** The signed-in person with their password record when they have one; null for nobody. */
export async function signedInPerson(tx: Tx, actor: Actor) {
  if (!actor.personId) return null;
  return tx.person.findFirst({
    where: { id: actor.personId, areaId: actor.areaId },
    select: { id: true, credential: { select: { id: true, personId: true, totpSecret: true } } },
  });
}

export interface OwnAccount {
  readonly phone: string | null;
  readonly username: string | null;
  /** Null: no password, so no recovery codes. */
  readonly recoveryCodesLeft: number | null;
}

/** What the account page says about the actor; nothing for nobody. */
export async function ownAccount(actor: Actor): Promise<OwnAccount | null> {
  if (!actor.personId) return null;
  const person = await db().person.findFirst({
    where: { id: actor.personId, areaId: actor.areaId },
    select: {
      phone: true,
      credential: {
        select: { username: true, _count: { select: { recoveryCodes: { where: { usedAt: null } } } } },
      },
    },
  });
  if (!person) return null;
  return {
    phone: person.phone,
    username: person.credential?.username ?? null,
    recoveryCodesLeft: person.credential?._count.recoveryCodes ?? null,
  };
}
