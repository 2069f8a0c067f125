import { randomUUID } from "node:crypto";
import { NextRequest } from "next/server";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { GET as openLink } from "@/app/(public)/m/[key]/route";
import { draftToken } from "@/lib/cases/draft-cookie";
import { fileReport } from "@/lib/cases/filing";
import { openByDigits } from "@/lib/cases/follow-verbs";
import { followCase } from "@/lib/cases/queries";
import { newReference } from "@/lib/cases/reference";
import { addPhoto, sayContact } from "@/lib/cases/report-verbs";
import { keyOfSubscription, subscribe } from "@/lib/cases/subscriptions";
import { askedOf } from "@/lib/messages/asked";
import { sendWaiting } from "@/lib/messages/send";
import { subscriptionsOf } from "@/lib/messages/subscriptions";
import { confirmMessages, declineMessages, stopMessages } from "@/lib/messages/verbs";
import { ROLES } from "@/lib/people/actor";
import { readOpened } from "@/lib/server/case-cookie";
import { db } from "@/lib/server/db";
import { foreignActor, MINIMAL as M, minimalActor, NOW, seedMinimal } from "@/prisma/seed/minimal";
import { withoutIds } from "../../support/without-ids";
import { call, done, fillIn, nobody, ownFiles, report } from "../cases/filing-world";
import { anotherDay, configure, demo, messagesOf, wanting } from "./world";

const held = vi.hoisted(() => ({ actor: null as unknown, jar: new Map<string, string>() }));
vi.mock("@/lib/server/actor", () => ({ currentActor: async () => held.actor }));
vi.mock("next/headers", () => ({
  headers: async () => new Headers(),
  cookies: async () => ({
    get: (name: string) => (held.jar.has(name) ? { value: held.jar.get(name) } : undefined),
    set: (name: string, value: string) => held.jar.set(name, value),
  }),
}));

let removeFiles: () => void;
beforeAll(async () => {
  removeFiles = ownFiles();
  await seedMinimal();
});
afterAll(() => removeFiles());
beforeEach(async () => {
  demo();
  await anotherDay();
  held.actor = nobody;
  held.jar.clear();
});

const open = (key: string) =>
  openLink(new NextRequest(`http://127.0.0.1:3000/m/${key}`), { params: Promise.resolve({ key }) });
const opened = () =>
  [...held.jar].filter(([name]) => name.endsWith("-cases")).flatMap(([, v]) => readOpened(v));
const wish = (phone: string) => ({ phone, messages: "yes", consent: "yes" });
const answered = (caseId: string) =>
  db().caseEvent.create({ data: { areaId: M.area, caseId, at: NOW, kind: "HANDLED" } });

describe("the box at the contact step", () => {
  const contact = async (fields: Record<string, string>) => {
    const { draftId } = await done(call(addPhoto, {}));
    const outcome = await call(sayContact, { draft: draftToken(draftId), ...fields });
    return outcome.kind === "invalid"
      ? Object.fromEntries(Object.entries(outcome.fields).map(([name, { key }]) => [name, key]))
      : outcome.kind;
  };

  it.each([
    ["nowhere to send to", {}, { messages: "report.contact.messagesWhere.both" }],
    [
      "a landline",
      { phone: "010-62345678", consent: "yes" },
      { messages: "report.contact.messagesWhere.both" },
    ],
    ["no consent", { email: "zhou@example.org" }, { consent: "report.contact.consentNeeded" }],
    ["no address", { email: "zhou@example", consent: "yes" }, { email: "report.contact.emailWrong" }],
    ["two addresses", { email: "a@b.cn,c@d.cn", consent: "yes" }, { email: "report.contact.emailWrong" }],
    ["a header", { email: "a@b.cn\nBcc: c@d.cn", consent: "yes" }, { email: "report.contact.emailWrong" }],
    ["full-width", { email: "ｚｈｏｕ＠ｅｘａｍｐｌｅ．ｏｒｇ", consent: "yes" }, "done"],
    ["a mobile number", { phone: "138 1234 2764", consent: "yes" }, "done"],
  ])("%s", async (_name, fields, expected) => {
    expect(await contact({ messages: "yes", ...(fields as Record<string, string>) })).toEqual(expected);
  });

  it("offers no e-mail where none can be sent", async () => {
    configure({ YIZHAN_DEMO: "0", SMS_GATEWAY_URL: "http://127.0.0.1:1/sms" });
    expect(await contact({ email: "zhou@example.org", consent: "yes" })).toEqual({
      email: "report.contact.emailWrong",
    });
  });

  it("refuses a wish for messages that can't be sent, and promises none that a gateway would have to send", async () => {
    const phone = { phone: "13812342764", consent: "yes" };
    configure({ YIZHAN_DEMO: "0" });
    expect(await contact({ ...phone, messages: "yes" })).toEqual({
      messages: "report.contact.messagesWhere.none",
    });
    expect(await contact(phone)).toBe("done");
    configure({ SMTP_URL: "smtp://127.0.0.1:1", MAIL_FROM: "yizhan@example.org" });
    expect(await contact({ ...phone, messages: "yes" })).toEqual({
      messages: "report.contact.messagesWhere.email",
    });
    // Wanted at both: by e-mail alone.
    const { subscriptions } = await wanting({ phone: "13812342764", email: "zhou@example.org" }, false);
    expect(subscriptions.map(({ channel }) => channel)).toEqual(["EMAIL"]);
    // Negative control: with a gateway the number will do.
    configure({ SMTP_URL: "", MAIL_FROM: "", SMS_GATEWAY_URL: "http://127.0.0.1:1/sms" });
    expect(await contact({ ...phone, messages: "yes" })).toBe("done");
  });

  it("floods nobody: six first messages a day for one number, however it is written", async () => {
    const [one, other] = ["139 0000 1111", "13900001112"];
    for (const phone of [one, "13900001111", "+8613900001111", "139-0000-1111", "１３９００００１１１１"])
      await wanting({ phone }, false);
    // The sixth of several at once; the others are told.
    const drafts = await Promise.all([1, 2, 3].map(() => fillIn({ contact: wish(one) })));
    const at = (now: Date) => Promise.all(drafts.map((draft) => call(fileReport, { draft }, nobody, now)));
    const outcomes = await at(NOW);
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(["done", "invalid", "invalid"]);
    expect(outcomes.find(({ kind }) => kind === "invalid")).toMatchObject({
      message: { key: "report.check.messagesMost" },
    });
    // What has been filed is filed, however often it is sent; without the box, and for another number, it goes on.
    expect((await at(NOW)).map(({ kind }) => kind).sort()).toEqual(["done", "invalid", "invalid"]);
    await report({ contact: { phone: one, consent: "yes" } });
    await wanting({ phone: other }, false);
    // A day later so do these.
    expect((await at(new Date(NOW.getTime() + 86_400_000))).map(({ kind }) => kind)).toEqual(
      Array(3).fill("done"),
    );
  });

  it("neither slips nor forms that go no further use it up", async () => {
    const phone = "13900002222";
    for (let time = 0; time < 8; time += 1) {
      expect(await contact({ phone, messages: "yes" })).toEqual({ consent: "report.contact.consentNeeded" });
      expect(await contact({ phone, messages: "yes", consent: "yes" })).toBe("done");
    }
    const { subscriptions } = await wanting({ phone }, false);
    expect(subscriptions).toHaveLength(1);
  });
});

