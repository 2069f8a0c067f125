import { beforeAll, describe, expect, it } from "vitest";
import * as end from "@/lib/cases/desk-verbs-end";
import * as office from "@/lib/cases/desk-verbs-office";
import * as work from "@/lib/cases/desk-verbs-work";
import { can, isTheirMove, worksOnCase } from "@/lib/cases/policy";
import { CASE_RECORD } from "@/lib/cases/record";
import { type Move, next, STATUSES, type Status } from "@/lib/cases/rules";
import { openDispute } from "@/lib/mediation/verbs";
import type { Actor } from "@/lib/people/actor";
import { db } from "@/lib/server/db";
import { caseIn, deskWorld, move, type World } from "./desk-fixture";

let world: World;
beforeAll(async () => {
  world = await deskWorld();
  const { areaId } = world;
  const { id: personId } = await db().person.create({ data: { areaId, name: "李满仓" } });
  const enrolledOn = new Date("2026-03-01");
  await db().rider.create({ data: { areaId, personId, number: "T-0217", enrolledOn } });
});

const all = { ...office, ...work, ...end };

/** Fields with which each move would be right. */
const FIELDS: Record<string, [Move, keyof typeof all | "openDispute", (w: World) => object]> = {
  accept: ["accept", "acceptCase", () => ({})],
  assign: ["assign", "assignCase", (w) => ({ assigneeId: w.wang.personId })],
  dispatch: [
    "dispatch",
    "dispatchCase",
    (w) => ({ outletId: w.shunda.id, dueOn: "2026-11-20", dueReason: "承运网点最清楚" }),
  ],
  decline: ["decline", "declineCase", () => ({ reason: "不是我们送的件" })],
  answer: ["answer", "answerCase", () => ({ text: "正在查" })],
  note: ["note", "noteCase", () => ({ text: "老人耳背" })],
  nameRider: ["nameRider", "nameRider", () => ({ rider: "T-0217" })],
  handle: ["handle", "handleCase", () => ({ text: "已经送到家里" })],
  verify: ["verify", "verifyCase", () => ({ text: "" })],
  sendBack: ["sendBack", "sendBackCase", () => ({ reason: "居民说没有收到", dueOn: "2026-11-20" })],
  close: ["close", "closeCase", () => ({ outcome: "SOLVED", reason: "居民确认收到" })],
  refuse: ["refuse", "refuseCase", () => ({ reason: "属于外街道的事" })],
  withdraw: ["withdraw", "withdrawCase", () => ({ reason: "居民来电撤回" })],
  reopen: ["reopen", "reopenCase", () => ({ reason: "回访时居民说还没收到" })],
  handOff: ["handOff", "handOffCase", (w) => ({ neighbourhoodId: w.west.id, reason: "楼在西里" })],
  pause: ["pause", "pauseCase", () => ({ question: "请告诉我们运单号" })],
  mediate: [
    "mediate",
    "openDispute",
    () => ({ channel: "COMMUNITY", summary: "赔多少谈不拢", firstName: "李奶奶", secondName: "顺达" }),
  ],
};
const verbOf = (name: string) => {
  const key = FIELDS[name]?.[1];
  return key === "openDispute" ? openDispute : all[key as keyof typeof all];
};

describe("every move in every status by every role", () => {
  const actors: (keyof World)[] = [
    "wang",
    "zhou",
    "zhao",
    "administrator",
    "manager",
    "otherManager",
    "sun",
    "branch",
    "guard",
    "stationManager",
    "nobody",
  ];

  it.each(STATUSES.flatMap((status) => Object.keys(FIELDS).map((name) => [status, name] as const)))(
    "%s: %s",
    async (status, name) => {
      const [theMove, , fields] = FIELDS[name] ?? [];
      if (!theMove || !fields) throw new Error(name);
      let id = "";
      for (const who of actors) {
        const actor = world[who] as Actor;
        id ||= (await caseIn(world, status, all)).id;
        const record = await db().case.findUniqueOrThrow({ where: { id }, select: CASE_RECORD });
        const before = await db().case.findUniqueOrThrow({ where: { id } });
        const outcome = await move(verbOf(name), actor, id, fields(world));
        const after = await db().case.findUniqueOrThrow({ where: { id } });
        const events = await db().caseEvent.count({ where: { caseId: id, at: { gte: before.filedAt } } });
        if (can(theMove, actor, record)) {
          expect(outcome, `${who} ${status} ${name}`).toMatchObject({ kind: "done" });
          expect(after.status).toBe(next(status, theMove));
          expect(after.version).toBe(before.version + 1);
          expect(events).toBeGreaterThan(0);
          id = "";
        } else {
          const inSight = worksOnCase(actor, record) ? "denied" : "absent";
          const expected = isTheirMove(theMove, actor, record) ? "invalid" : inSight;
          expect(outcome.kind, `${who} ${status} ${name}`).toBe(expected);
          expect(after, `${who} ${status} ${name}`).toEqual(before);
        }
      }
    },
    60_000,
  );
});

describe("who is out of scope", () => {
  it.each(["zhou", "otherManager", "sun", "party", "guard", "stationManager", "nobody"] as const)(
    "%s does not learn that the case exists",
    async (who) => {
      const { id } = await caseIn(world, "DISPATCHED", all);
      for (const name of Object.keys(FIELDS)) {
        const outcome = await move(verbOf(name), world[who], id, FIELDS[name]?.[2](world));
        expect(outcome.kind, name).toBe("absent");
      }
    },
  );

  it("a refused move by somebody in sight is audited, and changes nothing", async () => {
    const { id } = await caseIn(world, "HANDLED", all);
    expect((await move(work.verifyCase, world.manager, id)).kind).toBe("denied");
    const trace = await db().auditEntry.findMany({ where: { subjectId: id, outcome: "denied" } });
    expect(trace.map((entry) => entry.action)).toEqual(["cases.verify"]);
    expect((await db().case.findUniqueOrThrow({ where: { id } })).status satisfies Status).toBe("HANDLED");
  });
});
