import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { db } from "@/lib/server/db";
import { forgetEnv } from "@/lib/server/env";
import { sendSms, smsChannel } from "@/lib/server/sms";
import { call, forgetLimits, makeArea, must, nobody, refusal } from "./world";

const MESSAGE = { to: "+8615400008888", text: "验证码 123456", key: "message-1" };
let gateway: Server;
let received: { head: IncomingMessage["headers"]; body: string }[];
let answer: number;

beforeEach(async () => {
  received = [];
  answer = 202;
  gateway = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    received.push({ head: request.headers, body });
    response.writeHead(answer, answer === 302 ? { location: "/elsewhere" } : {}).end();
  });
  await new Promise<void>((ready) => gateway.listen(0, "127.0.0.1", ready));
  configure(`http://127.0.0.1:${(gateway.address() as AddressInfo).port}/sms`);
});
afterEach(() => {
  gateway.closeAllConnections();
  gateway.close();
  configure("", "1");
});

function configure(url: string, demo = "0"): void {
  Object.assign(process.env, {
    SMS_GATEWAY_URL: url,
    SMS_GATEWAY_TOKEN: url && "token-1",
    YIZHAN_DEMO: demo,
  });
  forgetEnv();
}
const failed = { detail: { key: "signin.smsFailed" } };

describe("the gateway", () => {
  it("gets number and text as JSON with the token", async () => {
    await sendSms(MESSAGE);
    expect(received).toHaveLength(1);
    expect(JSON.parse(received[0]?.body ?? "")).toEqual({ to: MESSAGE.to, text: MESSAGE.text });
    expect(received[0]?.head).toMatchObject({
      authorization: "Bearer token-1",
      "content-type": "application/json",
      "idempotency-key": "message-1",
    });
  });

  it.each([400, 401, 500, 302])("answering %i is a sentence, not a fault", async (status) => {
    answer = status;
    await expect(sendSms(MESSAGE)).rejects.toMatchObject(failed);
    expect(received).toHaveLength(1);
  });

  it("being away is a sentence too", async () => {
    configure("http://127.0.0.1:1/sms");
    await expect(sendSms(MESSAGE)).rejects.toMatchObject(failed);
  });

  it("is not called in demo mode", async () => {
    configure("", "1");
    await sendSms(MESSAGE);
    expect(received).toEqual([]);
    expect(smsChannel()).toBe("demo");
  });
});

describe("a real installation", () => {
  beforeEach(() => forgetLimits());

  it("keeps neither the text nor the number of a message", async () => {
    const area = await makeArea();
    const { sms } = await must<{ sms: { text: string } }>("signin.sendCode", nobody(area), {
      phone: MESSAGE.to,
    });
    expect(sms.text).toMatch(/\d{6}/);
    const rows = await db().sentMessage.findMany({ where: { areaId: area } });
    expect(rows).toMatchObject([{ to: "8888", text: "", kind: "sign-in code" }]);
  });

  it("without a gateway says so before anything is written", async () => {
    configure("");
    const area = await makeArea();
    const outcome = await call("signin.sendCode", nobody(area), { phone: MESSAGE.to });
    expect(refusal(outcome)).toBe("signin.smsNone");
    expect(await db().signInChallenge.count({ where: { areaId: area } })).toBe(0);
    await expect(sendSms(MESSAGE)).rejects.toMatchObject({ detail: { key: "signin.smsNone" } });
  });
});
