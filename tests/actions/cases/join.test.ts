import { readdirSync } from "node:fs";
import { join as joinPath } from "node:path";
import { NextRequest } from "next/server";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { GET as sharedPhoto } from "@/app/api/photos/shared/[token]/route";
import { findDraft } from "@/lib/cases/draft";
import { draftToken } from "@/lib/cases/draft-cookie";
import { fileReport } from "@/lib/cases/filing";
import { openByDigits, reply } from "@/lib/cases/follow-verbs";
import { joinCase } from "@/lib/cases/join";
import { nearbyCases, sharedPhotoPath } from "@/lib/cases/nearby";
import { caseOfKey, followCase, ownCases } from "@/lib/cases/queries";
import { addPhoto, sayContact, sayWhat, sayWhere, tell } from "@/lib/cases/report-verbs";
import { keyOfSubscription } from "@/lib/cases/subscriptions";
import { sendWaiting } from "@/lib/messages/send";
import { confirmMessages } from "@/lib/messages/verbs";
import type { Actor } from "@/lib/people/actor";
import { keyOfSubmission } from "@/lib/server/case-keys";
import { db } from "@/lib/server/db";
import { foreignActor, MINIMAL as M, minimalActor, NOW, seedMinimal } from "@/prisma/seed/minimal";
import { withoutIds } from "../../support/without-ids";
import { configure, demo } from "../messages/world";
import { call, done, nobody, ownFiles, photo } from "./filing-world";

const held = vi.hoisted(() => ({ actor: null as unknown }));
vi.mock("@/lib/server/actor", () => ({ currentActor: async () => held.actor }));

const DAY = 86_400_000;
const later = (days: number) => new Date(NOW.getTime() + days * DAY);
const WHERE = { place: M.neighbourhoods.own, q: "1号楼", entrance: "1", note: "三层左手那家" };
const CANARY = "13912345678";
let removeFiles: () => void;
beforeAll(async () => {
  removeFiles = ownFiles();
  await seedMinimal();
});
afterAll(() => removeFiles());
beforeEach(async () => {
  held.actor = nobody;
  await db().case.deleteMany({ where: { buildingId: M.buildings.own } });
});

/** What a resident files about building 1: their own words, name and number. */
async function original(share = false, now: Date = NOW) {
  const input = { photo: await photo(), ...(share ? { share: "yes" } : {}) };
  const { draftId } = await done(call(addPhoto, input, nobody, now));
  const draft = draftToken(draftId);
  await done(call(sayWhat, { draft, category: "not_to_door" }, nobody, now));
  await done(call(sayWhere, { draft, ...WHERE }, nobody, now));
  await done(call(tell, { draft, text: `我腿脚不好，请打 ${CANARY}` }, nobody, now));
  const contact = { phone: CANARY, name: "周玉兰", consent: "yes" };
  await done(call(sayContact, { draft, ...contact }, nobody, now));
  return done(call(fileReport, { draft }, nobody, now));
}

/** A neighbour who has come as far as the place. */
async function neighbour(actor: Actor = nobody, where: Record<string, string> = WHERE, now: Date = NOW) {
  const { draftId } = await done(call(addPhoto, {}, actor, now));
  const draft = draftToken(draftId);
  await done(call(sayWhat, { draft, category: "not_to_door" }, actor, now));
  const { next } = await done(call(sayWhere, { draft, ...where }, actor, now));
  const stored = await findDraft(db(), actor, draftId, now);
  const seen = stored ? await nearbyCases(db(), actor, stored, now) : [];
  return { draft, draftId, next, seen };
}

