import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readFilters } from "@/lib/cases/desk-filters";
import { matching } from "@/lib/cases/desk-matching";
import { viewpointOf } from "@/lib/cases/desk-queries";
import { db } from "@/lib/server/db";
import { WORDS } from "../../bench/fill";
import { explain, recorded } from "../../bench/statements";
import {
  buffersOf,
  type Crowd,
  crowd,
  mostSorted,
  now,
  pageOf,
  SORT_MOST,
  WHO,
  type Who,
  zone,
} from "./desk-crowd";

/** A page, and where the stretches of its search begin and end. */
const SEARCH_MOST = 150;

let owner: Crowd["owner"];
let people: Crowd["people"];
beforeAll(async () => {
  ({ owner, people } = await crowd());
}, 180_000);
afterAll(() => owner?.end());

describe("searching", () => {
  it.each(["area", "neighbourhood", "outlet"] as const)(
    "%s: a rare word by the index of pairs",
    async (who) => {
      const plans = await explain(owner, await searchOf(who, WORDS.rare));
      expect(plans.flatMap(({ steps }) => steps)).toContain("Bitmap Index Scan Case_searchGrams_idx");
      expect(buffersOf(plans)).toBeLessThan(SEARCH_MOST);
    },
  );

  it.each(WHO)("%s: a word that is everywhere by the order of the list", async (who) => {
    const plans = await explain(owner, (await pageOf(people[who], { q: WORDS.frequent })).statements);
    expect(plans.at(-1)?.shape).toMatch(/^Limit > Index Scan/);
    expect(buffersOf(plans)).toBeLessThan(SEARCH_MOST);
  });

  it("a word in every fortieth text by stretches: what is sorted is a page, not all hits", async () => {
    const plans = await explain(owner, await searchOf("area", WORDS.middling));
    expect(mostSorted(plans)).toBeLessThan(2 * SORT_MOST);
  });

  it("negative control: at once, all its hits are sorted", async () => {
    const filters = { ...readFilters({}), status: "all", q: WORDS.middling } as const;
    const viewpoint = viewpointOf(people.area, now, zone);
    const { among, found } = await matching(people.area, filters, viewpoint);
    const where = { AND: [among, found ?? {}] };
    const sent = await recorded(() =>
      db().case.findMany({ where, orderBy: [{ filedAt: "desc" }, { id: "desc" }], take: 51 }),
    );
    expect(mostSorted(await explain(owner, sent))).toBeGreaterThan(500);
  });
});

const searchOf = async (who: Who, q: string) => (await pageOf(people[who], { q, status: "all" })).statements;
