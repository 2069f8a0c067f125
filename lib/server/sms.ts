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
}

/** Where messages go: shown on the page in demo mode, through the gateway when one is configured, else nowhere. */
export function smsChannel(): "demo" | "gateway" | "none" {
  const { YIZHAN_DEMO, SMS_GATEWAY_URL } = env();
  if (YIZHAN_DEMO) return "demo";
  return SMS_GATEWAY_URL ? "gateway" : "none";
}

/** Notes that a message leaves. Number and text are kept in demo mode only. */
export async function noteSms(tx: Tx, { areaId, to, kind, text }: Sms): Promise<void> {
  const demo = smsChannel() === "demo";
  await tx.sentMessage.create({
    data: { areaId, kind, to: demo ? to : to.slice(-4), text: demo ? text : "" },
  });
}

/**
 * Hands a message to the gateway: POST of `{ to, text }` as JSON with a bearer token; any 2xx is success.
 * Refuses with a sentence when it can't be sent. In demo mode there is nothing to hand over.
 */
export async function sendSms({ to, text }: Pick<Sms, "to" | "text">): Promise<void> {
  const channel = smsChannel();
  if (channel === "demo") return;
  const { SMS_GATEWAY_URL, SMS_GATEWAY_TOKEN } = env();
  if (channel === "none" || !SMS_GATEWAY_URL) refuse("signin.smsNone");
  const accepted = await fetch(SMS_GATEWAY_URL, {
    method: "POST",
    headers: {
      "content-type": "application/json",
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
