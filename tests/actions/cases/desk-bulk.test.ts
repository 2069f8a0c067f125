import { beforeEach, describe, expect, it } from "vitest";
import { batchReport, bulkChoices } from "@/lib/cases/desk-batch";
import { bulkMove } from "@/lib/cases/desk-bulk";
import { UNDO_MINUTES } from "@/lib/cases/desk-bulk-schema";
import { undoBatch } from "@/lib/cases/desk-undo";
import * as end from "@/lib/cases/desk-verbs-end";
import * as office from "@/lib/cases/desk-verbs-office";
import * as work from "@/lib/cases/desk-verbs-work";
import type { Actor } from "@/lib/people/actor";
import { db } from "@/lib/server/db";
import { call, caseIn, deskWorld, move, NOW, type World } from "./desk-fixture";

const all = { ...office, ...work, ...end };
const minutesLater = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);

let world: World;
beforeEach(async () => {
  world = await deskWorld();
});

const read = (id: string) => db().case.findUniqueOrThrow({ where: { id } });
const item = async (id: string) => `${id}_${(await read(id)).version}`;
const bulk = async (actor: Actor, fields: object, ids: readonly string[]) =>
  call(bulkMove, actor, { items: await Promise.all(ids.map(item)), ...fields });
const made = (outcome: unknown) => (outcome as { data: { id: string } }).data.id;
const toShunda = () => ({
  move: "dispatch",
  outletId: world.shunda.id,
  dueOn: "2026-11-20",
  dueReason: "承运网点最清楚",
});

describe("several cases at once", () => {
  it("are dispatched by their own verb, each with its timeline and audit", async () => {
    const ids = await Promise.all([1, 2, 3].map(async () => (await caseIn(world, "ACCEPTED", all)).id));
    const outcome = await bulk(world.wang, toShunda(), ids);
    expect(outcome.kind).toBe("done");
    for (const id of ids) {
      expect(await read(id)).toMatchObject({ status: "DISPATCHED", outletId: world.shunda.id, version: 3 });
      expect(await db().caseEvent.count({ where: { caseId: id, kind: "DISPATCHED" } })).toBe(1);
      expect(await db().caseDispatch.count({ where: { caseId: id, endedAt: null } })).toBe(1);
      const trace = await db().auditEntry.findMany({ where: { subjectId: id, outcome: "done" } });
      expect(trace.map(({ action }) => action).sort()).toEqual(["cases.accept", "cases.dispatch"]);
    }
    expect(await batchReport(world.wang, made(outcome), NOW)).toMatchObject({
      done: 3,
      left: [],
      canUndo: true,
    });
  });

  it("that can't be moved stay as they were and are reported, the others go on", async () => {
    const [fresh, accepted, stale, foreign] = [
      await world.file(),
      await caseIn(world, "ACCEPTED", all),
      await world.file(),
      await world.file({ neighbourhoodId: world.west.id }),
    ];
    const items = await Promise.all([fresh.id, accepted.id, stale.id, foreign.id].map(item));
    await move(office.noteCase, world.wang, stale.id, { text: "刚打过电话" });
    const before = await Promise.all([accepted, stale, foreign].map(({ id }) => read(id)));
    const outcome = await call(bulkMove, world.wang, { move: "accept", items });
    const report = await batchReport(world.wang, made(outcome), NOW);
    expect(report?.done).toBe(1);
    expect(report?.left).toHaveLength(3);
    const reasons = report?.left.map(({ why }) => why).join() ?? "";
    for (const part of ["刚才有别人办过", "没有找到", "现在的状态不能这样办"])
      expect(reasons).toContain(part);
    expect(await read(fresh.id)).toMatchObject({ status: "ACCEPTED", assigneeId: world.wang.personId });
    expect(await Promise.all([accepted, stale, foreign].map(({ id }) => read(id)))).toEqual(before);
  });

  it("a limit too late for one category leaves no half of that case behind", async () => {
    const short = await db().caseCategory.create({
      data: {
        ...(({ id: _, ...rest }) => rest)(world.category),
        code: "urgent",
        answerDays: 1,
      },
    });
    const slow = await caseIn(world, "ACCEPTED", all);
    const quick = await caseIn(world, "ACCEPTED", all);
    await db().case.update({ where: { id: quick.id }, data: { categoryId: short.id } });
    const outcome = await bulk(world.wang, { ...toShunda(), dueOn: "2026-11-24" }, [slow.id, quick.id]);
    expect(await batchReport(world.wang, made(outcome), NOW)).toMatchObject({
      done: 1,
      left: [{ why: expect.stringContaining("1 个工作日") }],
    });
    expect(await read(quick.id)).toMatchObject({ status: "ACCEPTED", version: 2 });
    expect(await db().caseDispatch.count({ where: { caseId: quick.id } })).toBe(0);
    expect(await read(slow.id)).toMatchObject({ status: "DISPATCHED" });
  });

  it("say what is missing, field by field, and change nothing", async () => {
    const { id } = await caseIn(world, "ACCEPTED", all);
    const missing = async (fields: object) => {
      const outcome = await bulk(world.wang, { ...toShunda(), ...fields }, [id]);
      return outcome.kind === "invalid" ? Object.keys(outcome.fields) : outcome.kind;
    };
    expect(await missing({ outletId: "" })).toEqual(["outletId"]);
    expect(await missing({ dueOn: "" })).toEqual(["dueOn"]);
    expect(await missing({ dueOn: "2026-11-21" })).toEqual(["dueOn"]);
    expect(await missing({ dueReason: "" })).toEqual(["dueReason"]);
    expect(await missing({ move: "assign" })).toEqual(["assigneeId"]);
    expect(await missing({ move: "close" })).toEqual(["move"]);
    const none = await call(bulkMove, world.wang, { move: "accept" });
    expect(none).toMatchObject({ kind: "invalid", fields: { items: { key: "cadre.bulkNone" } } });
    expect((await read(id)).version).toBe(2);
    expect(await db().caseBatch.count({ where: { areaId: world.areaId } })).toBe(0);
  });

  it("are nobody's who has no office over one of them", async () => {
    const { id } = await caseIn(world, "DISPATCHED", all);
    const accept = { move: "accept" };
    for (const who of [world.zhou, world.otherManager, world.guard, world.nobody, world.sun]) {
      expect((await bulk(who, accept, [id])).kind).toBe("absent");
    }
    expect((await bulk(world.manager, accept, [id])).kind).toBe("denied");
    expect(await bulkChoices(world.manager, NOW)).toBeNull();
    const offered = await bulkChoices(world.wang, NOW);
    expect(offered?.colleagues.map(({ label }) => label)).toEqual(expect.arrayContaining(["王敏", "赵启明"]));
    expect(offered?.colleagues.map(({ label }) => label)).not.toContain("周凯");
  });

  it("two batches over the same cases at once: each case moves once", async () => {
    const ids = await Promise.all(Array.from({ length: 8 }, async () => (await world.file()).id));
    const items = await Promise.all(ids.map(item));
    const outcomes = await Promise.all([
      call(bulkMove, world.wang, { move: "accept", items }),
      call(bulkMove, world.zhao, { move: "accept", items: items.toReversed() }),
    ]);
    const reports = [
      await batchReport(world.wang, made(outcomes[0]), NOW),
      await batchReport(world.zhao, made(outcomes[1]), NOW),
    ];
    expect((reports[0]?.done ?? 0) + (reports[1]?.done ?? 0)).toBe(8);
    for (const id of ids)
      expect(await db().caseEvent.count({ where: { caseId: id, kind: "ACCEPTED" } })).toBe(1);
  });
});

