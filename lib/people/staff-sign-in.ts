import "server-only";
import type { z } from "zod";
import type { AuditNote } from "@/lib/server/audit";
import type { Tx } from "@/lib/server/db";
import type { Done, LoadContext, Refused } from "@/lib/server/perform";
import { type Challenge, endChallenge, openChallenge, takeTry } from "./challenges";
import { passwordFits } from "./password";
import { renewRecoveryCodes } from "./recovery";
import { SECOND_STEP_MINUTES } from "./rules";
import type { confirmTotpInput, passwordInput, secondStepInput } from "./schema";
import { redeemSecondFactor, redeemTotp, type SecondFactor, triedTooOften } from "./second-factor";
import { openSession, type SignedIn } from "./sessions";
import { newTotpSecret, sealTotpSecret } from "./totp";

export interface PasswordAccepted {
  readonly challenge: string;
  /** False: the authenticator app has still to be set up. */
  readonly hasSecondFactor: boolean;
  readonly next: string | undefined;
}

/** Checks username and password. Right: a second factor is awaited; nobody is signed in yet. */
export async function checkPassword(
  context: LoadContext<z.output<typeof passwordInput>>,
): Promise<Done<PasswordAccepted> | Refused> {
  const { tx, actor, input, now } = context;
  const { areaId } = actor;
  const credential = await tx.credential.findUnique({
    where: { areaId_username: { areaId, username: input.username } },
    select: {
      id: true,
      personId: true,
      passwordHash: true,
      totpSecret: true,
      totpConfirmedAt: true,
      person: { select: { disablements: { where: { endedAt: null }, select: { id: true } } } },
    },
  });
  const fits = await passwordFits(credential?.passwordHash ?? null, input.password);
  const audit = { subject: "credential", subjectId: credential?.id ?? "" };
  if (!credential || !fits) return { refused: { key: "signin.passwordWrong" }, audit };
  if (credential.person.disablements.length > 0) return { refused: { key: "signin.disabled" }, audit };

  if (!credential.totpSecret) {
    const totpSecret = sealTotpSecret(newTotpSecret());
    await tx.credential.updateMany({ where: { id: credential.id, totpSecret: null }, data: { totpSecret } });
  }
  const challenge = await openChallenge(tx, {
    areaId,
    kind: "SECOND_FACTOR",
    target: credential.personId,
    minutes: SECOND_STEP_MINUTES,
    now,
  });
  const hasSecondFactor = credential.totpConfirmedAt !== null;
  return { data: { challenge, hasSecondFactor, next: input.next }, audit };
}

export interface StaffSignedIn extends SignedIn {
  readonly username: string;
  readonly next: string | undefined;
}

/** Checks the second factor of somebody whose password was accepted. Right: a session. */
export async function checkSecondStep(
  context: LoadContext<z.output<typeof secondStepInput>>,
): Promise<Done<StaffSignedIn> | Refused> {
  const { tx, actor, input, now } = context;
  const step = await awaited(context, true);
  if ("refused" in step) return step;
  const { challenge, credential, audit } = step;
  if (!(await redeemSecondFactor(tx, credential, input.code, now))) return wrong(audit);
  await endChallenge(tx, challenge.id, now);
  const session = await openSession(tx, actor.areaId, challenge.target, "PASSWORD", now);
  return { data: { ...session, username: credential.username, next: input.next }, audit };
}

/** The first code of a new authenticator app. Right: the app counts from now on, recovery codes, and a session. */
export async function confirmTotp(
  context: LoadContext<z.output<typeof confirmTotpInput>>,
): Promise<Done<StaffSignedIn & { codes: string[] }> | Refused> {
  const { tx, actor, input, now } = context;
  const step = await awaited(context, false);
  if ("refused" in step) return step;
  const { challenge, credential, audit } = step;
  if (!(await redeemTotp(tx, credential, input.code, now))) return wrong(audit);
  await endChallenge(tx, challenge.id, now);
  await tx.credential.update({ where: { id: credential.id }, data: { totpConfirmedAt: now } });
  const codes = await renewRecoveryCodes(tx, actor.areaId, credential.id);
  const session = await openSession(tx, actor.areaId, challenge.target, "PASSWORD", now);
  return { data: { ...session, codes, username: credential.username, next: input.next }, audit };
}

interface Awaited {
  readonly challenge: Challenge;
  readonly credential: SecondFactor & { readonly username: string };
  readonly audit: AuditNote;
}

/** The challenge with one try taken, and the credential when its second factor is set up, or not yet, as `confirmed` wants. */
async function awaited(
  context: LoadContext<{ readonly challenge: string }>,
  confirmed: boolean,
): Promise<Awaited | Refused> {
  const { tx, actor, input, now } = context;
  const challenge = await takeTry(tx, actor.areaId, "SECOND_FACTOR", input.challenge, now);
  const credential = challenge && (await credentialOf(tx, actor.areaId, challenge.target, confirmed));
  const audit: AuditNote = { subject: "credential", subjectId: credential?.id ?? "" };
  if (!challenge || !credential) return { refused: { key: "signin.stepOver" }, audit };
  if (await triedTooOften(tx, actor.areaId, challenge.target, now)) {
    return { refused: { key: "errors.tooMany", params: { minutes: 60 } }, audit };
  }
  return { challenge, credential, audit };
}

function credentialOf(tx: Tx, areaId: string, personId: string, confirmed: boolean) {
  return tx.credential.findFirst({
    where: { areaId, personId, totpConfirmedAt: confirmed ? { not: null } : null },
    select: { id: true, username: true, totpSecret: true },
  });
}

function wrong(audit: AuditNote): Refused {
  return { refused: { key: "errors.checkFields" }, fields: { code: { key: "signin.codeWrong" } }, audit };
}
