import "server-only";
import type { Tx } from "@/lib/server/db";
import { redeemRecoveryCode } from "./recovery";
import { MOST_TRIES_AN_HOUR, minutesAfter } from "./rules";
import { openTotpSecret, totpStep } from "./totp";

export interface SecondFactor {
  readonly id: string;
  readonly totpSecret: string | null;
}

/** Accepts a code of the authenticator app; each 30-second step is good once, also for two at the same moment. */
export async function redeemTotp(
  tx: Tx,
  credential: SecondFactor,
  code: string,
  now: Date,
): Promise<boolean> {
  const secret = credential.totpSecret && openTotpSecret(credential.totpSecret);
  const step = secret ? totpStep(secret, code, now) : null;
  if (step === null) return false;
  const { count } = await tx.credential.updateMany({
    where: { id: credential.id, OR: [{ totpLastStep: null }, { totpLastStep: { lt: step } }] },
    data: { totpLastStep: step },
  });
  return count === 1;
}

/** Six digits are a code of the app, anything else a recovery code. */
export function redeemSecondFactor(
  tx: Tx,
  credential: SecondFactor,
  code: string,
  now: Date,
): Promise<boolean> {
  return /^\d{6}$/.test(code)
    ? redeemTotp(tx, credential, code, now)
    : redeemRecoveryCode(tx, credential.id, code, now);
}

/** Whether a person's second factor was tried too often within the hour, over all their sign-ins under way. */
export async function triedTooOften(tx: Tx, areaId: string, personId: string, now: Date): Promise<boolean> {
  const { _sum } = await tx.signInChallenge.aggregate({
    where: { areaId, kind: "SECOND_FACTOR", target: personId, createdAt: { gt: minutesAfter(now, -60) } },
    _sum: { tries: true },
  });
  return (_sum.tries ?? 0) > MOST_TRIES_AN_HOUR;
}