describe("before it is confirmed", () => {
  it("only the first message goes out; afterwards the others do", async () => {
    const { id, subscriptions } = await wanting(undefined, false);
    await answered(id);
    expect((await messagesOf(id)).map(({ kind }) => kind)).toEqual(["RECEIVED"]);
    const key = keyOfSubscription(subscriptions[0]?.id ?? "");
    await done(call(confirmMessages, { key }));
    await answered(id);
    expect(await messagesOf(id)).toHaveLength(2);
  });

  it("the link opens nothing and changes nothing, however often it is fetched; its page asks", async () => {
    const { id, reference, subscriptions } = await wanting(undefined, false);
    const key = keyOfSubscription(subscriptions[0]?.id ?? "");
    const state = () =>
      Promise.all([
        db().caseSubscription.findMany({ where: { caseId: id } }),
        db().message.count(),
        db().auditEntry.count(),
      ]);
    const before = await state();
    for (const _time of [1, 2]) {
      const answer = await open(key);
      expect(answer.status).toBe(303);
      expect(answer.headers.get("location")).toBe("/m");
      expect(answer.headers.get("cache-control")).toBe("no-store");
      const asked = await askedOf(nobody);
      expect(asked).toEqual({
        key,
        reference,
        category: expect.any(String),
        on: NOW,
        joined: false,
        ended: false,
      });
    }
    expect(await state()).toEqual(before);
    expect(opened()).toEqual([]);
    expect(await followCase(nobody, reference, NOW, false)).toEqual({ kind: "locked" });
  });

  it("a yes opens the case, and so does the link from then on", async () => {
    const { id, reference, subscriptions } = await wanting(undefined, false);
    const key = keyOfSubscription(subscriptions[0]?.id ?? "");
    await open(key);
    expect((await done(call(confirmMessages, { key }))).opens).toBe(id);
    expect(await askedOf(nobody)).toBeNull();
    held.jar.clear();
    const answer = await open(key);
    expect(answer.headers.get("location")).toBe(`/cases/${reference.slice(0, 4)}-${reference.slice(4)}`);
    expect(opened()).toEqual([id]);
    expect(await subscriptionsOf(nobody, id, null, NOW)).toMatchObject([{ state: "on", key: "" }]);
  });

  it("a no stops what waits and what would come, opens nothing, and is in the audit", async () => {
    const { id, subscriptions } = await wanting(undefined, false);
    const key = keyOfSubscription(subscriptions[0]?.id ?? "");
    await open(key);
    await done(call(declineMessages, { key }));
    await done(call(declineMessages, { key }));
    await answered(id);
    await sendWaiting(() => NOW);
    expect(await messagesOf(id)).toMatchObject([{ kind: "RECEIVED", sentAt: null, fault: "ended" }]);
    await open(key);
    expect(opened()).toEqual([]);
    expect(await askedOf(nobody)).toMatchObject({ key, ended: true });
    expect(await db().auditEntry.count({ where: { action: "messages.decline", subjectId: id } })).toBe(2);
    // Negative control: without the no it leaves.
    const other = await wanting(undefined, false);
    await sendWaiting(() => NOW);
    expect(await messagesOf(other.id)).toMatchObject([{ sentAt: NOW }]);
  });

  it("a no shuts the case to the digits of that number too; stopping messages does not", async () => {
    const { id, reference, subscriptions } = await wanting(undefined, false);
    const phone = (await db().case.findUniqueOrThrow({ where: { id } })).contactPhone ?? "";
    const digits = () => call(openByDigits, { reference, digits: phone.slice(-4) });
    const [{ id: subscription } = { id: "" }] = subscriptions;
    const device = { ...nobody, caseIds: [id] };
    await done(call(stopMessages, { id: subscription }, device));
    expect(await digits()).toMatchObject({ kind: "done" });
    const key = keyOfSubscription(subscription);
    await done(call(declineMessages, { key }));
    expect(await digits()).toMatchObject({ kind: "invalid", message: { key: "cases.open.wrong" } });
    // It was a slip of the finger.
    await done(call(confirmMessages, { key }));
    expect(await digits()).toMatchObject({ kind: "done" });
  });

  it("the same for a neighbour who follows", async () => {
    const { id } = await wanting(undefined, false);
    const reference = newReference();
    const own = { areaId: M.area, caseId: id };
    const follower = await db().caseFollower.create({
      data: { ...own, reference, keyHash: reference, submissionId: randomUUID() },
    });
    const wish = { ...own, followerId: follower.id, phone: "+8613700001234", email: null } as const;
    await subscribe(db(), { ...wish, locale: "zh-CN" }, NOW);
    const row = await db().caseSubscription.findFirstOrThrow({ where: { followerId: follower.id } });
    const key = keyOfSubscription(row.id);
    expect((await open(key)).headers.get("location")).toBe("/m");
    expect(await askedOf(nobody)).toMatchObject({ reference, joined: true, ended: false });
    expect(opened()).toEqual([]);
    expect((await done(call(confirmMessages, { key }))).opens).toBe(follower.id);
    await open(key);
    expect(opened()).toEqual([follower.id]);
    await db().caseFollower.update({ where: { id: follower.id }, data: { phone: wish.phone } });
    const digits = () => call(openByDigits, { reference, digits: "1234" });
    expect(await digits()).toMatchObject({ kind: "done" });
    await db().caseSubscription.update({ where: { id: row.id }, data: { confirmedAt: null } });
    await done(call(declineMessages, { key }));
    expect(await digits()).toMatchObject({ kind: "invalid" });
  });
});

