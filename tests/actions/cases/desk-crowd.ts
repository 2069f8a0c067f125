import pg from "pg";
import { expect } from "vitest";
import { type Filters, readFilters } from "@/lib/cases/desk-filters";
import { deskList } from "@/lib/cases/desk-queries";
import type { Actor } from "@/lib/people/actor";
import { db } from "@/lib/server/db";
import { fillCases } from "../../bench/fill";
import { ofCases, type Plan, recorded, type Statement } from "../../bench/statements";
import { ownDatabase } from "../../support/database";
import { deskWorld, type World } from "./desk-fixture";

/** A Wednesday at noon: how many cases are due today or overdue follows from the hour and the day of the week. */
export const now = new Date("2026-11-18T12:00:00+08:00");
export const zone = "Asia/Shanghai";
/** 51 cases, each in a buffer of its own, and the way to them; in so small a table the planner may prefer a short detour. */
export const PAGE_MOST = 67;
/** Rows that may be sorted: what is left of a list near its end, never all that there is to choose from. */
export const SORT_MOST = 60;

export const WHO = ["area", "neighbourhood", "two", "outlet", "mediator"] as const;
export type Who = (typeof WHO)[number];

export interface Crowd {
  readonly owner: pg.Client;
  readonly people: Record<Who, Actor>;
}

/** 25,000 cases, of which 5,000 are open, and who reads them. */
export async function crowd(): Promise<Crowd> {
  const world = await deskWorld();
  await widen(world);
  const owner = new pg.Client({ connectionString: ownDatabase().ownerUrl });
  await owner.connect();
  await fillCases(owner, 25_000, 0.2, now);
  const people = {
    area: world.zhao,
    neighbourhood: world.wang,
    two: { ...world.wang, grants: [...world.wang.grants, ...world.zhou.grants] },
    outlet: world.manager,
    mediator: world.sun,
  };
  return { owner, people };
}

/** What a page sends to read its cases, and where the next one begins. */
export async function pageOf(
  actor: Actor,
  filters: Partial<Filters>,
  after: string | null = null,
): Promise<{ statements: Statement[]; after: string | null }> {
  let next: string | null = null;
  const sent = await recorded(async () => {
    const all = { ...readFilters({}), ...filters };
    ({ after: next } = await deskList(actor, { filters: all, after, now, zone }));
  });
  return { statements: sent.filter(ofCases), after: next };
}

export const buffersOf = (plans: readonly Plan[]) => plans.reduce((sum, { buffers }) => sum + buffers, 0);

export const mostSorted = (plans: readonly Plan[]) =>
  Math.max(
    ...plans.flatMap(({ steps }) => steps.map((step) => Number(/Sort of (\d+)/.exec(step)?.[1] ?? 0))),
  );

export function mustBeCheap(plans: readonly Plan[], most = PAGE_MOST): void {
  const steps = plans.flatMap((plan) => plan.steps);
  expect(steps.length).toBeGreaterThan(1);
  expect(steps.filter((step) => step.startsWith("Seq Scan"))).toEqual([]);
  expect(mostSorted(plans), steps.join()).toBeLessThan(SORT_MOST);
  expect(buffersOf(plans)).toBeLessThanOrEqual(most);
}

/** Four more neighbourhoods and two more outlets, so that each has a part and not half; and buildings. */
async function widen({ areaId, east, shunda }: World): Promise<void> {
  const place = {
    areaId,
    neighbourhoodId: east.id,
    nameEn: "",
    floors: 6,
    footprint: {},
    lng: 116.5,
    lat: 39.9,
  };
  await db().building.createMany({
    data: Array.from({ length: 12 }, (_, index) => ({
      ...place,
      code: `DL-${index + 1}`,
      name: `${index + 1}号楼`,
    })),
  });
  for (let number = 3; number <= 6; number += 1) {
    const { id, ...place } = east;
    await db().neighbourhood.create({
      data: { ...place, code: `N${number}`, name: `社区${number}`, boundary: {}, sort: number },
    });
  }
  for (let number = 3; number <= 4; number += 1) {
    const { id, ...outlet } = shunda;
    await db().outlet.create({ data: { ...outlet, areaId, code: `SD${number}`, name: `网点${number}` } });
  }
}
