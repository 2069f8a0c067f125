import { beforeAll, describe, expect, it } from "vitest";
import { showContact } from "@/lib/cases/desk-contact";
import * as end from "@/lib/cases/desk-verbs-end";
import * as office from "@/lib/cases/desk-verbs-office";
import * as work from "@/lib/cases/desk-verbs-work";
import { db } from "@/lib/server/db";
import { withoutIds } from "../../support/without-ids";
import { beijing, call, caseIn, deskWorld, move, NOW, type World } from "./desk-fixture";

let world: World;
beforeAll(async () => {
  world = await deskWorld();
});

const all = { ...office, ...work, ...end };
const read = (id: string) =>
  db().case.findUniqueOrThrow({
    where: { id },
    include: { dispatches: { orderBy: { createdAt: "asc" } }, pauses: true, closures: true },
  });
const lastEvent = (caseId: string) =>
  db().caseEvent.findFirstOrThrow({ where: { caseId }, orderBy: { id: "desc" } });
const dispatch = { dueOn: "2026-11-20", dueReason: "承运网点最清楚" };

describe("several at once", () => {
  it("of fifty acceptances one happens, the others read why", async () => {
    const { id } = await world.file();
    const attempts = Array.from({ length: 50 }, (_, index) =>
      call(office.acceptCase, index % 2 ? world.wang : world.zhao, { id, version: 1 }),
    );
    const outcomes = await Promise.all(attempts);
    expect(outcomes.filter(({ kind }) => kind === "done")).toHaveLength(1);
    for (const outcome of outcomes.filter(({ kind }) => kind !== "done")) {
      expect(outcome).toMatchObject({ kind: "invalid", message: { key: "errors.stale" } });
    }
    expect(await db().caseEvent.count({ where: { caseId: id, kind: "ACCEPTED" } })).toBe(1);
    expect(await db().auditEntry.count({ where: { subjectId: id, outcome: "done" } })).toBe(1);
    expect((await read(id)).version).toBe(2);
  });

  it("two dispatches of one page: one is open afterwards", async () => {
    const { id, version } = await caseIn(world, "ACCEPTED", all);
    const outcomes = await Promise.all(
      [world.shunda.id, world.other.id].map((outletId) =>
        call(work.dispatchCase, world.wang, { id, version, outletId, ...dispatch }),
      ),
    );
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(["done", "invalid"]);
    expect((await read(id)).dispatches).toHaveLength(1);
  });

  it("negative control: the database itself refuses a second open dispatch", async () => {
    const { id } = await caseIn(world, "DISPATCHED", all);
    const second = db().caseDispatch.create({
      data: { areaId: world.areaId, caseId: id, outletId: world.other.id, dueAt: NOW, dueReason: "" },
    });
    await expect(second).rejects.toThrow();
  });

  it("a stale page is refused and changes nothing", async () => {
    const { id } = await caseIn(world, "ACCEPTED", all);
    const before = await read(id);
    const stale = { id, version: before.version - 1, text: "写了很久的答复" };
    expect(await call(office.answerCase, world.wang, stale)).toMatchObject({
      kind: "invalid",
      message: { key: "errors.stale" },
    });
    expect(await read(id)).toEqual(before);
    expect((await call(office.answerCase, world.wang, { ...stale, version: before.version })).kind).toBe(
      "done",
    );
  });
});

