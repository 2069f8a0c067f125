import fc from "fast-check";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { rates } from "@/lib/cases/desk-today";
import * as end from "@/lib/cases/desk-verbs-end";
import * as office from "@/lib/cases/desk-verbs-office";
import * as work from "@/lib/cases/desk-verbs-work";
import { rate, reopen } from "@/lib/cases/follow-verbs";
import type { Actor } from "@/lib/people/actor";
import { db } from "@/lib/server/db";
import { explain, recorded } from "../../bench/statements";
import { ownDatabase } from "../../support/database";
import { beijing, call, caseIn, deskWorld, move, NOW, type World } from "./desk-fixture";

const all = { ...office, ...work, ...end };
const LATER = beijing("2026-11-25T10:00");
const DAYS = 86_400_000;

let world: World;
let owner: pg.Client;
beforeAll(async () => {
  world = await deskWorld();
  owner = new pg.Client({ connectionString: ownDatabase().ownerUrl });
  await owner.connect();
});
afterAll(() => owner?.end());

/** Counted the long way round: each rating by the place of its closure's case. */
async function counted(actor: Actor, neighbourhoods: readonly string[]) {
  const at = { gte: new Date(LATER.getTime() - 30 * DAYS), lte: LATER };
  const cases = await db().case.findMany({ where: { areaId: actor.areaId, filedAt: at } });
  const given = await db().caseRating.findMany({
    where: { areaId: actor.areaId, at },
    include: { closure: { include: { case: true } } },
  });
  const here = cases.filter((one) => neighbourhoods.includes(one.neighbourhoodId));
  const ratings = given.filter(({ closure }) => neighbourhoods.includes(closure.case.neighbourhoodId));
  const asked = ratings.filter(({ satisfied }) => satisfied !== null);
  return {
    answered: { part: here.filter(({ acceptedAt }) => acceptedAt).length, of: here.length },
    solved: { part: ratings.filter(({ solved }) => solved).length, of: ratings.length },
    satisfied: { part: asked.filter(({ satisfied }) => satisfied).length, of: asked.length },
  };
}

async function mustAgree(): Promise<void> {
  const { east, west, wang, zhou, zhao } = world;
  expect(await rates(wang, LATER)).toEqual(await counted(wang, [east.id]));
  expect(await rates(zhou, LATER)).toEqual(await counted(zhou, [west.id]));
  expect(await rates(zhao, LATER)).toEqual(await counted(zhao, [east.id, west.id]));
}

/** A closing that was taken back, so that there can be more of them. */
async function closeOnce(caseId: string): Promise<string> {
  const { id } = await db().caseClosure.create({
    data: { areaId: world.areaId, caseId, at: NOW, reopenedAt: NOW, outcome: "SOLVED", reason: "办结" },
  });
  return id;
}

describe("the rates of a place", () => {
  it("are those of the long way round after any history", async () => {
    const ids: string[] = [];
    for (let number = 0; number < 6; number += 1) {
      const filedAt = new Date(LATER.getTime() - number * 12 * DAYS);
      ids.push((await world.file({ filedAt })).id);
    }
    const nth = fc.integer({ min: 0, max: ids.length - 1 });
    const said = fc.record({ solved: fc.boolean(), satisfied: fc.option(fc.boolean()), days: fc.nat(60) });
    const step = fc.oneof(
      fc.record({ does: fc.constant("rate" as const), nth, said }),
      fc.record({ does: fc.constant("change" as const), nth, said }),
      fc.record({ does: fc.constant("move" as const), nth, west: fc.boolean() }),
      fc.record({ does: fc.constant("accept" as const), nth, yes: fc.boolean() }),
    );
    const history = fc.array(step, { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(history, async (steps) => {
        for (const one of steps) {
          const id = ids[one.nth] ?? "";
          if (one.does === "move") {
            const { id: neighbourhoodId } = one.west ? world.west : world.east;
            await db().case.update({ where: { id }, data: { neighbourhoodId } });
          } else if (one.does === "accept") {
            await db().case.update({ where: { id }, data: { acceptedAt: one.yes ? NOW : null } });
          } else {
            const { days, ...answer } = one.said;
            const data = { ...answer, at: new Date(LATER.getTime() - days * DAYS) };
            if (one.does === "rate")
              await db().caseRating.create({
                data: { ...data, areaId: world.areaId, closureId: await closeOnce(id) },
              });
            else await db().caseRating.updateMany({ where: { closure: { caseId: id } }, data });
          }
        }
        await mustAgree();
      }),
      { numRuns: 25 },
    );
    await db().case.delete({ where: { id: ids[0] ?? "" } });
    await mustAgree();
  });

  it("take a rating along when the case is opened again and handed over", async () => {
    const { id, reference } = await caseIn(world, "CLOSED", all);
    const person = { ...world.nobody, caseIds: [id] };
    await call(rate, person, { reference, solved: "no", satisfied: "no" }, NOW);
    const before = (await rates(world.zhou, LATER)).solved.of;
    await call(reopen, person, { reference, reason: "东西还是没有收到，请再问一问。" }, NOW);
    const target = { neighbourhoodId: world.west.id, reason: "楼在西里" };
    expect((await move(office.handOffCase, world.wang, id, target)).kind).toBe("done");
    expect((await rates(world.zhou, LATER)).solved.of).toBe(before + 1);
    await mustAgree();
  });

  it("negative control: without the triggers they stay behind", async () => {
    const { id } = await world.file();
    await db().caseRating.create({
      data: { areaId: world.areaId, closureId: await closeOnce(id), at: NOW, solved: true },
    });
    await owner.query(`ALTER TABLE "Case" DISABLE TRIGGER "Case_rating_place"`);
    await db().case.update({ where: { id }, data: { neighbourhoodId: world.west.id } });
    await owner.query(`ALTER TABLE "Case" ENABLE TRIGGER "Case_rating_place"`);
    await expect(mustAgree()).rejects.toThrow();
    await db().caseRating.updateMany({ data: { neighbourhoodId: null } });
    await mustAgree();
  });

  it("of many ratings are read from the ratings alone", async () => {
    const { id } = await world.file();
    await owner.query(
      `WITH closed AS (
         INSERT INTO "CaseClosure" ("id", "areaId", "caseId", "at", "reopenedAt", "outcome", "reason")
         SELECT gen_random_uuid(), $1, $2, $3, $3, 'SOLVED', '' FROM generate_series(1, 20000) RETURNING "id")
       INSERT INTO "CaseRating" ("id", "areaId", "closureId", "at", "solved")
       SELECT gen_random_uuid(), $1, "id", $3::timestamptz - random() * interval '800 days', true FROM closed`,
      [world.areaId, id, LATER],
    );
    await owner.query(`VACUUM (ANALYZE) "CaseRating"`);
    for (const actor of [world.zhao, world.wang]) {
      const sent = await recorded(() => rates(actor, LATER));
      const plans = await explain(
        owner,
        sent.filter(({ text }) => text.includes(`"CaseRating"`)),
      );
      const [steps] = plans.map((plan) => plan.steps.join());
      expect(steps).toContain("CaseRating_given");
      expect(steps).not.toContain("CaseClosure");
      expect(plans[0]?.buffers).toBeLessThan(400);
    }
  });
});
