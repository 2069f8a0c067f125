import { expect, it } from "vitest";
import { acceptCase } from "@/lib/cases/desk-verbs-office";
import { db } from "@/lib/server/db";
import { call, deskWorld } from "./desk-fixture";

const TRIES = 1_000;

it("of a thousand acceptances of one case at once, one happens", async () => {
  const world = await deskWorld();
  const { id, version } = await world.file();
  const cadres = [world.wang, world.zhao, world.administrator];
  const outcomes = await Promise.all(
    Array.from({ length: TRIES }, (_, index) => {
      const actor = cadres[index % cadres.length] ?? world.wang;
      return call(acceptCase, actor, { id, version });
    }),
  );
  const done = outcomes.filter(({ kind }) => kind === "done");
  expect(done).toHaveLength(1);
  const refused = outcomes.filter(
    (outcome) => outcome.kind === "invalid" && outcome.message.key === "errors.stale",
  );
  expect(refused).toHaveLength(TRIES - 1);
  expect(await db().case.findUniqueOrThrow({ where: { id } })).toMatchObject({
    status: "ACCEPTED",
    version: version + 1,
  });
  expect(await db().caseEvent.count({ where: { caseId: id, kind: "ACCEPTED" } })).toBe(1);
  expect(await db().auditEntry.count({ where: { subjectId: id, outcome: "done" } })).toBe(1);
}, 60_000);
