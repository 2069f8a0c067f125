import pino from "pino";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import * as end from "@/lib/cases/desk-verbs-end";
import * as office from "@/lib/cases/desk-verbs-office";
import * as work from "@/lib/cases/desk-verbs-work";
import { reopen, reply } from "@/lib/cases/follow-verbs";
import { openDispute } from "@/lib/mediation/verbs";
import { takeNext } from "@/lib/messages/outbox";
import { LEASE_MS, TRIES_MOST } from "@/lib/messages/rules";
import { sendWaiting } from "@/lib/messages/send";
import { letterOf } from "@/lib/messages/texts";
import { db } from "@/lib/server/db";
import { sendSms } from "@/lib/server/sms";
import { MINIMAL as M, minimalActor, NOW, seedMinimal } from "@/prisma/seed/minimal";
import { withoutIds } from "../../support/without-ids";
import { call, done, nobody, ownFiles, report } from "../cases/filing-world";
import { anotherDay, demo, fakeGateway, fakeMailServer, messagesOf, wanting } from "./world";

let removeFiles: () => void;
beforeAll(async () => {
  removeFiles = ownFiles();
  await seedMinimal();
});
afterAll(() => removeFiles());
beforeEach(async () => {
  demo();
  await db().message.deleteMany();
  await db().sentMessage.deleteMany();
  await anotherDay();
});

