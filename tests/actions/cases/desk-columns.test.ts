import pg from "pg";
import { beforeAll, describe, expect, it } from "vitest";
import { GROUPS } from "@/lib/cases/desk-filters";
import * as end from "@/lib/cases/desk-verbs-end";
import * as office from "@/lib/cases/desk-verbs-office";
import * as work from "@/lib/cases/desk-verbs-work";
import { outletWithCase } from "@/lib/cases/policy";
import { CASE_RECORD } from "@/lib/cases/record";
import { STATUSES, type Status } from "@/lib/cases/rules";
import { openDispute } from "@/lib/mediation/verbs";
import { db } from "@/lib/server/db";
import { ownDatabase } from "../../support/database";
import { caseIn, deskWorld, move, type World } from "./desk-fixture";

const all = { ...office, ...work, ...end };
const PHASES: Record<Status, keyof typeof GROUPS> = {
  REPORTED: "new",
  ACCEPTED: "working",
  DISPATCHED: "working",
  HANDLED: "checking",
  VERIFIED: "checking",
  CLOSED: "closed",
};

let world: World;
beforeAll(async () => {
  world = await deskWorld();
});

describe("what the database keeps for the desk", () => {
  it("is what dispatches, pauses, disputes and the status say, whatever happened to the case", async () => {
    for (const status of STATUSES) await caseIn(world, status, all);
    const { wang, manager, shunda, other, west } = world;
    const at = async (status: Status) => (await caseIn(world, status, all)).id;
    const goes = async (...[verb, actor, id, fields]: Parameters<typeof move>) =>
      expect((await move(verb, actor, id, fields)).kind).toBe("done");
    await goes(work.declineCase, manager, await at("DISPATCHED"), { reason: "不是我们送的" });
    const round = { reason: "居民说没有收到", dueOn: "2026-11-23" };
    await goes(work.sendBackCase, wang, await at("HANDLED"), round);
    const moved = await at("DISPATCHED");
    const elsewhere = { outletId: other.id, dueOn: "2026-11-20", dueReason: "是另一个网点送的" };
    await goes(work.dispatchCase, wang, moved, elsewhere);
    const away = await at("DISPATCHED");
    await goes(office.handOffCase, wang, away, { neighbourhoodId: west.id, reason: "楼在西里" });
    await goes(office.pauseCase, wang, await at("ACCEPTED"), { question: "运单号是多少？" });
    const resumed = await at("ACCEPTED");
    await goes(office.pauseCase, wang, resumed, { question: "运单号是多少？" });
    await goes(office.resumeCase, wang, resumed, { reason: "电话里说了" });
    const dispute = { summary: "赔多少谈不拢", firstName: "李奶奶", secondName: "顺达" };
    for (const channel of ["COMMUNITY", "PARTY"] as const) {
      await goes(openDispute, wang, await at("DISPATCHED"), { channel, ...dispute });
    }
    const answered = await at("HANDLED");
    await db().case.update({ where: { id: answered }, data: { outletId: other.id } });
    const reopened = await at("CLOSED");
    await db().case.update({ where: { id: reopened }, data: { status: "REPORTED" } });
    const late = await at("HANDLED");
    await db().case.update({ where: { id: late }, data: { dueAt: new Date("2026-12-01T09:00:00Z") } });
    const gone = await at("DISPATCHED");
    await db().caseDispatch.deleteMany({ where: { caseId: gone } });
    const forged = await at("REPORTED");
    await db().case.update({
      where: { id: forged },
      data: { heldById: shunda.id, pausedAt: new Date(), escalatedAt: new Date(), atParty: true },
    });

    const holders = await mustAgree();
    expect(new Set(holders)).toEqual(new Set([null, shunda.id, other.id]));
  });

  it("phase follows the status alone", async () => {
    const { id } = await world.file();
    await expect(db().case.update({ where: { id }, data: { phase: 4 } })).rejects.toThrow(/phase/);
  });

  it("negative control: without the triggers the columns fall behind", async () => {
    const { id } = await caseIn(world, "DISPATCHED", all);
    const owner = new pg.Client({ connectionString: ownDatabase().ownerUrl });
    await owner.connect();
    const each = (change: string) => owner.query(`ALTER TABLE "CaseDispatch" ${change} TRIGGER USER`);
    await each("DISABLE");
    await db().caseDispatch.updateMany({ where: { caseId: id }, data: { outletId: world.other.id } });
    await expect(mustAgree()).rejects.toThrow();
    await each("ENABLE");
    await db().case.update({ where: { id }, data: { heldById: null } });
    await mustAgree();
    await owner.end();
  });
});

/** Compares every case's columns with the records that decide them; returns who holds them. */
async function mustAgree(): Promise<(string | null)[]> {
  const rows = await db().case.findMany({
    select: {
      ...CASE_RECORD,
      ...{ dueAt: true, phase: true, heldById: true, outletDueAt: true, pausedAt: true, escalatedAt: true },
      ...{ atCommunity: true, atParty: true },
      pauses: { where: { endedAt: null }, select: { startedAt: true } },
      escalations: { where: { endedAt: null }, select: { at: true } },
      dispatches: {
        select: { outletId: true, endedAt: true, endedAs: true, dueAt: true },
        orderBy: { createdAt: "asc" },
      },
    },
  });
  for (const row of rows) {
    const heldById = outletWithCase(row);
    const open = row.dispatches.find(({ endedAt }) => endedAt === null);
    expect(row).toMatchObject({
      phase: GROUPS[PHASES[row.status]],
      heldById,
      outletDueAt: heldById === null ? null : (open ?? row).dueAt,
      pausedAt: row.pauses[0]?.startedAt ?? null,
      escalatedAt: row.escalations[0]?.at ?? null,
      atCommunity: row.disputes.some(({ channel }) => channel === "COMMUNITY"),
      atParty: row.disputes.some(({ channel }) => channel === "PARTY"),
    });
  }
  return rows.map(({ heldById }) => heldById);
}
