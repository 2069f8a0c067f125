import pg from "pg";
import { beforeEach, describe, expect, it } from "vitest";
import { bulkMove } from "@/lib/cases/desk-bulk";
import { deskCase } from "@/lib/cases/desk-case";
import { readFilters } from "@/lib/cases/desk-filters";
import { deskList } from "@/lib/cases/desk-queries";
import { waiting } from "@/lib/cases/desk-today";
import { undoBatch } from "@/lib/cases/desk-undo";
import * as end from "@/lib/cases/desk-verbs-end";
import * as office from "@/lib/cases/desk-verbs-office";
import * as work from "@/lib/cases/desk-verbs-work";
import { escalateForgotten } from "@/lib/cases/escalate";
import { FOLLOWED } from "@/lib/cases/follow-select";
import { followView } from "@/lib/cases/follow-shape";
import { reply } from "@/lib/cases/follow-verbs";
import { isAct } from "@/lib/cases/forgotten";
import { EVENT_KINDS } from "@/lib/cases/rules";
import { tasks } from "@/lib/jobs/tasks";
import type { Actor } from "@/lib/people/actor";
import { db } from "@/lib/server/db";
import { ownDatabase } from "../../support/database";
import { beijing, call, caseIn, deskWorld, move, type World } from "./desk-fixture";

const all = { ...office, ...work, ...end };
/** The limit of every case here is Tuesday the 24th, 17:00; a working day later it is forgotten. */
const DUE = beijing("2026-11-24T17:00");
const JUST_BEFORE = beijing("2026-11-25T16:59");
const RISEN = beijing("2026-11-25T17:00");
const LATER = beijing("2026-11-26T10:00");
const zone = "Asia/Shanghai";

let world: World;
beforeEach(async () => {
  await db().case.deleteMany();
  world = await deskWorld();
});

const escalations = (caseId: string) => db().caseEscalation.findMany({ where: { caseId } });
const events = (caseId: string) => db().caseEvent.findMany({ where: { caseId, kind: "ESCALATED" } });
const risenFor = async (actor: Actor) =>
  (await deskList(actor, { filters: readFilters({ due: "risen" }), after: null, now: LATER, zone })).rows;
async function risen(): Promise<string> {
  const { id } = await caseIn(world, "DISPATCHED", all);
  expect(await escalateForgotten(RISEN)).toBe(1);
  return id;
}

