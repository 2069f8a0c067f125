import { beforeEach, expect, it } from "vitest";
import { deskCase } from "@/lib/cases/desk-case";
import * as end from "@/lib/cases/desk-verbs-end";
import * as office from "@/lib/cases/desk-verbs-office";
import * as work from "@/lib/cases/desk-verbs-work";
import type { Actor } from "@/lib/people/actor";
import { beijing, caseIn, deskWorld, move, NOW, type World } from "./desk-fixture";

let world: World;
beforeEach(async () => {
  world = await deskWorld();
});

const clockFor = async (actor: Actor, reference: string, now: Date) =>
  (await deskCase(actor, reference, now, "Asia/Shanghai"))?.clock;

it("counts office time to the limit, and the pauses by which it was moved on", async () => {
  const { id, reference } = await caseIn(world, "ACCEPTED", { ...office, ...work, ...end });
  // Thursday 10:00 to Tuesday 17:00: seven hours, Friday, Monday, Tuesday.
  const basis = { days: 3, from: NOW, pauses: 0, paused: 0 };
  expect(await clockFor(world.wang, reference, NOW)).toEqual({ left: 31 * 60, basis });
  await move(office.pauseCase, world.wang, id, { question: "运单号是多少？" });
  expect(await clockFor(world.wang, reference, beijing("2026-11-19T11:00"))).toEqual({ left: null, basis });
  const noon = beijing("2026-11-19T12:00");
  await move(office.resumeCase, world.wang, id, { reason: "电话里问清了" }, noon);
  expect(await clockFor(world.wang, reference, noon)).toEqual({
    left: 31 * 60,
    basis: { ...basis, pauses: 1, paused: 120 },
  });
  // The limit was moved on to Wednesday, 11:00.
  const late = beijing("2026-11-25T12:00");
  expect((await clockFor(world.wang, reference, late))?.left).toBe(-60);
});

it("an outlet reads the time to its own limit and not how the person's was counted", async () => {
  const { reference } = await caseIn(world, "DISPATCHED", { ...office, ...work, ...end });
  // Thursday 10:00 to Friday 17:00.
  expect(await clockFor(world.manager, reference, NOW)).toEqual({ left: 15 * 60, basis: null });
});
