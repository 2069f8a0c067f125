import { describe, expect, it } from "vitest";
import { filterQuery, GROUPS, type Group, readFilters } from "@/lib/cases/desk-filters";
import { DIRECTIONS, orderOf, SORTS, turned } from "@/lib/cases/desk-sort";

const read = (query: string) => readFilters(Object.fromEntries(new URLSearchParams(query)));
const GROUP_NAMES = Object.keys(GROUPS) as Group[];

describe("the order of the queue in the address", () => {
  it.each([
    ["", "due", "asc"],
    ["status=checking", "due", "asc"],
    ["status=closed", "filed", "desc"],
    ["status=all", "filed", "desc"],
    ["dir=desc", "due", "desc"],
    ["sort=filed", "filed", "desc"],
    ["sort=filed&dir=asc", "filed", "asc"],
    ["status=closed&sort=due", "due", "asc"],
    ["sort=nothing&dir=sideways", "due", "asc"],
  ])("%j", (query, by, dir) => expect(orderOf(read(query))).toEqual({ by, dir }));

  it.each([
    ["sort=due", ""],
    ["dir=asc", ""],
    ["sort=due&dir=desc", "dir=desc"],
    ["sort=filed&dir=desc", "sort=filed"],
    ["status=all&sort=filed&dir=desc", "status=all"],
    ["status=all&sort=due&dir=asc", "status=all&sort=due"],
  ])("%j is said as %j", (long, short) => expect(filterQuery(read(long))).toBe(short));

  it("equal lists have equal addresses, different ones different", () => {
    const addresses = GROUP_NAMES.flatMap((status) =>
      SORTS.flatMap((sort) => DIRECTIONS.map((dir) => filterQuery(readFilters({}), { status, sort, dir }))),
    );
    expect(new Set(addresses).size).toBe(addresses.length);
    for (const address of addresses) expect(filterQuery(read(address))).toBe(address);
  });

  it("stays through a filter; the usual one follows the status", () => {
    expect(filterQuery(read("sort=filed&dir=asc"), { who: "mine" })).toBe("who=mine&sort=filed&dir=asc");
    expect(filterQuery(read(""), { status: "closed" })).toBe("status=closed");
    expect(filterQuery(read("sort=filed&dir=asc"), { status: "closed" })).toBe("status=closed&dir=asc");
    expect(filterQuery(read("status=closed&sort=due"), { status: "open" })).toBe("");
  });

  it("turns round at the head that orders already, and begins as usual at another", () => {
    expect(turned({ by: "due", dir: "asc" }, "due")).toEqual({ by: "due", dir: "desc" });
    expect(turned({ by: "due", dir: "desc" }, "due")).toEqual({ by: "due", dir: "asc" });
    expect(turned({ by: "due", dir: "desc" }, "filed")).toEqual({ by: "filed", dir: "desc" });
  });
});