describe("the same is open already", () => {
  it("is shown right after the place, with place, state and limit and without a word or a name", async () => {
    await original();
    const { next, seen } = await neighbour();
    expect(next).toBe("/report/nearby");
    expect(seen).toMatchObject([{ place: "东里1号楼", status: "REPORTED", filedAt: NOW, photos: [] }]);
    expect(withoutIds(seen)).not.toMatch(/5678|周玉兰|腿脚|三层/);
  });

  it.each([
    ["elsewhere", () => ({ place: M.neighbourhoods.own, q: "老锅炉房" }), NOW],
    ["in another neighbourhood", () => ({ place: M.neighbourhoods.other }), NOW],
    ["a month later", () => WHERE, later(31)],
  ] as const)("is not shown %s", async (_name, where, now) => {
    await original();
    const { next, seen } = await neighbour(nobody, where(), now);
    expect([next, seen]).toEqual(["/report/tell", []]);
  });

  it("is not shown once it is closed, nor to the one who filed it, nor in another area", async () => {
    const { id } = await original();
    expect((await neighbour({ ...nobody, caseIds: [id] })).seen).toEqual([]);
    const { draftId } = await neighbour();
    const draft = await findDraft(db(), nobody, draftId, NOW);
    expect(draft && (await nearbyCases(db(), foreignActor(), draft, NOW))).toEqual([]);
    await db().case.update({ where: { id }, data: { status: "CLOSED", closedAt: NOW } });
    expect((await neighbour()).seen).toEqual([]);
  });
});

describe("a photo", () => {
  const get = (path: string) => {
    const token = path.split("/").at(-1) ?? "";
    return sharedPhoto(new NextRequest(`http://127.0.0.1:3000${path}`), {
      params: Promise.resolve({ token }),
    });
  };

  it("is shown only where its owner said so", async () => {
    await original(true);
    const [one] = (await neighbour()).seen;
    expect(one?.photos).toMatchObject([{ width: 40, height: 30 }]);
  });

  it("comes by a link that is short-lived, made by us, and void when sharing ends", async () => {
    const { id } = await original(true);
    const row = await db().casePhoto.findFirstOrThrow({ where: { caseId: id } });
    const path = sharedPhotoPath(row.id, new Date());
    const answer = await get(path);
    expect(answer.status).toBe(200);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      "content-type": "image/jpeg",
      "x-content-type-options": "nosniff",
      "content-security-policy": "default-src 'none'; sandbox",
    });
    expect((await get(sharedPhotoPath(row.id, new Date(Date.now() - 600_001)))).status).toBe(404);
    expect((await get(`${path}x`)).status).toBe(404);
    expect((await get(`/api/photos/shared/${row.id}`)).status).toBe(404);
    held.actor = foreignActor();
    expect((await get(path)).status).toBe(404);
    held.actor = nobody;
    await db().case.update({ where: { id }, data: { sharePhotos: false } });
    expect((await get(path)).status).toBe(404);
  });
});

