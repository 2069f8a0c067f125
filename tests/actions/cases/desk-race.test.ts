import { expect, it } from "vitest";
import * as end from "@/lib/cases/desk-verbs-end";
import * as office from "@/lib/cases/desk-verbs-office";
import * as work from "@/lib/cases/desk-verbs-work";
import { db } from "@/lib/server/db";
import type { Outcome } from "@/lib/server/perform";
import { call, caseIn, deskWorld } from "./desk-fixture";

const TRIES = 1_000;
/** Far more than the pool has connections; fewer than would wait longer than a transaction may on a busy machine. */
const AT_ONCE = 200;

it("of a thousand answers to one case at once, one happens and one message goes out", async () => {
  const world = await deskWorld();
  const { id, version, areaId } = await caseIn(world, "DISPATCHED", { ...office, ...work, ...end });
  const subscription = { areaId, caseId: id, channel: "SMS", locale: "zh-CN" } as const;
  await db().caseSubscription.create({
    data: { ...subscription, address: "+8613800002764", keyHash: "race", confirmedAt: new Date(0) },
  });
  const hands = [world.wang, world.zhao, world.administrator, world.manager];
  const outcomes: Outcome<unknown>[] = [];
  const answerAgainAndAgain = async (_: unknown, index: number) => {
    const actor = hands[index % hands.length] ?? world.wang;
    for (let tries = 0; tries < TRIES / AT_ONCE; tries++) {
      outcomes.push(await call(work.handleCase, actor, { id, version, text: `第 ${index} 个答复` }));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, answerAgainAndAgain));
  expect(outcomes.filter(({ kind }) => kind === "done")).toHaveLength(1);
  const refused = outcomes.filter(
    (outcome) => outcome.kind === "invalid" && outcome.message.key === "errors.stale",
  );
  expect(refused).toHaveLength(TRIES - 1);
  expect(await db().case.findUniqueOrThrow({ where: { id } })).toMatchObject({
    status: "HANDLED",
    version: version + 1,
  });
  expect(await db().caseEvent.count({ where: { caseId: id, kind: "HANDLED" } })).toBe(1);
  expect(await db().message.count({ where: { event: { caseId: id, kind: "HANDLED" } } })).toBe(1);
  expect(await db().auditEntry.count({ where: { subjectId: id, action: "cases.handle" } })).toBe(1);
}, 60_000);
