import { expect, it } from "vitest";
import { switchKeys } from "@/lib/cases/desk-keys";
import { db } from "@/lib/server/db";
import { call, deskWorld } from "./desk-fixture";

it("keys are switched by who works at the desk, and nothing else is sent along", async () => {
  const world = await deskWorld();
  expect(await call(switchKeys, world.wang, { keys: "off" })).toMatchObject({
    kind: "done",
    data: { keys: "off" },
  });
  expect((await call(switchKeys, world.wang, { keys: "maybe" })).kind).toBe("invalid");
  expect((await call(switchKeys, world.wang, { keys: "on", next: "https://evil.example" })).kind).toBe(
    "invalid",
  );
  for (const who of [world.guard, world.nobody]) {
    expect((await call(switchKeys, who, { keys: "off" })).kind).toBe("denied");
  }
  const done = await db().auditEntry.count({ where: { action: "cases.switchKeys", outcome: "done" } });
  expect(done).toBe(1);
});
