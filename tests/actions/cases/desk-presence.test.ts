import { beforeAll, expect, it } from "vitest";
import { PRESENCE_SECONDS, present } from "@/lib/cases/desk-presence";
import * as end from "@/lib/cases/desk-verbs-end";
import * as office from "@/lib/cases/desk-verbs-office";
import * as work from "@/lib/cases/desk-verbs-work";
import { db } from "@/lib/server/db";
import { caseIn, deskWorld, move, NOW, type World } from "./desk-fixture";

const all = { ...office, ...work, ...end };
const secondsLater = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);

let world: World;
beforeAll(async () => {
  world = await deskWorld();
});

it("two cadres on one case see each other, until one has been gone for a minute", async () => {
  const { reference } = await caseIn(world, "ACCEPTED", all);
  expect(await present(world.wang, reference, NOW)).toEqual({ others: [], version: 2 });
  expect((await present(world.zhao, reference, secondsLater(5)))?.others).toEqual(["王敏"]);
  expect((await present(world.wang, reference, secondsLater(20)))?.others).toEqual(["赵启明"]);
  const wangGone = secondsLater(20 + PRESENCE_SECONDS + 1);
  expect((await present(world.zhao, reference, wangGone))?.others).toEqual([]);
});

it("tells that the case has moved", async () => {
  const { id, reference, version } = await caseIn(world, "ACCEPTED", all);
  await move(office.noteCase, world.zhao, id, { text: "刚打过电话" });
  expect((await present(world.wang, reference, NOW))?.version).toBe(version + 1);
});

it("the body complained about neither sees nor is seen; who has no desk learns nothing", async () => {
  const { id, reference } = await caseIn(world, "DISPATCHED", all);
  await present(world.wang, reference, NOW);
  expect((await present(world.manager, reference, NOW))?.others).toEqual([]);
  expect((await present(world.zhao, reference, NOW))?.others).toEqual(["王敏"]);
  for (const who of [world.zhou, world.otherManager, world.guard, world.nobody]) {
    expect(await present(who, reference, NOW)).toBeNull();
  }
  const rows = await db().casePresence.findMany({ where: { caseId: id } });
  expect(rows.map(({ personId }) => personId).sort()).toEqual(
    [world.wang.personId, world.zhao.personId].sort(),
  );
});
