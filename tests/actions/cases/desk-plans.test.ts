import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Filters, readFilters } from "@/lib/cases/desk-filters";
import { deskCounts, deskList } from "@/lib/cases/desk-queries";
import { waiting } from "@/lib/cases/desk-today";
import type { Actor } from "@/lib/people/actor";
import { db } from "@/lib/server/db";
import { fillCases, WORDS } from "../../bench/fill";
import { explain, ofCases, type Plan, recorded, type Statement } from "../../bench/statements";
import { ownDatabase } from "../../support/database";
import { deskWorld, type World } from "./desk-fixture";

const now = new Date();
const zone = "Asia/Shanghai";
/** 51 cases, each in a buffer of its own, and the way to them; in so small a table the planner may prefer a short detour. */
const PAGE_MOST = 65;
const FIGURE_MOST = 60;
/** Rows that may be sorted: what is left of a list near its end, never all that there is to choose from. */
const SORT_MOST = 60;

let owner: pg.Client;
let people: Record<"area" | "neighbourhood" | "two" | "outlet" | "mediator", Actor>;

beforeAll(async () => {
  const world = await deskWorld();
  await widen(world);
  owner = new pg.Client({ connectionString: ownDatabase().ownerUrl });
  await owner.connect();
  // 5,000 open ones and 20,000 that are closed.
  await fillCases(owner, 25_000, 0.2);
  people = {
    area: world.zhao,
    neighbourhood: world.wang,
    two: { ...world.wang, grants: [...world.wang.grants, ...world.zhou.grants] },
    outlet: world.manager,
    mediator: world.sun,
  };
}, 60_000);
afterAll(() => owner?.end());

const LISTS = [{}, { status: "all" }, { status: "closed" }] as const;
const FILTERS = [
  { status: "new" },
  { status: "working" },
  { status: "checking" },
  { due: "overdue" },
  { due: "today" },
  { due: "paused" },
  { due: "risen" },
  { who: "unassigned" },
] as const;
const WHO = ["area", "neighbourhood", "two", "outlet", "mediator"] as const;
type Who = (typeof WHO)[number];

describe("a page of the desk is one walk along an index", () => {
  it.each(WHO.flatMap((who) => LISTS.map((filters) => [who, filters] as const)))(
    "%s, %j: the first page, and one far down",
    async (who, filters) => {
      const first = await pageOf(who, filters);
      mustBeCheap(await explain(owner, first.statements));
      let { after } = first;
      for (let turn = 0; turn < 3 && after; turn += 1) {
        const page = await pageOf(who, filters, after);
        mustBeCheap(await explain(owner, page.statements));
        after = page.after;
      }
    },
  );

  it.each(
    ["area", "neighbourhood", "two"].flatMap((who) => FILTERS.map((filters) => [who, filters] as const)),
  )("%s, %j: as cheap when filtered", async (who, filters) =>
    mustBeCheap(await explain(owner, (await pageOf(who as Who, filters)).statements)),
  );
});

describe("a figure is counted no further than it is shown", () => {
  it.each(WHO)("%s", async (who) => {
    const actor = people[who];
    const above = await recorded(() => deskCounts(actor, readFilters({}), now, zone));
    const today = await recorded(() => waiting(actor, now, zone));
    const counts = [...above, ...today].filter(ofCases);
    expect(counts).toHaveLength(10);
    for (const plan of await explain(owner, counts)) mustBeCheap([plan], FIGURE_MOST);
  });
});

describe("searching", () => {
  it.each(["area", "neighbourhood", "outlet"] as const)(
    "%s: a rare word by the index of pairs",
    async (who) => {
      const { statements } = await pageOf(who, { q: WORDS.rare, status: "all" });
      const plans = await explain(owner, statements);
      expect(plans[0]?.steps).toContain("Bitmap Index Scan Case_searchGrams_idx");
      expect(buffersOf(plans)).toBeLessThan(PAGE_MOST);
    },
  );

  it.each(WHO)("%s: a word that is everywhere by the order of the list", async (who) => {
    mustBeCheap(await explain(owner, (await pageOf(who, { q: WORDS.frequent })).statements));
  });
});

/** Who reads what from which index. */
const READERS: [string, Who, Partial<Filters>][] = [
  ["Case_open", "area", {}],
  ["Case_open_phase", "area", { status: "checking" }],
  ["Case_open_neighbourhood", "neighbourhood", { due: "today" }],
  ["Case_open_held", "outlet", {}],
  ["Case_open_unassigned", "area", { who: "unassigned" }],
  ["Case_open_paused", "area", { due: "paused" }],
  ["Case_open_escalated", "area", { due: "risen" }],
  ["Case_closed", "area", { status: "closed" }],
  ["Case_filed", "area", { status: "all" }],
  ["Case_filed_held", "outlet", { status: "all" }],
];

describe("the desk's indexes", () => {
  it.each(READERS)("%s is read", async (index, who, filters) => {
    const plans = await explain(owner, (await pageOf(who, filters)).statements);
    expect(plans.flatMap(({ steps }) => steps).join()).toContain(index);
  });

  // The others' readers have a detour that costs little in so small a table.
  const needed = [
    "Case_open",
    "Case_open_paused",
    "Case_open_escalated",
    "Case_closed",
    "Case_filed",
    "Case_filed_held",
  ];
  it.each(READERS.filter(([index]) => needed.includes(index)))(
    "negative control: without %s the same page is dear, or sorted",
    async (index, who, filters) => {
      const { statements } = await pageOf(who, filters);
      await owner.query("BEGIN");
      try {
        await owner.query(`DROP INDEX "${index}"`);
        const without = await explain(owner, statements);
        expect(() => mustBeCheap(without)).toThrow();
      } finally {
        await owner.query("ROLLBACK");
      }
    },
  );

  it("negative control: a count in no order of the list reads the table", async () => {
    const where = { areaId: people.area.areaId, phase: 3 };
    const counted = await recorded(() => db().case.count({ where, take: 51 }));
    const [plan] = await explain(owner, counted.filter(ofCases));
    expect(() => mustBeCheap(plan ? [plan] : [], FIGURE_MOST)).toThrow();
  });
});

/** What a page sends to read its cases, and where the next one begins. */
async function pageOf(
  who: Who,
  filters: Partial<Filters>,
  after: string | null = null,
): Promise<{ statements: Statement[]; after: string | null }> {
  let next: string | null = null;
  const sent = await recorded(async () => {
    const all = { ...readFilters({}), ...filters };
    ({ after: next } = await deskList(people[who], { filters: all, after, now, zone }));
  });
  return { statements: sent.filter(ofCases), after: next };
}

const buffersOf = (plans: readonly Plan[]) => plans.reduce((sum, { buffers }) => sum + buffers, 0);

function mustBeCheap(plans: readonly Plan[], most = PAGE_MOST): void {
  const steps = plans.flatMap((plan) => plan.steps);
  expect(steps.length).toBeGreaterThan(1);
  expect(steps.filter((step) => step.startsWith("Seq Scan"))).toEqual([]);
  for (const step of steps)
    expect(Number(/Sort of (\d+)/.exec(step)?.[1] ?? 0), step).toBeLessThan(SORT_MOST);
  expect(buffersOf(plans)).toBeLessThanOrEqual(most);
}

/** Four more neighbourhoods and two more outlets, so that each has a part and not half. */
async function widen({ areaId, east, shunda }: World): Promise<void> {
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
