import "server-only";
import { db } from "@/lib/server/db";
import type { Actor } from "./actor";
import { type ChallengeKind, challengeId } from "./challenges";
import { MOST_TRIES } from "./rules";
import { openTotpSecret, totpUri } from "./totp";

export interface ChallengeView {
  /** Phone in E.164, or the person's id. */
  readonly target: string;
  /** False: used, too old or tried too often. */
  readonly open: boolean;
}

/** The sign-in that a browser's token stands for; null when there is none of this kind. */
export async function challengeView(
  actor: Actor,
  kind: ChallengeKind,
  token: string | undefined,
  now: Date,
): Promise<ChallengeView | null> {
  const id = challengeId(token);
  if (!id) return null;
  const row = await db().signInChallenge.findFirst({
    where: { id, areaId: actor.areaId, kind },
    select: { target: true, usedAt: true, expiresAt: true, tries: true },
  });
  if (!row) return null;
  return { target: row.target, open: !row.usedAt && row.expiresAt > now && row.tries < MOST_TRIES };
}

/**
 * What an authenticator app needs, for somebody whose password was just accepted and who has no second factor yet;
 * null for everybody else.
 */
export async function totpToSetUp(
  actor: Actor,
  token: string | undefined,
  issuer: string,
  now: Date,
): Promise<{ readonly secret: string; readonly uri: string } | null> {
  const challenge = await challengeView(actor, "SECOND_FACTOR", token, now);
  if (!challenge?.open) return null;
  const credential = await db().credential.findFirst({
    where: { areaId: actor.areaId, personId: challenge.target, totpConfirmedAt: null },
    select: { username: true, totpSecret: true },
  });
  const secret = credential?.totpSecret && openTotpSecret(credential.totpSecret);
  return secret ? { secret, uri: totpUri(secret, issuer, credential.username) } : null;
}