it("a key in a link is letters and digits alone, so that no phone cuts it short", () => {
  const keys = Array.from({ length: 200 }, (_, index) => keyOfSubscription(`subscription ${index}`));
  expect(keys.filter((key) => !/^[0-9A-Za-z]{22}$/.test(key))).toEqual([]);
  expect(new Set(keys).size).toBe(200);
});

describe("keys and strangers", () => {
  it("a wrong key opens nothing and confirms nothing", async () => {
    const { id } = await wanting(undefined, false);
    for (const key of ["x", id, "../../etc/passwd", keyOfSubscription(id)]) {
      const answer = await open(key);
      expect(answer.headers.get("location")).toBe("/cases");
      expect(await call(confirmMessages, { key })).toEqual({ kind: "absent" });
      expect(await call(declineMessages, { key })).toEqual({ kind: "absent" });
    }
    expect(opened()).toEqual([]);
  });

  it("nobody but its receiver stops it; the device of the case does, and the link starts it again", async () => {
    const { id, subscriptions } = await wanting();
    const subscription = subscriptions[0]?.id ?? "";
    const others = [nobody, foreignActor(), { ...foreignActor(), caseIds: [id] }, ...ROLES.map(minimalActor)];
    for (const actor of others) {
      expect(await call(stopMessages, { id: subscription }, actor)).toEqual({ kind: "absent" });
    }
    await done(call(stopMessages, { id: subscription }, { ...nobody, caseIds: [id] }));
    await answered(id);
    expect((await messagesOf(id)).map(({ kind }) => kind)).toEqual(["RECEIVED"]);
    const key = keyOfSubscription(subscription);
    await open(key);
    expect(await subscriptionsOf(nobody, id, null, NOW)).toMatchObject([{ state: "off", key }]);
    await done(call(confirmMessages, { key }));
    await answered(id);
    expect(await messagesOf(id)).toHaveLength(2);
  });

  it("neither key nor number is in the audit", async () => {
    const { subscriptions } = await wanting();
    const rows = await db().auditEntry.findMany({ where: { areaId: M.area }, omit: { id: true } });
    const all = JSON.stringify(rows);
    expect(all).toContain("messages.confirm");
    expect(withoutIds(rows)).not.toContain("2764");
    expect(all).not.toContain(keyOfSubscription(subscriptions[0]?.id ?? ""));
  });
});
