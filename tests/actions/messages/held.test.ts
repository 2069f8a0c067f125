import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { bulkMove } from "@/lib/cases/desk-bulk";
import { UNDO_MINUTES } from "@/lib/cases/desk-bulk-schema";
import { deskCase } from "@/lib/cases/desk-case";
import { undoBatch } from "@/lib/cases/desk-undo";
import * as office from "@/lib/cases/desk-verbs-office";
import * as work from "@/lib/cases/desk-verbs-work";
import { takeNext } from "@/lib/messages/outbox";
import { sendWaiting } from "@/lib/messages/send";
import { subscriptionsOf } from "@/lib/messages/subscriptions";
import { db } from "@/lib/server/db";
import { MINIMAL as M, minimalActor, NOW, seedMinimal } from "@/prisma/seed/minimal";
import { call, done, nobody, ownFiles } from "../cases/filing-world";
import { anotherDay, demo, messagesOf, wanting } from "./world";

// The list of messages asks whether the browser came by a link: none did.
vi.mock("next/headers", () => ({ cookies: async () => ({ get: () => undefined }) }));

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

const cadre = minimalActor("NEIGHBOURHOOD_CADRE");
const at = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);
const send = (minutes: number) => sendWaiting(() => at(minutes));
const version = async (id: string) => String((await db().case.findUniqueOrThrow({ where: { id } })).version);
const dispatch = { outletId: M.outlets.own, dueOn: "2026-11-24", dueReason: "网点最清楚" };

/** The case's messages after the first: kind, how they stand at `minutes`, and when. */
async function listed(caseId: string, minutes: number) {
  const [one] = await subscriptionsOf(nobody, caseId, null, at(minutes));
  return (one?.messages ?? [])
    .filter(({ kind }) => kind !== "RECEIVED")
    .map((message) => [message.kind, message.state, message.at]);
}

/** An accepted case whose writer wants messages and has got the first; then a batch of it alone at minute 0. */
async function batchOf(move: "accept" | "dispatch") {
  const { id, reference } = await wanting(undefined, true, at(-30));
  if (move === "dispatch")
    await done(call(office.acceptCase, { id, version: await version(id) }, cadre, NOW));
  await send(0);
  const fields = move === "dispatch" ? dispatch : {};
  const items = [`${id}_${await version(id)}`];
  const batch = await done(call(bulkMove, { move, items, ...fields }, cadre, NOW));
  return { id, reference, batch: batch.id };
}

const undo = (batch: string, minutes: number) => call(undoBatch, { id: batch }, cadre, at(minutes));

describe("news of a batch that can be taken back", () => {
  it("waits as long as it can be, then leaves once", async () => {
    const { id } = await batchOf("dispatch");
    expect(await send(UNDO_MINUTES - 1)).toBe(0);
    expect(await listed(id, 1)).toEqual([["MOVED", "held", at(UNDO_MINUTES)]]);
    expect(await send(UNDO_MINUTES)).toBe(1);
    expect(await send(UNDO_MINUTES + 60)).toBe(0);
    expect(await listed(id, 60)).toEqual([["MOVED", "sent", at(UNDO_MINUTES)]]);
  });

  it("negative control: of a single dispatch it leaves at once", async () => {
    const { id } = await wanting(undefined, true, at(-30));
    await done(call(office.acceptCase, { id, version: await version(id) }, cadre, NOW));
    await send(0);
    await done(call(work.dispatchCase, { id, version: await version(id), ...dispatch }, cadre, at(1)));
    expect(await send(1)).toBe(1);
    expect(await listed(id, 1)).toEqual([["MOVED", "sent", at(1)]]);
  });

  it("leaves never when the batch was taken back, nor does a word of that; the list says why", async () => {
    const { id, batch } = await batchOf("dispatch");
    expect((await undo(batch, 5)).kind).toBe("done");
    expect(await send(60)).toBe(0);
    expect(await messagesOf(id)).toHaveLength(2);
    expect(await listed(id, 60)).toEqual([["MOVED", "undone", at(5)]]);
    expect(await db().sentMessage.count()).toBe(1);
  });

  it("negative control: did the taking back not name its step, both would be told", async () => {
    const { id } = await batchOf("dispatch");
    const event = { areaId: M.area, caseId: id, at: at(5), kind: "REPLIED" as const, data: { undone: true } };
    await db().caseEvent.create({ data: event });
    expect(await send(60)).toBe(2);
  });

  it("of accepting there is none, and none of taking that back", async () => {
    const { id, batch } = await batchOf("accept");
    expect((await undo(batch, 5)).kind).toBe("done");
    expect(await send(60)).toBe(0);
    expect(await listed(id, 60)).toEqual([]);
  });

  it("that has left, or may have, is followed by the truth", async () => {
    const { id, batch } = await batchOf("dispatch");
    // A sender has it in hand when the batch is taken back.
    expect((await takeNext(at(UNDO_MINUTES)))?.kind).toBe("MOVED");
    expect((await undo(batch, UNDO_MINUTES)).kind).toBe("done");
    expect(await send(UNDO_MINUTES + 30)).toBe(1);
    const kinds = (await messagesOf(id)).map(({ kind, fault }) => [kind, fault]);
    expect(kinds).toEqual([
      ["RECEIVED", ""],
      ["MOVED", "undone"],
      ["TAKEN_BACK", ""],
    ]);
    const [{ text } = { text: "" }] = await db().sentMessage.findMany({ where: { kind: "taken_back" } });
    expect(text).toContain("撤回了");
  });

  it("leaves with the next news, before it: then nothing can be taken back any more", async () => {
    const { id, batch } = await batchOf("dispatch");
    await done(call(office.answerCase, { id, version: await version(id), text: "正在查" }, cadre, at(2)));
    await undo(batch, 3);
    expect(await send(3)).toBe(2);
    const sent = await db().sentMessage.findMany({ orderBy: { id: "asc" } });
    expect(sent.map(({ kind }) => kind)).toEqual(["received", "moved", "answered"]);
    expect(await messagesOf(id)).toHaveLength(3);
  });

  it("goes to nobody who came in between: neither the first nor the word that it was taken back", async () => {
    const { id, batch } = await batchOf("dispatch");
    await db().message.deleteMany({ where: { subscription: { caseId: id } } });
    await undo(batch, 5);
    expect(await messagesOf(id)).toEqual([]);
  });
});

it("outlet and office read until when the dispatch can be taken back, and no longer than it can", async () => {
  const { reference, id } = await batchOf("dispatch");
  const outlet = minimalActor("OUTLET_MANAGER");
  const shown = async (minutes: number) =>
    (await deskCase(outlet, reference, at(minutes), "Asia/Shanghai"))?.heldUntil;
  expect(await shown(1)).toEqual(at(UNDO_MINUTES));
  expect(await shown(UNDO_MINUTES)).toBeNull();
  await done(call(office.noteCase, { id, version: await version(id), text: "打过电话" }, cadre, at(2)));
  expect(await shown(3)).toBeNull();
});

it("two at once: however sending and taking back meet, the person reads nothing false", async () => {
  for (let round = 0; round < 6; round += 1) {
    const { id, batch } = await batchOf("dispatch");
    const [, outcome] = await Promise.all([send(UNDO_MINUTES), undo(batch, UNDO_MINUTES)]);
    expect(outcome.kind).toBe("done");
    await send(UNDO_MINUTES + 60);
    const [, moved, back] = await messagesOf(id);
    expect(Boolean(back?.sentAt)).toBe((moved?.tries ?? 0) > 0);
    expect(moved?.sentAt ? null : moved?.fault).toBe(moved?.sentAt ? null : "undone");
  }
});
