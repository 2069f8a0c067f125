import "server-only";
import { log } from "@/lib/server/log";
import { sendMail } from "@/lib/server/mail";
import { Refusal } from "@/lib/server/refusal";
import { sendSms } from "@/lib/server/sms";
import { drop, markFailed, markSent, takeNext, type Waiting } from "./outbox";
import { type Letter, letterOf } from "./texts";

/** Messages sent by one run at most; the job runs again within a minute. */
const AT_ONCE = 200;

/**
 * Sends what is due, one after the other, and returns how many left. May run in several processes at once. A message
 * whose sender died between sending and marking is handed over again under the same key.
 */
export async function sendWaiting(now: () => Date): Promise<number> {
  let sent = 0;
  for (let count = 0; count < AT_ONCE; count += 1) {
    const message = await takeNext(now());
    if (!message) break;
    if (await sendOne(message, now)) sent += 1;
  }
  return sent;
}

async function sendOne(message: Waiting, now: () => Date): Promise<boolean> {
  if (message.subscription.endedAt) {
    await drop(message, now());
    return false;
  }
  const letter = letterOf(message);
  try {
    await handOver(message, letter);
  } catch (error) {
    const fault = faultOf(error);
    log().warn({ message: message.id, tries: message.tries, fault }, "a message could not be sent");
    await markFailed(message, fault, now());
    return false;
  }
  await markSent(message, letter.text, now());
  return true;
}

/** Its kind alone: what a mail server says may hold the address. */
function faultOf(error: unknown): string {
  if (error instanceof Refusal) return error.detail.key;
  return error instanceof Error ? error.name : "unknown";
}

function handOver({ id, subscription }: Waiting, { subject, text }: Letter): Promise<void> {
  const to = subscription.address;
  return subscription.channel === "SMS"
    ? sendSms({ to, text, key: id })
    : sendMail({ to, subject, text, key: id });
}