describe("a forgotten case", () => {
  it("rises once, with entry, audit and one message, and the desk and the person read why", async () => {
    const { id, areaId, reference } = await caseIn(world, "DISPATCHED", all);
    const subscription = { areaId, caseId: id, channel: "SMS", locale: "zh-CN" } as const;
    const address = { address: "+8613800002764", keyHash: world.areaId, confirmedAt: new Date(0) };
    await db().caseSubscription.create({ data: { ...subscription, ...address } });
    // Negative control: as long as the job has not run there is nothing.
    expect([await escalations(id), await risenFor(world.zhao)]).toEqual([[], []]);

    expect(await escalateForgotten(RISEN)).toBe(1);
    expect(await escalations(id)).toMatchObject([{ areaId, at: RISEN, since: DUE, endedAt: null }]);
    expect(await events(id)).toMatchObject([
      { at: RISEN, isPublic: true, actorId: null, actorLabel: "系统" },
    ]);
    const audit = await db().auditEntry.findMany({ where: { subjectId: id, action: "cases.escalate" } });
    expect(audit).toMatchObject([
      { actorId: null, sessionId: null, detail: { by: "job", since: DUE.toISOString() } },
    ]);
    expect(await db().message.findMany({ where: { event: { caseId: id }, kind: "ESCALATED" } })).toHaveLength(
      1,
    );

    expect(await risenFor(world.zhao)).toMatchObject([{ id, risen: true }]);
    expect((await waiting(world.zhao, LATER, zone)).risen).toBe(1);
    const view = await deskCase(world.wang, reference, LATER, zone);
    expect(view?.risen).toEqual({ at: RISEN, since: DUE });
    expect(view?.events.at(-1)).toMatchObject({ kind: "ESCALATED", to: "团花地区办事处", dueAt: DUE });
    const row = await db().case.findUniqueOrThrow({ where: { id }, select: FOLLOWED });
    const told = (locale: "en" | "zh-CN") =>
      followView(row, { locale, personId: null }, LATER, null).events.at(-1);
    expect(told("zh-CN")).toMatchObject({ kind: "ESCALATED", to: "团花地区办事处", dueAt: DUE });
    expect(told("en")).toMatchObject({ by: "The system", to: "Tuanhua sub-district office" });
  });

  it.each<[string, () => Promise<unknown>, Date]>([
    ["within the working day after its limit", () => world.file(), JUST_BEFORE],
    ["that waits for the person", () => paused(), LATER],
    ["that somebody acted on since", () => answeredAt(beijing("2026-11-25T10:00")), LATER],
    ["that is handled", () => caseIn(world, "HANDLED", all), LATER],
    ["that is closed", () => caseIn(world, "CLOSED", all), LATER],
  ])("is not one %s", async (_name, make, now) => {
    await make();
    expect(await escalateForgotten(now)).toBe(0);
    expect(await db().caseEscalation.count()).toBe(0);
    // Negative control: one beside it that is forgotten does rise.
    await answeredAt(beijing("2026-11-20T10:00"));
    expect(await escalateForgotten(LATER)).toBeGreaterThan(0);
  });

  it("is recorded once, however often and in however many processes the job runs", async () => {
    const { id } = await world.file();
    const counts = await Promise.all(Array.from({ length: 8 }, () => escalateForgotten(RISEN)));
    expect(counts.reduce((sum, count) => sum + count)).toBe(1);
    expect(await escalateForgotten(LATER)).toBe(0);
    expect(await escalations(id)).toHaveLength(1);
    expect(await events(id)).toHaveLength(1);
    const same = { areaId: world.areaId, caseId: id, at: LATER, since: DUE };
    await expect(db().caseEscalation.create({ data: same })).rejects.toThrow(/Unique constraint/);
  });

  it("rises from beyond the first page of overdue ones that somebody acts on", async () => {
    for (let count = 0; count < 205; count += 1) {
      const { id } = await world.file();
      const answer = { areaId: world.areaId, caseId: id, at: JUST_BEFORE, kind: "REPLIED" as const };
      if (count < 204) await db().caseEvent.create({ data: answer });
    }
    expect(await escalateForgotten(RISEN)).toBe(1);
  });

  it("does not make the form stale on which somebody is about to act", async () => {
    const { id, version } = await caseIn(world, "ACCEPTED", all);
    await escalateForgotten(RISEN);
    const outcome = await call(office.answerCase, world.wang, { id, version, text: "今天就去" }, LATER);
    expect(outcome.kind).toBe("done");
  });

  it("is on the desk of the offices in charge and of the outlet that has it, and on no other", async () => {
    await risen();
    const { zhao, administrator, wang, manager, zhou, otherManager, sun, guard, nobody } = world;
    for (const actor of [zhao, administrator, wang, manager]) expect(await risenFor(actor)).toHaveLength(1);
    for (const actor of [zhou, otherManager, sun, guard, nobody]) expect(await risenFor(actor)).toEqual([]);
  });

  it("is looked for by a job", () => expect(tasks).toHaveProperty("escalate_cases"));
});

