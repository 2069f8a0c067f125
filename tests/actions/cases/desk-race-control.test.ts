import { expect, it, vi } from "vitest";
import * as end from "@/lib/cases/desk-verbs-end";
import * as office from "@/lib/cases/desk-verbs-office";
import * as work from "@/lib/cases/desk-verbs-work";
import { db } from "@/lib/server/db";
import { call, caseIn, deskWorld } from "./desk-fixture";

const held = vi.hoisted(() => ({ together: false, waiting: [] as (() => void)[] }));
vi.mock("@/lib/cases/record", async (original) => ({
  ...(await original<object>()),
  // Instead of one waiting for the other, both wait until both are there.
  lockCase: () =>
    held.together &&
    new Promise<void>((resolve) => {
      held.waiting.push(resolve);
      if (held.waiting.length === 2) for (const go of held.waiting) go();
    }),
}));

it("negative control: of two answers at once both happen when nobody holds the case", async () => {
  const world = await deskWorld();
  const { id, version } = await caseIn(world, "DISPATCHED", { ...office, ...work, ...end });
  held.together = true;
  const both = [world.wang, world.zhao].map((actor) =>
    call(work.handleCase, actor, { id, version, text: "已经送上门。" }),
  );
  expect((await Promise.all(both)).map(({ kind }) => kind)).toEqual(["done", "done"]);
  expect(await db().caseEvent.count({ where: { caseId: id, kind: "HANDLED" } })).toBe(2);
});
