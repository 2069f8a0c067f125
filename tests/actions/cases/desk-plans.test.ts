import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Filters, readFilters } from "@/lib/cases/desk-filters";
import { deskCounts, deskList } from "@/lib/cases/desk-queries";
import { DIRECTIONS, SORTS } from "@/lib/cases/desk-sort";
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
const FILTERED_ORDERS = FILTERS.flatMap((filters) => [
  { ...filters, dir: "desc" } as const,
  ...(["filed", "place"] as const).flatMap((sort) => DIRECTIONS.map((dir) => ({ ...filters, sort, dir }))),
]);
const WHO = ["area", "neighbourhood", "two", "outlet", "mediator"] as const;
type Who = (typeof WHO)[number];
/** Every order that a list can be given, besides its own. */
const ORDERS = LISTS.flatMap((list) =>
  SORTS.flatMap((sort) => DIRECTIONS.map((dir) => ({ ...list, sort, dir }))),
);

/** Who has several neighbourhoods walks, by place, past those between them: a few buffers more, and no more rows. */
const bounded = (who: string) => (filters: Partial<Filters>) => who !== "two" || filters.sort !== "place";

describe("a page of the desk is one walk along an index", () => {
  it.each(
    WHO.flatMap((who) =>
      [...LISTS, ...ORDERS].filter(bounded(who)).map((filters) => [who, filters] as const),
    ),
  )("%s, %j: the first page, and one far down", async (who, filters) => {
    const first = await pageOf(who, filters);
    mustBeCheap(await explain(owner, first.statements));
    let { after } = first;
    for (let turn = 0; turn < 3 && after; turn += 1) {
      const page = await pageOf(who, filters, after);
      mustBeCheap(await explain(owner, page.statements));
      after = page.after;
    }
  });

  it.each(
    ["area", "neighbourhood", "two"].flatMap((who) =>
      [...FILTERS, ...FILTERED_ORDERS].filter(bounded(who)).map((filters) => [who, filters] as const),
    ),
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
  ["Case_open_filed", "area", { sort: "filed", dir: "asc" }],
  ["Case_open_filed_neighbourhood", "neighbourhood", { sort: "filed", dir: "asc" }],
  ["Case_open_filed_held", "outlet", { sort: "filed", dir: "asc" }],
  ["Case_open_filed_phase", "two", { status: "new", sort: "filed" }],
  ["Case_open_filed_unassigned", "two", { who: "unassigned", sort: "filed" }],
  ["Case_paused_filed", "area", { due: "paused", sort: "filed" }],
  ["Case_escalated_filed", "area", { due: "risen", sort: "filed" }],
  ["Case_escalated_place", "area", { due: "risen", sort: "place" }],
  ["Case_closed_due", "area", { status: "closed", sort: "due", dir: "desc" }],
  ["Case_due", "area", { status: "all", sort: "due" }],
  ["Case_due_held", "outlet", { status: "all", sort: "due" }],
  ["Case_open_place", "area", { sort: "place" }],
  ["Case_open_place_neighbourhood", "neighbourhood", { sort: "place", dir: "desc" }],
  ["Case_open_place_unassigned", "two", { who: "unassigned", sort: "place" }],
  ["Case_paused_place", "area", { due: "paused", sort: "place" }],
  ["Case_place", "area", { status: "all", sort: "place" }],
  ["Case_place_neighbourhood", "neighbourhood", { status: "all", sort: "place", dir: "desc" }],
  ["Case_place_held", "outlet", { status: "all", sort: "place" }],
];

describe("the desk's indexes", () => {
  it.each(READERS)("%s is read", async (index, who, filters) => {
    const plans = await explain(owner, (await pageOf(who, filters)).statements);
    expect(plans.flatMap(({ steps }) => steps).join()).toContain(index);
  });

  // The others' readers have a detour that costs little in so small a table.
  const needed = [
    ...[
      "Case_open",
      "Case_open_paused",
      "Case_open_escalated",
      "Case_closed",
      "Case_filed",
      "Case_filed_held",
    ],
    ...["Case_open_filed", "Case_open_filed_neighbourhood", "Case_open_filed_held", "Case_open_filed_phase"],
    ...["Case_open_filed_unassigned", "Case_paused_filed", "Case_closed_due", "Case_due", "Case_due_held"],
    ...["Case_open_place_unassigned", "Case_paused_place", "Case_escalated_filed", "Case_escalated_place"],
    ...["Case_place", "Case_place_neighbourhood", "Case_place_held"],
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