describe("the timeline", () => {
  it("names the office, never the cadre, and keeps who it was for the office", async () => {
    const { id } = await caseIn(world, "ACCEPTED", all);
    expect(await lastEvent(id)).toMatchObject({
      kind: "ACCEPTED",
      actorId: world.wang.personId,
      actorLabel: "东里社区居委会",
      isPublic: true,
      data: { labelEn: "East Lane neighbourhood committee" },
    });
    await move(office.answerCase, world.zhao, id, { text: "街道也在看" });
    expect((await lastEvent(id)).actorLabel).toBe("团花地区办事处");
    await move(work.dispatchCase, world.wang, id, { outletId: world.shunda.id, ...dispatch });
    await move(work.handleCase, world.manager, id, { text: "已经送到家里" });
    expect((await lastEvent(id)).actorLabel).toBe("顺达东里网点");
  });

  it("keeps notes and assignments from the person", async () => {
    const { id } = await caseIn(world, "ACCEPTED", all);
    await move(office.noteCase, world.wang, id, { text: "老人耳背" });
    expect((await lastEvent(id)).isPublic).toBe(false);
    await move(office.assignCase, world.wang, id, { assigneeId: world.zhao.personId });
    expect((await lastEvent(id)).isPublic).toBe(false);
    expect((await read(id)).assigneeId).toBe(world.zhao.personId);
  });

  it("writes nothing personal into the audit", async () => {
    const { id } = await caseIn(world, "CLOSED", all);
    const entries = await db().auditEntry.findMany({ where: { subjectId: id }, orderBy: { id: "asc" } });
    expect(entries.map(({ action }) => action)).toEqual([
      "cases.accept",
      "cases.dispatch",
      "cases.handle",
      "cases.verify",
      "cases.close",
    ]);
    expect(withoutIds(entries.map(({ detail }) => detail))).not.toMatch(/李奶奶|2764|送到家里|居民确认/);
  });
});

describe("dispatching", () => {
  it("sets limit, reason and outlet, and leaves the promised limit alone", async () => {
    const { id } = await caseIn(world, "ACCEPTED", all);
    await move(work.dispatchCase, world.wang, id, {
      outletId: world.shunda.id,
      ...dispatch,
      instruction: "先联系骑手",
    });
    const after = await read(id);
    expect(after).toMatchObject({ outletId: world.shunda.id, dueAt: beijing("2026-11-24T17:00") });
    expect(after.dispatches).toMatchObject([
      {
        dueAt: beijing("2026-11-20T17:00"),
        dueReason: dispatch.dueReason,
        instruction: "先联系骑手",
        endedAt: null,
      },
    ]);
  });

  it.each([
    ["a day gone by", "2026-11-18", "cadre.dueInPast"],
    ["a Saturday", "2026-11-21", "cadre.dueNotWorking"],
    ["later than the category allows", "2026-11-25", "cadre.dueTooLate"],
  ])("refuses %s, beside the field", async (_what, dueOn, key) => {
    const { id } = await caseIn(world, "ACCEPTED", all);
    const fields = { outletId: world.shunda.id, ...dispatch, dueOn };
    expect(await move(work.dispatchCase, world.wang, id, fields)).toMatchObject({
      kind: "invalid",
      fields: { dueOn: { key } },
    });
    expect((await read(id)).dispatches).toHaveLength(0);
  });

  it("knows the area's own calendar", async () => {
    const saturday = {
      areaId: world.areaId,
      date: new Date("2026-11-21"),
      kind: "WORKDAY",
      name: "调休",
    } as const;
    await db().calendarDay.create({ data: saturday });
    const { id } = await caseIn(world, "ACCEPTED", all);
    const fields = { outletId: world.shunda.id, ...dispatch, dueOn: "2026-11-21" };
    const outcome = await move(work.dispatchCase, world.wang, id, fields);
    await db().calendarDay.deleteMany({ where: { areaId: world.areaId } });
    expect(outcome.kind).toBe("done");
  });

  it("refuses an outlet of another area", async () => {
    const foreign = await deskWorld();
    const { id } = await caseIn(world, "ACCEPTED", all);
    const outcome = await move(work.dispatchCase, world.wang, id, {
      outletId: foreign.shunda.id,
      ...dispatch,
    });
    expect(outcome).toMatchObject({ kind: "invalid", fields: { outletId: { key: "cadre.noSuchOutlet" } } });
  });

  it("to another outlet takes it from the first, which no longer sees it", async () => {
    const { id } = await caseIn(world, "DISPATCHED", all);
    await move(work.dispatchCase, world.wang, id, { outletId: world.other.id, ...dispatch });
    expect((await read(id)).dispatches.map(({ endedAs }) => endedAs)).toEqual(["RECALLED", null]);
    expect((await move(work.handleCase, world.manager, id, { text: "已经送到" })).kind).toBe("absent");
    expect((await move(work.handleCase, world.otherManager, id, { text: "已经送到" })).kind).toBe("done");
  });

  it("an outlet's refusal says who and why, and returns the case", async () => {
    const { id } = await caseIn(world, "DISPATCHED", all);
    await move(work.declineCase, world.manager, id, { reason: "不是我们送的件" });
    expect(await read(id)).toMatchObject({ status: "ACCEPTED", dispatches: [{ endedAs: "DECLINED" }] });
    expect(await lastEvent(id)).toMatchObject({
      kind: "HANDED_OFF",
      actorLabel: "顺达东里网点",
      text: "不是我们送的件",
      isPublic: true,
    });
    expect((await move(work.handleCase, world.manager, id, { text: "已经送到" })).kind).toBe("absent");
  });

  it("a failed verification is a new round at the same outlet, or at the office when it answered itself", async () => {
    const { id } = await caseIn(world, "HANDLED", all);
    const fields = { reason: "居民说没有收到", dueOn: "2026-11-20" };
    await move(work.sendBackCase, world.wang, id, fields);
    expect((await read(id)).dispatches.map(({ outletId, endedAs }) => [outletId, endedAs])).toEqual([
      [world.shunda.id, "HANDLED"],
      [world.shunda.id, null],
    ]);
    const direct = await caseIn(world, "ACCEPTED", all);
    await move(work.handleCase, world.wang, direct.id, { text: "社区自己解决了" });
    await move(work.sendBackCase, world.wang, direct.id, { reason: "居民说没有解决" });
    expect(await read(direct.id)).toMatchObject({ status: "ACCEPTED", dispatches: [] });
  });

  it("asks for the new limit when an outlet has to do it again", async () => {
    const { id } = await caseIn(world, "HANDLED", all);
    const outcome = await move(work.sendBackCase, world.wang, id, { reason: "居民说没有收到" });
    expect(outcome).toMatchObject({ kind: "invalid", fields: { dueOn: { key: "errors.required" } } });
  });
});