describe("joining", () => {
  const joinAs = async (fields: Record<string, string> = {}, actor: Actor = nobody) => {
    const { draft, draftId, seen } = await neighbour(actor);
    const input = { draft, of: seen[0]?.token ?? "", ...fields };
    return { draft, draftId, input, joined: await done(call(joinCase, input, actor)) };
  };

  it("follows under an own reference, with an own link and own digits", async () => {
    const { id, reference } = await original();
    const { joined } = await joinAs({ phone: "13700001234", consent: "yes" });
    expect(joined.reference).not.toBe(reference);
    const row = await db().caseFollower.findUniqueOrThrow({ where: { id: joined.id } });
    expect(row).toMatchObject({ caseId: id, phone: "+8613700001234", personId: null });
    expect(await caseOfKey(nobody, joined.reference, keyOfSubmission(row.submissionId))).toBe(joined.id);
    expect(await caseOfKey(nobody, joined.reference, "wrong")).toBeNull();
    expect(await caseOfKey(nobody, reference, keyOfSubmission(row.submissionId))).toBeNull();
    const open = (of: string, digits: string) => call(openByDigits, { reference: of, digits });
    expect(await done(open(joined.reference, "1234"))).toEqual({
      id: joined.id,
      reference: joined.reference,
    });
    expect((await open(joined.reference, CANARY.slice(-4))).kind).toBe("invalid");
    expect((await open(reference, "1234")).kind).toBe("invalid");
  });

  it("shows how far it has got and nothing that anybody wrote, and opens nothing else", async () => {
    const { id, reference } = await original();
    const { joined } = await joinAs();
    const device = { ...nobody, caseIds: [joined.id] };
    const answer = `已联系周玉兰 ${CANARY}`;
    await db().caseEvent.create({
      data: { areaId: M.area, caseId: id, at: NOW, kind: "REPLIED", text: answer },
    });
    await db().casePause.create({ data: { areaId: M.area, caseId: id, startedAt: NOW, reason: answer } });
    const follow = await followCase(device, joined.reference, NOW, true);
    expect(follow).toMatchObject({ kind: "follower", view: { place: "东里1号楼", photos: [] } });
    expect(withoutIds(follow)).not.toMatch(/5678|周玉兰|腿脚|三层/);
    expect(JSON.stringify(follow)).not.toContain(reference);
    expect(await ownCases(device)).toMatchObject([{ reference: joined.reference, status: "REPORTED" }]);
    // The reporter's own page, their verbs and other people's devices stay closed.
    expect(await followCase(device, reference, NOW, false)).toEqual({ kind: "locked" });
    expect(await call(reply, { reference, text: "我来说两句" }, device)).toEqual({ kind: "absent" });
    for (const actor of [nobody, foreignActor(), { ...foreignActor(), caseIds: [joined.id] }]) {
      expect(await followCase(actor, joined.reference, NOW, true)).toEqual({ kind: "locked" });
    }
    // Negative control: on the device of the one who filed it, the words are there.
    const own = await followCase({ ...nobody, caseIds: [id] }, reference, NOW, false);
    expect(JSON.stringify(own)).toContain("腿脚");
  });

  it("shows neither follower to the other, nor any to the one who filed it", async () => {
    const { id, reference } = await original();
    const first = await joinAs({ phone: "13700001234", consent: "yes" });
    const second = await joinAs({ phone: "13700005555", consent: "yes" });
    const pages = [
      await followCase({ ...nobody, caseIds: [id] }, reference, NOW, false),
      await followCase({ ...nobody, caseIds: [second.joined.id] }, second.joined.reference, NOW, false),
    ];
    expect(JSON.stringify(pages)).not.toMatch(/13700001234|\*\* 1234/);
    expect(JSON.stringify(pages)).not.toContain(first.joined.reference);
    expect(JSON.stringify(pages)).not.toContain(first.joined.id);
  });

  it("happens once, by however many clicks, and leads later pages of the draft to it", async () => {
    await original();
    const { draft, seen } = await neighbour();
    const input = { draft, of: seen[0]?.token ?? "" };
    const all = await Promise.all(Array.from({ length: 10 }, () => done(call(joinCase, input))));
    expect(new Set(all.map((one) => one.reference)).size).toBe(1);
    const [{ reference } = { reference: "" }] = all;
    const shown = `/cases/${reference.slice(0, 4)}-${reference.slice(4)}`;
    expect((await done(call(tell, { draft, text: "再说一次经过" }))).next).toBe(shown);
    expect(await call(fileReport, { draft })).toMatchObject({ message: { key: "report.unfinished" } });
    const fresh = await done(call(addPhoto, { draft }));
    expect(draftToken(fresh.draftId)).not.toBe(draft);
  });

  it("takes along no photo of the draft", async () => {
    await original();
    const { draft, seen } = await neighbour();
    await done(call(addPhoto, { draft, photo: await photo(99), intent: "another" }));
    const { unneeded } = await done(call(joinCase, { draft, of: seen[0]?.token ?? "" }));
    expect(unneeded).toHaveLength(1);
    expect(readdirSync(joinPath(process.env.FILES_DIR ?? "", "photos")).length).toBeGreaterThan(0);
  });

  it("refuses what another draft was shown, what is closed meanwhile, and a number without consent", async () => {
    const { id } = await original();
    const mine = await neighbour();
    const other = await neighbour();
    const over = { kind: "invalid", message: { key: "report.nearby.over" } };
    const of = other.seen[0]?.token ?? "";
    for (const token of [of, id, "x", ""]) {
      expect(await call(joinCase, { draft: mine.draft, of: token })).toMatchObject(over);
    }
    const own = { draft: mine.draft, of: mine.seen[0]?.token ?? "" };
    expect(await call(joinCase, { ...own, phone: "13700001234" })).toMatchObject({
      fields: { consent: { key: "report.contact.consentNeeded" } },
    });
    await db().case.update({ where: { id }, data: { status: "CLOSED", closedAt: NOW } });
    expect(await call(joinCase, own)).toMatchObject(over);
    // Negative control: what was shown to the other draft was good for that one while the case was open.
    await db().case.update({ where: { id }, data: { status: "REPORTED", closedAt: null } });
    await done(call(joinCase, { draft: other.draft, of }));
  });

  it("gets its own messages once it is confirmed, under its own reference", async () => {
    const { id, reference } = await original();
    const { joined } = await joinAs({ phone: "13700001234", messages: "yes", consent: "yes" });
    const [subscription] = await db().caseSubscription.findMany({ where: { followerId: joined.id } });
    const event = { areaId: M.area, caseId: id, at: NOW, kind: "HANDLED" as const };
    await db().caseEvent.create({ data: event });
    await done(call(confirmMessages, { key: keyOfSubscription(subscription?.id ?? "") }));
    await db().caseEvent.create({ data: event });
    await sendWaiting(() => NOW);
    const sent = await db().sentMessage.findMany({
      where: { to: "+8613700001234" },
      orderBy: { kind: "asc" },
    });
    expect(sent.map(({ kind }) => kind)).toEqual(["handled", "received"]);
    expect(sent[1]?.text).toContain("和邻居一起关注");
    for (const { text } of sent) {
      expect(text).toContain(joined.reference.slice(4));
      expect(text).not.toContain(reference.slice(4));
    }
  });

  it("takes no wish for messages where no text message can be sent", async () => {
    await original();
    const { draft, seen } = await neighbour();
    const wish = { draft, of: seen[0]?.token ?? "", phone: "13700001234", messages: "yes", consent: "yes" };
    configure({ YIZHAN_DEMO: "0" });
    const outcome = await call(joinCase, wish);
    demo();
    expect(outcome).toMatchObject({ fields: { messages: { key: "report.contact.messagesWhere.none" } } });
    // Negative control: where one can be sent it is taken.
    await done(call(joinCase, wish));
  });

  it("says at the box when the number has had its first messages for the day", async () => {
    const { id } = await original();
    const { draft, seen } = await neighbour();
    const [phone, address] = ["13700005555", "+8613700005555"];
    const had = {
      areaId: M.area,
      caseId: id,
      channel: "SMS",
      address,
      locale: "zh-CN",
      createdAt: NOW,
    } as const;
    const keys = ["a", "b", "c", "d", "e", "f"].map((one) => `${id} ${one}`);
    await db().caseSubscription.createMany({ data: keys.map((keyHash) => ({ ...had, keyHash })) });
    const wish = { draft, of: seen[0]?.token ?? "", phone, consent: "yes" };
    expect(await call(joinCase, { ...wish, messages: "yes" })).toMatchObject({
      fields: { messages: { key: "report.nearby.messagesMost" } },
    });
    // Without the box, as it says, the neighbour follows.
    await done(call(joinCase, wish));
  });

  it("signed in, it is found again without a device; the office sees no follower at its desk", async () => {
    await original();
    const resident = minimalActor("RESIDENT");
    const { joined } = await joinAs({}, resident);
    expect((await followCase(resident, joined.reference, NOW, false)).kind).toBe("follower");
    expect((await ownCases(resident)).map(({ reference }) => reference)).toContain(joined.reference);
    expect(await followCase(minimalActor("NEIGHBOURHOOD_CADRE"), joined.reference, NOW, false)).toEqual({
      kind: "locked",
    });
  });
});
