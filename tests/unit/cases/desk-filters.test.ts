import { describe, expect, it } from "vitest";
import { dueWhere, filterQuery, filterWhere, isFiltered, readFilters } from "@/lib/cases/desk-filters";
import { afterMove, deskPath, listPath } from "@/lib/cases/desk-paths";

const none = readFilters({});
const viewpoint = {
  personId: null,
  limit: "case",
  now: new Date("2026-11-19T15:30:00+08:00"),
  zone: "Asia/Shanghai",
} as const;

describe("filters in the address", () => {
  it("come back as they were written", () => {
    const filters = readFilters({
      status: "closed",
      neighbourhood: "DL",
      category: "late",
      who: "mine",
      due: "today",
      q: "鱼 & 柜",
      sort: "due",
      dir: "desc",
    });
    expect(readFilters(Object.fromEntries(new URLSearchParams(filterQuery(filters))))).toEqual(filters);
  });

  it("leave the address short when nothing is chosen", () => {
    expect(filterQuery(none)).toBe("");
    expect(filterQuery(none, { who: "mine" })).toBe("who=mine");
    expect(filterQuery({ ...none, status: "closed" }, { status: "open" })).toBe("");
  });

  it("hide nothing by an order", () => {
    expect(isFiltered(readFilters({ sort: "filed", dir: "asc" }))).toBe(false);
    expect(isFiltered(readFilters({ sort: "filed", who: "mine" }))).toBe(true);
  });

  it("take what they don't know for not given", () => {
    const odd = {
      status: "constructor",
      who: "everybody",
      due: ["today", "x"],
      neighbourhood: "",
      after: "x",
      sort: "text",
      dir: "up",
    };
    expect(readFilters(odd)).toEqual({ ...none, due: "today" });
    expect(readFilters({ q: "x".repeat(500) }).q).toHaveLength(60);
  });

  it("mine is nobody's for nobody", () => {
    const where = filterWhere({ ...none, who: "mine" }, viewpoint);
    expect(JSON.stringify(where)).toContain("00000000-0000-0000-0000-000000000000");
  });

  it("today ends at midnight of the area", () => {
    expect(dueWhere("today", viewpoint)).toMatchObject({
      dueAt: { gte: viewpoint.now, lt: new Date("2026-11-20T00:00:00+08:00") },
    });
  });
});

describe("where a move leads", () => {
  const moved = { id: "x", eventId: "y", reference: "7K3M92QX", version: 4 };
  it("back to the case with the filters, or to the list when it left the desk", () => {
    expect(afterMove.redirect({ ...moved, move: "answer", from: "who=mine" })).toBe(
      "/cadre/cases/7K3M-92QX?who=mine&done=answer&v=4",
    );
    expect(afterMove.redirect({ ...moved, move: "handOff", from: "" })).toBe(
      "/cadre/cases?done=handOff&of=7K3M-92QX",
    );
  });

  it.each(["//evil.example", "https://evil.example", "\r\nSet-Cookie: a=b", "#x"])(
    "stays on our own path whatever %j the form carries",
    (from) => {
      const target = afterMove.redirect({ ...moved, move: "answer", from });
      expect(new URL(target, "https://own.example").origin).toBe("https://own.example");
      expect(target).toMatch(/^\/cadre\/cases\/7K3M-92QX\?[^\r\n#]*$/);
    },
  );

  it("knows the plain addresses", () => {
    expect([listPath(), listPath("due=today"), deskPath("7K3M92QX")]).toEqual([
      "/cadre/cases",
      "/cadre/cases?due=today",
      "/cadre/cases/7K3M-92QX",
    ]);
  });
});
