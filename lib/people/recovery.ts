import "server-only";
import { keyedHash, randomText } from "@/lib/server/crypto";
import type { Tx } from "@/lib/server/db";
import { RECOVERY_CODES } from "./rules";

/** No 0, 1, I, O: they are read wrongly from paper. Ten of 32 characters are 50 bits. */
const ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
const LENGTH = 10;

/** Replaces the recovery codes of a credential; the only time that they can be read. */
export async function renewRecoveryCodes(tx: Tx, areaId: string, credentialId: string): Promise<string[]> {
  const codes = Array.from({ length: RECOVERY_CODES }, () => randomText(ALPHABET, LENGTH));
  await tx.recoveryCode.deleteMany({ where: { credentialId } });
  await tx.recoveryCode.createMany({
    data: codes.map((code) => ({ areaId, credentialId, codeHash: hashOf(credentialId, code) })),
  });
  return codes.map((code) => `${code.slice(0, 5)}-${code.slice(5)}`);
}

/** Uses up a recovery code; true when it was one and unused. Two users at once: one succeeds. */
export async function redeemRecoveryCode(
  tx: Tx,
  credentialId: string,
  typed: string,
  now: Date,
): Promise<boolean> {
  const code = typed.toUpperCase().replace(/[^0-9A-Z]/g, "");
  const { count } = await tx.recoveryCode.updateMany({
    where: { credentialId, codeHash: hashOf(credentialId, code), usedAt: null },
    data: { usedAt: now },
  });
  return count === 1;
}

function hashOf(credentialId: string, code: string): string {
  return keyedHash("recovery code", `${credentialId} ${code}`);
}
