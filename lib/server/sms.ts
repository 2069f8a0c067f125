import "server-only";
import type { Tx } from "./db";
import { env } from "./env";
import { refuse } from "./refusal";

const TIMEOUT_MS = 8_000;

export interface Sms {
  readonly areaId: string;
  /** E.164. */
  readonly to: string;
  readonly kind: string;
  readonly text: string;
  /** The same for every try of one message, so that whoever passes it on passes it on once. */
  readonly key: string;
}

/** Where messages go: shown on the page in demo mode, through the gateway when one is configured, else nowhere. */
export function smsChannel(): "demo" | "gateway" | "none" {
  const { YIZHAN_DEMO, SMS_GATEWAY_URL } = env();
  if (YIZHAN_DEMO) return "demo";
  return SMS_GATEWAY_URL ? "gateway" : "none";
}

/** Whether messages can go to a mobile number: through the gateway, or shown on the page in demo mode. */
export function smsOffered(): boolean {
  return smsChannel() !== "none";
}

/** Notes that a message leaves, once for each key. Receiver and text are kept in demo mode only. */
export async function noteSent(tx: Tx, { areaId, to, kind, text, key }: Sms, at?: Date): Promise<void> {
  const demo = smsChannel() === "demo";
  await tx.sentMessage.createMany({
    data: { areaId, kind, key, to: demo ? to : to.slice(-4), text: demo ? text : "", ...(at ? { at } : {}) },
    skipDuplicates: true,
  });
}

/**
 * Hands a message to the gateway: POST of `{ to, text }` as JSON with a bearer token and its key as `Idempotency-Key`,
 * by which the gateway knows a repeated one; any 2xx is success.
 * Refuses with a sentence when it can't be sent. In demo mode there is nothing to hand over.
 */
export async function sendSms({ to, text, key }: Pick<Sms, "to" | "text" | "key">): Promise<void> {
  const channel = smsChannel();
  if (channel === "demo") return;
  const { SMS_GATEWAY_URL, SMS_GATEWAY_TOKEN } = env();
  if (channel === "none" || !SMS_GATEWAY_URL) refuse("signin.smsNone");
  const accepted = await fetch(SMS_GATEWAY_URL, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      "idempotency-key": key,
      ...(SMS_GATEWAY_TOKEN ? { authorization: `Bearer ${SMS_GATEWAY_TOKEN}` } : {}),
    },
    body: JSON.stringify({ to, text }),
    redirect: "error",
    signal: AbortSignal.timeout(TIMEOUT_MS),
  }).then(
    (response) => response.ok,
    () => false,
  );
  if (!accepted) refuse("signin.smsFailed");
}