describe("pausing", () => {
  it("stands the clock and gives the time back", async () => {
    const { id } = await caseIn(world, "ACCEPTED", all);
    await move(office.pauseCase, world.wang, id, { question: "请告诉我们运单号" });
    expect(await lastEvent(id)).toMatchObject({ kind: "REPLIED", isPublic: true, data: { asks: true } });
    expect((await move(office.pauseCase, world.wang, id, { question: "再问一次" })).kind).toBe("invalid");
    const monday = beijing("2026-11-23T10:00");
    await move(office.resumeCase, world.wang, id, { reason: "电话里说了" }, monday);
    const after = await read(id);
    expect(after.pauses).toMatchObject([{ endedAt: monday }]);
    // Paused from Thursday 10:00 to Monday 10:00: two working days.
    expect(after.dueAt).toEqual(beijing("2026-11-26T17:00"));
    expect((await move(office.resumeCase, world.wang, id, { reason: "又说一次" })).kind).toBe("invalid");
  });

  it("gives it back to the outlet that has the case too", async () => {
    const { id } = await caseIn(world, "DISPATCHED", all);
    await move(office.pauseCase, world.wang, id, { question: "请告诉我们运单号" });
    const monday = beijing("2026-11-23T10:00");
    await move(office.resumeCase, world.wang, id, { reason: "电话里说了" }, monday);
    const after = await read(id);
    expect(after.dispatches).toMatchObject([{ dueAt: beijing("2026-11-24T17:00"), endedAt: null }]);
    expect(after.outletDueAt).toEqual(beijing("2026-11-24T17:00"));
  });
});

