import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Filters, readFilters } from "@/lib/cases/desk-filters";
import { deskCounts } from "@/lib/cases/desk-queries";
import { DIRECTIONS, SORTS } from "@/lib/cases/desk-sort";
import { waiting } from "@/lib/cases/desk-today";
import { db } from "@/lib/server/db";
import { explain, ofCases, recorded } from "../../bench/statements";
import { type Crowd, crowd, mustBeCheap, now, PAGE_MOST, pageOf, WHO, type Who, zone } from "./desk-crowd";

const FIGURE_MOST = 60;

let owner: Crowd["owner"];
let people: Crowd["people"];
beforeAll(async () => {
  ({ owner, people } = await crowd());
}, 180_000);
afterAll(() => owner?.end());

const LISTS = [{}, { status: "all" }, { status: "closed" }] as const;
const FILTERS = [
  { status: "new" },
  { status: "working" },
  { status: "checking" },
  { due: "running" },
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
/** Every order that a list can be given, besides its own. */
const ORDERS = LISTS.flatMap((list) =>
  SORTS.flatMap((sort) => DIRECTIONS.map((dir) => ({ ...list, sort, dir }))),
);

/** By place, who has several neighbourhoods reads a page of each. */
const mostOf = (who: Who, { sort }: Partial<Filters>) =>
  who === "two" && sort === "place" ? 2 * PAGE_MOST : PAGE_MOST;

describe("a page of the desk is one walk along an index", () => {
  it.each(WHO.flatMap((who) => [...LISTS, ...ORDERS].map((filters) => [who, filters] as const)))(
    "%s, %j: the first page, and one far down",
    async (who, filters) => {
      const first = await pageOf(people[who], filters);
      mustBeCheap(await explain(owner, first.statements), mostOf(who, filters));
      let { after } = first;
      for (let turn = 0; turn < 3 && after; turn += 1) {
        const page = await pageOf(people[who], filters, after);
        mustBeCheap(await explain(owner, page.statements), mostOf(who, filters));
        after = page.after;
      }
    },
  );

  it.each([
    ...(["area", "neighbourhood", "two"] as const).flatMap((who) =>
      [...FILTERS, ...FILTERED_ORDERS].map((filters) => [who, filters] as const),
    ),
    ...FILTERS.filter((filters) => "due" in filters).map((filters) => ["outlet", filters] as const),
  ])("%s, %j: as cheap when filtered", async (who, filters) =>
    mustBeCheap(await explain(owner, (await pageOf(people[who], filters)).statements), mostOf(who, filters)),
  );
});

describe("a figure is counted no further than it is shown", () => {
  it.each(WHO)("%s", async (who) => {
    const actor = people[who];
    const above = await recorded(() => deskCounts(actor, readFilters({}), now, zone));
    const today = await recorded(() => waiting(actor, now, zone));
    const counts = [...above, ...today].filter(ofCases);
    // Nothing is new at an outlet.
    expect(counts).toHaveLength(who === "outlet" ? 9 : 10);
    for (const plan of await explain(owner, counts)) mustBeCheap([plan], FIGURE_MOST);
  });
});

/** Who reads what from which index. */
const READERS: [string, Who, Partial<Filters>][] = [
  ["Case_open", "area", {}],
  ["Case_open_phase", "area", { status: "checking" }],
  ["Case_open_neighbourhood", "neighbourhood", { due: "today" }],
  ["Case_open_held", "outlet", {}],
  ["Case_open_held", "outlet", { due: "running" }],
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
    const plans = await explain(owner, (await pageOf(people[who], filters)).statements);
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
      const { statements } = await pageOf(people[who], filters);
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
