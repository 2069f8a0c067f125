import { createServer } from "node:http";
import { type AddressInfo, createServer as createTcp } from "node:net";
import { keyOfSubscription } from "@/lib/cases/subscriptions";
import { confirmMessages } from "@/lib/messages/verbs";
import { db } from "@/lib/server/db";
import { forgetEnv } from "@/lib/server/env";
import { NOW } from "@/prisma/seed/minimal";
import { call, done, report } from "../cases/filing-world";

/** Sets variables for the rest of the test file, e.g. a gateway instead of demo mode. */
export function configure(variables: Record<string, string>): void {
  Object.assign(process.env, variables);
  forgetEnv();
}

export const demo = () =>
  configure({ YIZHAN_DEMO: "1", SMS_GATEWAY_URL: "", SMS_GATEWAY_TOKEN: "", SMTP_URL: "", MAIL_FROM: "" });

/** What counts by the day begins anew: callers, and first messages to a number or address. */
export async function anotherDay(): Promise<void> {
  await db().rateLimit.deleteMany();
  await db().caseSubscription.updateMany({ data: { createdAt: new Date(0) } });
}

/** A report whose writer wants messages; `confirmed` unless told otherwise. */
export async function wanting(
  contact: Record<string, string> = { phone: "13812342764" },
  confirmed = true,
  now: Date = NOW,
) {
  const filed = await report({ contact: { ...contact, messages: "yes", consent: "yes" } }, undefined, now);
  const subscriptions = await db().caseSubscription.findMany({ where: { caseId: filed.id } });
  if (confirmed) {
    for (const { id } of subscriptions) {
      await done(call(confirmMessages, { key: keyOfSubscription(id) }, undefined, now));
    }
  }
  return { ...filed, subscriptions };
}

export const messagesOf = (caseId: string) =>
  db().message.findMany({
    where: { subscription: { caseId } },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });

/** A gateway as one may be had: counts what it is asked, and passes on what it has not passed on under that key. */
export async function fakeGateway() {
  const gateway = {
    asked: [] as string[],
    passedOn: [] as { to: string; text: string }[],
    answer: 200,
    close,
  };
  const known = new Set<string>();
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    const key = String(request.headers["idempotency-key"]);
    gateway.asked.push(key);
    if (gateway.answer === 200 && !known.has(key)) {
      known.add(key);
      gateway.passedOn.push(JSON.parse(body));
    }
    response.writeHead(gateway.answer).end();
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const { port } = server.address() as AddressInfo;
  configure({ YIZHAN_DEMO: "0", SMS_GATEWAY_URL: `http://127.0.0.1:${port}/sms`, SMS_GATEWAY_TOKEN: "t" });
  function close() {
    server.closeAllConnections();
    server.close();
    demo();
  }
  return gateway;
}

/** A mail server that takes everything and keeps it, or refuses every receiver by name. */
export async function fakeMailServer({ refusing = false } = {}) {
  const letters: string[] = [];
  const server = createTcp((socket) => {
    let letter: string | null = null;
    let rest = "";
    socket.write("220 ready\r\n");
    socket.on("error", () => {});
    socket.on("data", (chunk) => {
      rest += chunk.toString();
      for (let end = rest.indexOf("\r\n"); end !== -1; end = rest.indexOf("\r\n")) {
        const line = rest.slice(0, end);
        rest = rest.slice(end + 2);
        if (letter !== null) {
          if (line === ".") {
            letters.push(letter);
            letter = null;
            socket.write("250 taken\r\n");
          } else letter += `${line}\n`;
        } else if (line === "DATA") {
          letter = "";
          socket.write("354 go on\r\n");
        } else if (line === "QUIT") socket.end("221 bye\r\n");
        else if (refusing && line.startsWith("RCPT")) socket.write(`550 ${line} is unknown here\r\n`);
        else socket.write("250 ok\r\n");
      }
    });
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const { port } = server.address() as AddressInfo;
  configure({ YIZHAN_DEMO: "0", SMTP_URL: `smtp://127.0.0.1:${port}`, MAIL_FROM: "yizhan@example.org" });
  return {
    letters,
    close: () => {
      server.close();
      demo();
    },
  };
}