describe("handing over", () => {
  it("begins anew in the other neighbourhood, which the person can read, and can be handed back", async () => {
    const { id } = await caseIn(world, "DISPATCHED", all);
    await move(office.handOffCase, world.wang, id, { neighbourhoodId: world.west.id, reason: "楼在西里" });
    expect(await read(id)).toMatchObject({
      status: "REPORTED",
      neighbourhoodId: world.west.id,
      assigneeId: null,
      acceptedAt: null,
      dispatches: [{ endedAs: "RECALLED" }],
    });
    expect(await lastEvent(id)).toMatchObject({ kind: "HANDED_OFF", text: "楼在西里", isPublic: true });
    expect((await move(office.acceptCase, world.wang, id)).kind).toBe("absent");
    const back = { neighbourhoodId: world.east.id, reason: "其实在东里" };
    expect((await move(office.handOffCase, world.zhou, id, back)).kind).toBe("done");
    expect((await move(office.acceptCase, world.wang, id)).kind).toBe("done");
  });

  it("not to itself, and not to another area", async () => {
    const { id } = await caseIn(world, "ACCEPTED", all);
    const foreign = await deskWorld();
    for (const neighbourhoodId of [world.east.id, foreign.east.id]) {
      const outcome = await move(office.handOffCase, world.wang, id, { neighbourhoodId, reason: "转一下" });
      expect(outcome.kind).toBe("invalid");
    }
  });

  it("assigns only to somebody in charge of the place", async () => {
    const { id } = await caseIn(world, "ACCEPTED", all);
    const assign = (assigneeId: string | null) => move(office.assignCase, world.wang, id, { assigneeId });
    expect((await assign(world.zhou.personId)).kind).toBe("invalid");
    expect((await assign(world.manager.personId)).kind).toBe("invalid");
    await db().personDisablement.create({
      data: { areaId: world.areaId, personId: world.administrator.personId ?? "", reason: "调走" },
    });
    expect((await assign(world.administrator.personId)).kind).toBe("invalid");
    expect((await assign(world.zhao.personId)).kind).toBe("done");
  });
});

describe("ending", () => {
  it("closes with outcome, reason and who; the answering outlet still sees it", async () => {
    const { id } = await caseIn(world, "CLOSED", all);
    const after = await read(id);
    expect(after).toMatchObject({ status: "CLOSED", closedAt: NOW });
    expect(after.closures).toMatchObject([
      { outcome: "SOLVED", reason: "居民确认收到", closedById: world.wang.personId, reopenedAt: null },
    ]);
    expect((await move(work.handleCase, world.manager, id, { text: "已经送到" })).kind).toBe("invalid");
  });

  it.each([
    ["NOT_OURS", end.refuseCase, "REPORTED"],
    ["WITHDRAWN", end.withdrawCase, "DISPATCHED"],
  ] as const)("%s is an ending of its own", async (outcome, verb, status) => {
    const { id } = await caseIn(world, status, all);
    expect((await move(verb, world.wang, id, { reason: "写清楚原因" })).kind).toBe("done");
    const after = await read(id);
    expect(after.closures).toMatchObject([{ outcome }]);
    expect(after.dispatches.every(({ endedAt }) => endedAt !== null)).toBe(true);
    expect(await lastEvent(id)).toMatchObject({ kind: "CLOSED", data: { outcome } });
  });

  it("cannot be chosen for another move", async () => {
    const { id } = await caseIn(world, "VERIFIED", all);
    const outcome = await move(end.closeCase, world.wang, id, { outcome: "NOT_OURS", reason: "不归我们" });
    expect(outcome).toMatchObject({ kind: "invalid", fields: { outcome: { key: "errors.invalid" } } });
  });
});

describe("name and number", () => {
  const ask = (actor: World["wang"], id: string) => call(showContact, actor, { id });

  it("are shown to the office and audited without themselves", async () => {
    const { id } = await caseIn(world, "DISPATCHED", all);
    expect(await ask(world.wang, id)).toEqual({
      kind: "done",
      data: { name: "李奶奶", phone: "+8613800002764" },
    });
    const trace = await db().auditEntry.findFirstOrThrow({
      where: { subjectId: id, action: "cases.showContact" },
    });
    expect(trace).toMatchObject({ actorId: world.wang.personId, outcome: "done", detail: {} });
  });

  it("are kept from the outlet when hidden, and denied with a trace", async () => {
    const { id } = await caseIn(world, "DISPATCHED", all);
    expect((await ask(world.manager, id)).kind).toBe("denied");
    await db().case.update({ where: { id }, data: { hideName: false } });
    expect((await ask(world.manager, id)).kind).toBe("done");
    expect((await ask(world.otherManager, id)).kind).toBe("absent");
    expect((await ask(world.zhou, id)).kind).toBe("absent");
  });
});
