import "server-only";
import { createTransport, type Transporter } from "nodemailer";
import { env } from "./env";

const TIMEOUT_MS = 10_000;
const transports = new Map<string, Transporter>();

export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** The same for every try of one message; becomes its Message-ID, by which mailboxes know a repeated one. */
  readonly key: string;
}

/** Whether messages can go by e-mail: through the server of SMTP_URL, or shown on the page in demo mode. */
export function mailOffered(): boolean {
  const { SMTP_URL, YIZHAN_DEMO } = env();
  return YIZHAN_DEMO || SMTP_URL !== undefined;
}

/** Hands a message to the mail server; throws when it is not taken. In demo mode there is nothing to hand over. */
export async function sendMail({ to, subject, text, key }: Mail): Promise<void> {
  const { SMTP_URL, MAIL_FROM, APP_URL, YIZHAN_DEMO } = env();
  if (YIZHAN_DEMO) return;
  if (!SMTP_URL || !MAIL_FROM) throw new Error("SMTP_URL is not set.");
  const messageId = `<${key}@${new URL(APP_URL).hostname}>`;
  await transportTo(SMTP_URL).sendMail({ from: MAIL_FROM, to, subject, text, messageId });
}

function transportTo(url: string): Transporter {
  let transport = transports.get(url);
  if (!transport) {
    const patience = {
      connectionTimeout: TIMEOUT_MS,
      greetingTimeout: TIMEOUT_MS,
      socketTimeout: TIMEOUT_MS,
    };
    transport = createTransport({ url, ...patience });
    transports.set(url, transport);
  }
  return transport;
}
