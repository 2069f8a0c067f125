import "server-only";
import { keyedHash, readSigned, sameText, signed } from "@/lib/server/crypto";
import type { Tx } from "@/lib/server/db";
import { MOST_TRIES, minutesAfter } from "./rules";

export type ChallengeKind = "PHONE_CODE" | "SECOND_FACTOR";

export interface Challenge {
  readonly id: string;
  readonly target: string;
  readonly codeHash: string;
}

interface NewChallenge {
  readonly areaId: string;
  readonly kind: ChallengeKind;
  /** Phone in E.164, or the person's id. */
  readonly target: string;
  readonly minutes: number;
  readonly now: Date;
  /** For a code sent to a phone. */
  readonly code?: string;
}

/** Begins a sign-in and ends every other one under way for the same target. Returns its signed token. */
export async function openChallenge(tx: Tx, wanted: NewChallenge): Promise<string> {
  const { areaId, kind, target, minutes, now, code } = wanted;
  await tx.signInChallenge.updateMany({
    where: { areaId, kind, target, usedAt: null },
    data: { usedAt: now },
  });
  const { id } = await tx.signInChallenge.create({
    data: { areaId, kind, target, createdAt: now, expiresAt: minutesAfter(now, minutes) },
    select: { id: true },
  });
  if (code) {
    await tx.signInChallenge.update({ where: { id }, data: { codeHash: hashOfCode(id, code) } });
  }
  return signed("sign-in challenge", id);
}

/** The id in a token that we signed, or null. */
export function challengeId(token: string | undefined): string | null {
  return readSigned("sign-in challenge", token);
}

/**
 * Takes one of the tries of a challenge and returns it; null when it is over: used, too old, tried too often, replaced
 * by a newer one, or not ours. The database counts, so that tries at the same moment count one by one.
 */
export async function takeTry(
  tx: Tx,
  areaId: string,
  kind: ChallengeKind,
  token: string,
  now: Date,
): Promise<Challenge | null> {
  const id = challengeId(token);
  if (!id) return null;
  const [challenge] = await tx.signInChallenge.updateManyAndReturn({
    where: { id, areaId, kind, usedAt: null, expiresAt: { gt: now }, tries: { lt: MOST_TRIES } },
    data: { tries: { increment: 1 } },
    select: { id: true, target: true, codeHash: true },
  });
  if (!challenge) return null;
  const newest = await tx.signInChallenge.findFirst({
    where: { areaId, kind, target: challenge.target },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    select: { id: true },
  });
  return newest?.id === id ? challenge : null;
}

/** Whether `code` is the one that was sent. */
export function codeFits(challenge: Challenge, code: string): boolean {
  return sameText(challenge.codeHash, hashOfCode(challenge.id, code));
}

/** Ends a challenge that was answered. Its row is locked by `takeTry`, so that nobody else answers it meanwhile. */
export async function endChallenge(tx: Tx, id: string, now: Date): Promise<void> {
  await tx.signInChallenge.update({ where: { id }, data: { usedAt: now } });
}

function hashOfCode(id: string, code: string): string {
  return keyedHash("sign-in code", `${id} ${code}`);
}
