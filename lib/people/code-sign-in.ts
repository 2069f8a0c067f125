import "server-only";
import type { z } from "zod";
import { randomDigits } from "@/lib/server/crypto";
import type { Tx } from "@/lib/server/db";
import type { Done, LoadContext, Refused } from "@/lib/server/perform";
import { refuse } from "@/lib/server/refusal";
import { noteSent, type Sms, smsChannel } from "@/lib/server/sms";
import { translator } from "@/lib/text/translator";
import type { Actor } from "./actor";
import { codeFits, endChallenge, openChallenge, takeTry } from "./challenges";
import { maskPhone } from "./phone";
import { CODE_MINUTES } from "./rules";
import type { checkCodeInput, sendCodeInput } from "./schema";
import { openSession, type SignedIn } from "./sessions";

export interface CodeSent {
  readonly challenge: string;
  readonly sms: Sms;
  readonly next: string | undefined;
}

/**
 * Sends a code to a number. Whether anybody is registered under it is not looked up at all, so that neither the
 * answer nor its time can tell.
 */
export async function sendCode(
  context: LoadContext<z.output<typeof sendCodeInput>>,
): Promise<Done<CodeSent>> {
  const { tx, actor, input, now } = context;
  if (smsChannel() === "none") refuse("signin.smsNone");
  const code = randomDigits(6);
  const challenge = await openChallenge(tx, {
    areaId: actor.areaId,
    kind: "PHONE_CODE",
    target: input.phone,
    minutes: CODE_MINUTES,
    now,
    code,
  });
  const text = translator(actor.locale)("signin.smsText", { code, minutes: CODE_MINUTES });
  const key = crypto.randomUUID();
  const sms: Sms = { areaId: actor.areaId, to: input.phone, kind: "sign-in code", text, key };
  await noteSent(tx, sms);
  return { data: { challenge, sms, next: input.next }, audit: { subject: "challenge", subjectId: "" } };
}

/** Checks a code. Right: a session for the person behind the number, who becomes a resident when new. */
export async function checkCode(
  context: LoadContext<z.output<typeof checkCodeInput>>,
): Promise<Done<SignedIn & { next: string | undefined }> | Refused> {
  const { tx, actor, input, now } = context;
  const challenge = await takeTry(tx, actor.areaId, "PHONE_CODE", input.challenge, now);
  const audit = { subject: "challenge", subjectId: challenge?.id ?? "" };
  if (!challenge) return { refused: { key: "signin.codeOver" }, audit };
  if (!codeFits(challenge, input.code)) {
    return { refused: { key: "errors.checkFields" }, fields: { code: { key: "signin.codeWrong" } }, audit };
  }
  await endChallenge(tx, challenge.id, now);
  const personId = await personWithPhone(tx, actor, challenge.target, now);
  const session = await openSession(tx, actor.areaId, personId, "CODE", now);
  return { data: { ...session, next: input.next }, audit: { subject: "person", subjectId: personId } };
}

async function personWithPhone(tx: Tx, actor: Actor, phone: string, now: Date): Promise<string> {
  const { areaId, locale } = actor;
  await tx.person.createMany({
    data: { areaId, phone, name: maskPhone(phone), locale, createdAt: now },
    skipDuplicates: true,
  });
  const person = await tx.person.findUniqueOrThrow({
    where: { areaId_phone: { areaId, phone } },
    select: { id: true, grants: { where: { endsAt: null }, select: { id: true }, take: 1 } },
  });
  if (person.grants.length === 0) {
    await tx.roleGrant.createMany({
      data: {
        areaId,
        personId: person.id,
        role: "RESIDENT",
        scopeKind: "AREA",
        scopeId: areaId,
        startsAt: now,
      },
    });
  }
  return person.id;
}