describe("an escalation ends", () => {
  const ACTS: [string, () => Parameters<typeof move>[1], Parameters<typeof move>[0], () => object][] = [
    ["the neighbourhood answers", () => world.wang, office.answerCase, () => ({ text: "正在查" })],
    ["the outlet handles it", () => world.manager, work.handleCase, () => ({ text: "已经送到" })],
    ["the outlet gives it back", () => world.manager, work.declineCase, () => ({ reason: "不是我们送的" })],
    [
      "the sub-district dispatches it anew",
      () => world.zhao,
      work.dispatchCase,
      () => ({ outletId: world.other.id, dueOn: "2026-11-27", dueReason: "换一家网点" }),
    ],
    ["the person is asked", () => world.wang, office.pauseCase, () => ({ question: "运单号是多少？" })],
  ];
  it.each(ACTS)("when %s, in the same transaction", async (_name, who, verb, fields) => {
    const id = await risen();
    expect((await move(verb, who(), id, fields(), LATER)).kind).toBe("done");
    expect(await escalations(id)).toMatchObject([{ endedAt: LATER }]);
    expect([await risenFor(world.zhao), await escalateForgotten(LATER)]).toEqual([[], 0]);
  });

  it("not by an internal note, an assignment or the person's own word", async () => {
    const id = await risen();
    const { reference } = await db().case.findUniqueOrThrow({ where: { id } });
    await move(office.noteCase, world.wang, id, { text: "知道了" }, LATER);
    await move(office.assignCase, world.zhao, id, { assigneeId: world.wang.personId }, LATER);
    const own = { ...world.nobody, caseIds: [id] };
    expect((await call(reply, own, { reference, text: "还没有人来" }, LATER)).kind).toBe("done");
    expect(await escalations(id)).toMatchObject([{ endedAt: null }]);
  });

  it("and begins anew when the limit given with a late dispatch is forgotten too", async () => {
    const id = await risen();
    const anew = { outletId: world.other.id, dueOn: "2026-11-27", dueReason: "换一家网点" };
    await move(work.dispatchCase, world.zhao, id, anew, LATER);
    expect(await escalateForgotten(beijing("2026-11-30T16:59"))).toBe(0);
    expect(await escalateForgotten(beijing("2026-11-30T17:00"))).toBe(1);
    expect(await events(id)).toHaveLength(2);
    // The person reads which limit was missed: theirs at first, then the outlet's.
    const row = await db().case.findUniqueOrThrow({ where: { id }, select: FOLLOWED });
    const told = followView(row, { locale: "zh-CN", personId: null }, LATER, null).events;
    const limits = [
      { dueAt: DUE, ofOutlet: false },
      { dueAt: beijing("2026-11-27T17:00"), ofOutlet: true },
    ];
    expect(told.filter(({ kind }) => kind === "ESCALATED")).toMatchObject(limits);
    // Entries of older versions don't say whose it was.
    const older = row.events.map((event) => {
      const kept = Object.entries(event.data ?? {}).filter(([key]) => key !== "ofOutlet");
      return { ...event, data: Object.fromEntries(kept) };
    });
    const toldOlder = followView({ ...row, events: older }, { locale: "zh-CN", personId: null }, LATER, null);
    expect(toldOlder.events.filter(({ kind }) => kind === "ESCALATED")).toMatchObject(limits);
  });

  it("and comes back when the act is taken back with its batch", async () => {
    const { id, version } = await caseIn(world, "ACCEPTED", all);
    await escalateForgotten(RISEN);
    const fields = { outletId: world.shunda.id, dueOn: "2026-11-27", dueReason: "网点最清楚" };
    const raw = { move: "dispatch", items: [`${id}_${version}`], ...fields };
    const outcome = await call(bulkMove, world.wang, raw, LATER);
    expect(await escalateForgotten(LATER)).toBe(0);
    const batch = (outcome as { data: { id: string } }).data.id;
    expect((await call(undoBatch, world.wang, { id: batch }, LATER)).kind).toBe("done");
    expect(await escalateForgotten(LATER)).toBe(1);
  });

  it("negative control: without the trigger an act leaves it open", async () => {
    const id = await risen();
    const owner = new pg.Client({ connectionString: ownDatabase().ownerUrl });
    await owner.connect();
    const each = (change: string) =>
      owner.query(`ALTER TABLE "CaseEvent" ${change} TRIGGER "CaseEvent_escalations"`);
    await each("DISABLE");
    await move(office.answerCase, world.wang, id, { text: "正在查" }, LATER);
    await each("ENABLE");
    await owner.end();
    expect(await escalations(id)).toMatchObject([{ endedAt: null }]);
  });

  it("by the same kinds of entry in rule and database", async () => {
    const { id, areaId } = await world.file();
    for (const kind of EVENT_KINDS)
      await db().caseEvent.create({ data: { areaId, caseId: id, kind, isPublic: kind !== "NOTED" } });
    const rows = await db().$queryRaw<{ kind: (typeof EVENT_KINDS)[number]; act: boolean }[]>`
      SELECT "kind"::text, "case_event_is_act"("CaseEvent") AS act FROM "CaseEvent" WHERE "caseId" = ${id}::uuid`;
    expect(rows).toHaveLength(EVENT_KINDS.length + 1);
    for (const { kind, act } of rows) expect([kind, act]).toEqual([kind, isAct(kind)]);
  });
});

/** Acted on by the neighbourhood at `at`. */
async function answeredAt(at: Date) {
  const { id } = await world.file();
  expect((await move(office.answerCase, world.wang, id, { text: "正在查" }, at)).kind).toBe("done");
}

async function paused() {
  const { id } = await caseIn(world, "ACCEPTED", all);
  await move(office.pauseCase, world.wang, id, { question: "运单号是多少？" });
}