const at = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);
const send = (now: Date = NOW) => sendWaiting(() => now);
const jobs = async () => {
  const [row] = await db().$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM graphile_worker.jobs WHERE task_identifier = 'send_messages'`;
  return row?.count ?? 0;
};
const cadre = minimalActor("NEIGHBOURHOOD_CADRE");

/** Makes a move at the desk with the case's present version. */
async function desk(verb: unknown, id: string, fields: Record<string, unknown>, now: Date = NOW) {
  const { version } = await db().case.findUniqueOrThrow({ where: { id } });
  await done(call(verb as typeof office.acceptCase, { id, version: String(version), ...fields }, cadre, now));
}

describe("written with the event", () => {
  it("one message for each thing the person should know, and none for the rest", async () => {
    const { id, reference } = await wanting();
    const own = { ...nobody, caseIds: [id] };
    await desk(office.acceptCase, id, {}, at(1));
    await desk(office.noteCase, id, { text: "老人耳背" }, at(2));
    await desk(office.assignCase, id, { assigneeId: cadre.personId }, at(3));
    await desk(office.pauseCase, id, { question: "运单号是多少？" }, at(4));
    await done(call(reply, { reference, text: "在这里" }, own, at(5)));
    await desk(office.pauseCase, id, { question: "门牌号是多少？" }, at(6));
    await desk(office.resumeCase, id, { reason: "已经电话问清" }, at(7));
    await desk(office.answerCase, id, { text: "正在查" }, at(8));
    const dispatch = { outletId: M.outlets.own, dueOn: "2026-11-24", dueReason: "网点最清楚" };
    await desk(work.dispatchCase, id, dispatch, at(9));
    await desk(work.handleCase, id, { text: "已经送到家" }, at(10));
    await desk(work.verifyCase, id, { text: "" }, at(11));
    await desk(end.closeCase, id, { outcome: "SOLVED", reason: "居民确认收到" }, at(12));
    await done(call(reopen, { reference, reason: "还是没有送上来" }, own, at(13)));
    const kinds = (await messagesOf(id)).map(({ kind }) => kind);
    expect(kinds).toEqual([
      "RECEIVED",
      "ASKED",
      "ASKED",
      "MOVED",
      "ANSWERED",
      "MOVED",
      "HANDLED",
      "CLOSED",
      "REOPENED",
    ]);
  });

  it("putting it to mediation is no answer, and is not told as one", async () => {
    const { id } = await wanting();
    await desk(office.acceptCase, id, {}, at(1));
    const parties = { firstName: "周玉兰", secondName: "顺达东里网点" };
    await desk(openDispute, id, { channel: "PARTY", summary: "谁赔这一单", ...parties }, at(2));
    expect((await messagesOf(id)).map(({ kind }) => kind)).toEqual(["RECEIVED", "MEDIATION"]);
    await send(at(3));
    const [, message] = await messagesOf(id);
    const sent = await db().sentMessage.findFirstOrThrow({ where: { key: message?.id ?? "" } });
    expect(sent.text).toContain("提请双方调解");
    expect(sent.text).not.toMatch(/答复|周玉兰/);
  });

  it("one for a reopening, which says so when the office decided on it", async () => {
    const closed = async () => {
      const filed = await wanting();
      await desk(end.refuseCase, filed.id, { reason: "请找物业" }, at(1));
      return filed;
    };
    const [theirs, ours] = [await closed(), await closed()];
    const own = { ...nobody, caseIds: [theirs.id] };
    await done(call(reopen, { reference: theirs.reference, reason: "物业说不归他们" }, own, at(2)));
    await desk(end.reopenCase, ours.id, { reason: "物业来电，这件归社区" }, at(2));
    await send(at(3));
    const textOf = async (id: string) => {
      const [message, ...more] = (await messagesOf(id)).filter(({ kind }) => kind === "REOPENED");
      expect(more).toEqual([]);
      const key = message?.id ?? "";
      return (await db().sentMessage.findFirstOrThrow({ where: { key } })).text;
    };
    // The reason is read on the page, not in the message.
    expect(await textOf(theirs.id)).toMatch(/：重新开始办，11月25日 17:00前答复：http/);
    expect(await textOf(ours.id)).toMatch(/：这件事我们决定重新办理，11月25日 17:00前答复：http/);
    expect(await textOf(ours.id)).not.toContain("物业");
  });

  it("a dispatch names the outlet's limit as the outlet's; the person's own stays what was promised", async () => {
    const { id } = await wanting();
    await desk(office.acceptCase, id, {}, at(1));
    const dispatch = { outletId: M.outlets.own, dueOn: "2026-11-24", dueReason: "网点最清楚" };
    await desk(work.dispatchCase, id, dispatch, at(2));
    await desk(office.pauseCase, id, { question: "运单号是多少？" }, at(3));
    await desk(office.resumeCase, id, { reason: "已经电话问清" }, at(4));
    await send(at(5));
    const moved = (await messagesOf(id)).filter(({ kind }) => kind === "MOVED");
    const sent = await db().sentMessage.findMany({ where: { key: { in: moved.map((one) => one.id) } } });
    const [given, resumed] = moved.map((one) => sent.find(({ key }) => key === one.id)?.text);
    expect(given).toMatch(/网点11月24日 17:00前办；给您答复的时限没有变。/);
    expect(resumed).toMatch(/现在的时限是11月26日 09:01前/);
    expect(resumed).not.toContain("网点");
  });

  it("none at all when no messages are wanted", async () => {
    const { id } = await report();
    await desk(office.acceptCase, id, {});
    await desk(office.answerCase, id, { text: "正在查" });
    expect(await messagesOf(id)).toEqual([]);
  });

  it("wakes the job at the commit, and a transaction that fails leaves neither message nor job", async () => {
    const before = await jobs();
    const { id } = await wanting();
    expect(await jobs()).toBe(before + 1);
    const event = { areaId: M.area, caseId: id, at: NOW, kind: "HANDLED" as const, text: "白写" };
    const failing = db().$transaction(async (tx) => {
      await tx.caseEvent.create({ data: event });
      throw new Error("power cut");
    });
    await expect(failing).rejects.toThrow("power cut");
    expect((await messagesOf(id)).map(({ kind }) => kind)).toEqual(["RECEIVED"]);
    expect(await jobs()).toBe(before + 1);
    // Negative control: the same event in a transaction that succeeds leaves both.
    await db().caseEvent.create({ data: event });
    expect(await messagesOf(id)).toHaveLength(2);
    expect(await jobs()).toBe(before + 2);
  });

  it("not twice for one event, receiver and channel", async () => {
    const { id } = await wanting();
    const [message] = await messagesOf(id);
    if (!message) throw new Error("no message");
    const { id: _id, ...same } = message;
    await expect(db().message.create({ data: same })).rejects.toThrow(/Unique constraint/);
  });

  it("goes to number and address when both are given", async () => {
    const { id, subscriptions } = await wanting({ phone: "13812342764", email: "zhou@example.org" });
    expect(subscriptions.map(({ channel, address }) => [channel, address]).sort()).toEqual([
      ["EMAIL", "zhou@example.org"],
      ["SMS", "+8613812342764"],
    ]);
    expect(await messagesOf(id)).toHaveLength(2);
  });
});

describe("sent by the job", () => {
  it("once, by however many senders at once", async () => {
    const { id } = await wanting();
    await desk(office.answerCase, id, { text: "正在查" });
    const sent = await Promise.all(Array.from({ length: 8 }, () => send()));
    expect(sent.reduce((total, one) => total + one, 0)).toBe(2);
    expect(await db().sentMessage.count()).toBe(2);
    expect(await send(at(60))).toBe(0);
  });

  it("in the language of the report, with number and link, without a word of the report", async () => {
    const { reference } = await wanting();
    await send();
    const english = await report(
      { contact: { phone: "13812342764", messages: "yes", consent: "yes" } },
      { ...nobody, locale: "en" },
    );
    await send();
    const texts = (await db().sentMessage.findMany({ orderBy: { id: "asc" } })).map(({ text }) => text);
    expect(texts[0]).toContain(`${reference.slice(0, 4)}-${reference.slice(4)}`);
    expect(texts[0]).toMatch(/收到您反映的事.*http:\/\/127\.0\.0\.1:3000\/m\/[0-9A-Za-z]{22} /);
    expect(texts[1]).toMatch(/^\[Yizhan\] We have your report/);
    expect(texts[1]).toContain(english.reference.slice(4));
    expect(withoutIds(texts)).not.toMatch(/送上门|2764/);
  });

  it("of an ended subscription is dropped", async () => {
    const { id, subscriptions } = await wanting();
    await db().caseSubscription.updateMany({ where: { caseId: id }, data: { endedAt: NOW } });
    expect(await send()).toBe(0);
    expect(await messagesOf(id)).toMatchObject([{ sentAt: null, givenUpAt: NOW, fault: "ended" }]);
    expect(subscriptions).toHaveLength(1);
  });
});

describe("through a gateway", () => {
  let gateway: Awaited<ReturnType<typeof fakeGateway>>;
  beforeEach(async () => {
    gateway = await fakeGateway();
  });
  afterEach(() => gateway.close());

  it("a crash between sending and marking does not send twice: it is tried again under the same key", async () => {
    const { id } = await wanting();
    const taken = await takeNext(NOW);
    if (!taken) throw new Error("nothing was due");
    await sendSms({ to: taken.subscription.address, text: letterOf(taken).text, key: taken.id });
    // The process dies here. Until the lease is over nobody else takes it; then it is tried again.
    expect(await send(at(1))).toBe(0);
    expect(await send(new Date(NOW.getTime() + LEASE_MS))).toBe(1);
    expect(gateway.asked).toEqual([taken.id, taken.id]);
    expect(gateway.passedOn).toHaveLength(1);
    expect(await messagesOf(id)).toMatchObject([{ tries: 2, fault: "" }]);
    expect(await db().sentMessage.findMany()).toMatchObject([{ to: "2764", text: "", key: taken.id }]);
    // Negative control: under a new key the gateway would have passed on a second one.
    await sendSms({ to: taken.subscription.address, text: letterOf(taken).text, key: "another" });
    expect(gateway.passedOn).toHaveLength(2);
  });

  it("a crash after noting does not note twice", async () => {
    const { id } = await wanting();
    await send();
    await db().message.updateMany({ where: { subscription: { caseId: id } }, data: { sentAt: null } });
    await send(at(10));
    expect(await db().sentMessage.count()).toBe(1);
  });

  it("that refuses is tried again with growing pauses, and given up in sight after the last", async () => {
    const { id } = await wanting();
    gateway.answer = 503;
    const waited: number[] = [];
    let now = NOW;
    for (let tries = 1; tries <= TRIES_MOST; tries += 1) {
      expect(await send(now)).toBe(0);
      const [message] = await messagesOf(id);
      expect(message).toMatchObject({ tries, fault: "signin.smsFailed" });
      if (message?.givenUpAt) break;
      const next = message?.nextAt ?? now;
      waited.push((next.getTime() - now.getTime()) / 60_000);
      expect(await send(new Date(next.getTime() - 1))).toBe(0);
      expect(gateway.asked).toHaveLength(tries);
      now = next;
    }
    expect(waited).toEqual([1, 5, 15, 60, 240, 480, 720]);
    expect(await messagesOf(id)).toMatchObject([{ tries: TRIES_MOST, sentAt: null, givenUpAt: now }]);
    gateway.answer = 200;
    expect(await send(at(100_000))).toBe(0);
    expect(gateway.passedOn).toEqual([]);
  });

  it("that is back again gets what waited", async () => {
    const { id } = await wanting();
    gateway.answer = 500;
    await send();
    gateway.answer = 200;
    expect(await send(at(1))).toBe(1);
    expect(await messagesOf(id)).toMatchObject([{ sentAt: at(1), fault: "" }]);
    expect(gateway.passedOn).toMatchObject([{ to: "+8613812342764" }]);
  });
});

describe("what is written down when it fails", () => {
  const written: string[] = [];
  const held = globalThis as { yizhanLog?: unknown };
  beforeEach(() => {
    written.length = 0;
    held.yizhanLog = pino({ level: "trace" }, { write: (line: string) => written.push(line) });
  });
  afterEach(() => {
    delete held.yizhanLog;
  });

  it("holds neither number, address nor text, though the other side names them", async () => {
    const gateway = await fakeGateway();
    gateway.answer = 500;
    const server = await fakeMailServer({ refusing: true });
    try {
      const { id, reference } = await wanting({ phone: "13812342764", email: "zhou@example.org" });
      expect(await send()).toBe(0);
      expect(written).toHaveLength(2);
      const kept = written.join("") + JSON.stringify(await messagesOf(id));
      expect(withoutIds(kept)).not.toMatch(/2764|zhou|example\.org/);
      expect(kept).not.toContain(reference.slice(4));
      expect(kept).not.toContain("/m/");
    } finally {
      server.close();
      gateway.close();
    }
  });
});

describe("by e-mail", () => {
  it("carries the same Message-ID at every try", async () => {
    const server = await fakeMailServer();
    try {
      const { id } = await wanting({ email: "zhou@example.org" });
      expect(await send()).toBe(1);
      await db().message.updateMany({ where: { subscription: { caseId: id } }, data: { sentAt: null } });
      expect(await send(at(10))).toBe(1);
      const [message] = await messagesOf(id);
      const ids = server.letters.map((letter) => /^Message-ID: (.*)$/m.exec(letter)?.[1]);
      expect(ids).toEqual([`<${message?.id}@127.0.0.1>`, `<${message?.id}@127.0.0.1>`]);
      expect(server.letters[0]).toMatch(/^To: zhou@example.org$/m);
    } finally {
      server.close();
    }
  });
});