describe("taking a batch back", () => {
  it.each([
    ["accept", "REPORTED", () => ({ move: "accept" })],
    ["dispatch", "ACCEPTED", toShunda],
    ["assign", "ACCEPTED", () => ({ move: "assign", assigneeId: world.zhao.personId })],
  ] as const)("%s: everything stands as before, and the timeline says so", async (name, status, fields) => {
    const { id } = await caseIn(world, status, all);
    const { version, updatedAt: _, outletDueAt: __, ...before } = await read(id);
    const outcome = await bulk(world.wang, fields(), [id]);
    expect(await read(id)).not.toMatchObject(before);
    const back = await call(undoBatch, world.wang, { id: made(outcome) }, minutesLater(1));
    expect(back.kind).toBe("done");
    expect(await read(id)).toMatchObject({ ...before, version: version + 2 });
    expect(await db().caseDispatch.count({ where: { caseId: id, endedAt: null } })).toBe(0);
    const last = await db().caseEvent.findFirstOrThrow({ where: { caseId: id }, orderBy: { at: "desc" } });
    expect(last).toMatchObject({ isPublic: name !== "assign", data: { undone: true } });
    const trace = await db().auditEntry.count({ where: { subjectId: id, action: "cases.undo" } });
    expect(trace).toBe(1);
    expect(await batchReport(world.wang, made(outcome), NOW)).toMatchObject({ undone: 1, canUndo: false });
    if (name === "dispatch") expect((await bulk(world.manager, toShunda(), [id])).kind).toBe("absent");
  });

  it("leaves alone what went on meanwhile, and says which", async () => {
    const [kept, gone] = [await world.file(), await world.file()];
    const outcome = await bulk(world.wang, { move: "accept" }, [kept.id, gone.id]);
    await move(office.answerCase, world.zhao, gone.id, { text: "正在查" });
    const before = await read(gone.id);
    await call(undoBatch, world.wang, { id: made(outcome) }, minutesLater(1));
    expect((await read(kept.id)).status).toBe("REPORTED");
    expect(await read(gone.id)).toEqual(before);
    expect(await batchReport(world.wang, made(outcome), NOW)).toMatchObject({ undone: 1, left: [{}] });
  });

  it("once, within the window, by who made it", async () => {
    const { id } = await world.file();
    const batch = made(await bulk(world.wang, { move: "accept" }, [id]));
    for (const who of [world.zhao, world.manager, world.nobody]) {
      expect((await call(undoBatch, who, { id: batch })).kind).toBe("absent");
      expect(await batchReport(who, batch, NOW)).toBeNull();
    }
    const late = await call(undoBatch, world.wang, { id: batch }, minutesLater(UNDO_MINUTES + 1));
    expect(late).toMatchObject({ kind: "invalid", message: { key: "cadre.undoTooLate" } });
    const both = await Promise.all(
      [1, 2].map(() => call(undoBatch, world.wang, { id: batch }, minutesLater(1))),
    );
    expect(both.map(({ kind }) => kind).sort()).toEqual(["done", "invalid"]);
    expect(await db().caseEvent.count({ where: { caseId: id, kind: "REPLIED" } })).toBe(1);
  });
});
