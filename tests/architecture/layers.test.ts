import { describe, expect, it } from "vitest";
import { type Import, importsOf, projectFiles, read } from "../support/source";

/** Folders of lib from the base to the top: each may import itself and what stands before it. */
const LIB_ORDER = [
  "text",
  "time",
  "people",
  "places",
  "server",
  "riders",
  "stations",
  "checkins",
  "cases",
  "mediation",
  "messages",
  "activities",
  "imports",
  "demo",
  "jobs",
  "ops",
];

/** What one import does wrong, or null. Pure, so that the rule itself can be tried on invented imports. */
function fault({ from, to, typeOnly }: Import): string | null {
  const floor = (path: string) => path.split("/")[0] ?? "";
  if (from.startsWith("lib/") && /^(app|components)\//.test(to)) return "lib reaches up";
  if (from.startsWith("components/") && to.startsWith("app/")) return "components reach up";
  if (
    from.startsWith("components/") &&
    !typeOnly &&
    /^lib\/server\/|\/queries$|\/desk-queries$|^prisma\//.test(to)
  )
    return "components know no database";
  if (/^(app|components)\//.test(from) && /^prisma\//.test(to))
    return "only lib/server/db knows Prisma's client";
  if (from.startsWith("lib/") && from !== "lib/server/db.ts" && to.startsWith("prisma/generated"))
    return "only lib/server/db knows Prisma's client";
  if (floor(from) !== "tests" && !from.startsWith("lib/ops/") && to.startsWith("lib/ops/"))
    return "nothing imports the command line";
  if (
    /(^|\/)(rules|policy)\.ts$/.test(from) &&
    /^(next|react|@prisma|next-.*)(\/|$)|^lib\/server\/|^prisma\//.test(to)
  )
    return "rules and policies are pure";
  return null;
}

const all = projectFiles(/^(app|components|lib)\/.*\.tsx?$|^proxy\.ts$|^instrumentation\.ts$/).flatMap(
  (file) => importsOf(file),
);

describe("floors", () => {
  it("imports run one way", () => {
    const faults = all.map((one) => [fault(one), `${one.from} → ${one.to}`]).filter(([kind]) => kind);
    expect(faults).toEqual([]);
  });

  it.each([
    [{ from: "lib/cases/rules.ts", to: "components/ui/card", typeOnly: false }, "lib reaches up"],
    [{ from: "components/ui/card.tsx", to: "lib/server/db", typeOnly: false }, "components know no database"],
    [
      { from: "components/cases/a.tsx", to: "lib/cases/queries", typeOnly: false },
      "components know no database",
    ],
    [{ from: "lib/cases/rules.ts", to: "lib/server/db", typeOnly: true }, "rules and policies are pure"],
    [{ from: "lib/cases/policy.ts", to: "next/headers", typeOnly: false }, "rules and policies are pure"],
    [
      { from: "app/page.tsx", to: "prisma/generated/client", typeOnly: false },
      "only lib/server/db knows Prisma's client",
    ],
    [
      { from: "lib/cases/queries.ts", to: "lib/ops/root", typeOnly: false },
      "nothing imports the command line",
    ],
  ])("negative control: %o is a fault", (one, kind) => {
    expect(fault(one)).toBe(kind);
  });
});

/** Calls that came with Chrome 92 or Safari 15 or later; `createImageBitmap` got its options later than itself. */
const TOO_NEW =
  /\b(canParse|requestSubmit|randomUUID|AbortSignal\.(timeout|any)|createImageBitmap|checkVisibility|structuredClone|Object\.(hasOwn|groupBy)|withResolvers|(show|hide|toggle)Popover)\(|\.(at|findLast|findLastIndex|toSorted|toReversed|toSpliced|with)\(/;

describe("scripts of light pages", () => {
  const stem = (path: string) => path.replace(/\.tsx?$/, "");
  /** Everything that is bundled with a leaf or the service worker, and what it imports that is not the project's. */
  const bundled = (start: string): Set<string> => {
    const found = new Set([start]);
    for (const one of found)
      for (const { from, to, typeOnly } of all) if (!typeOnly && stem(from) === one) found.add(to);
    return found;
  };
  const leaves = projectFiles(/^app\/(leaves\/.*|sw)\.ts$/).map(stem);
  const isRuntime = (name: string) => /^(react|next)([-/]|$)/.test(name);

  it("bring neither React nor Next with them", () => {
    expect(leaves.length).toBeGreaterThan(2);
    expect(leaves.flatMap((leaf) => [...bundled(leaf)].filter(isRuntime))).toEqual([]);
  });

  it("call nothing that a phone of 2021 hasn't", () => {
    const own = new Set(leaves.flatMap((leaf) => [...bundled(leaf)]));
    const files = projectFiles(/^(app|components|lib)\/.*\.tsx?$/).filter((file) => own.has(stem(file)));
    expect(files.length).toBeGreaterThan(20);
    expect(files.filter((file) => TOO_NEW.test(read(file)))).toEqual([]);
  });

  it.each(["URL.canParse(text)", "form.requestSubmit()", "AbortSignal.timeout(5)", "taps.at(-1)"])(
    "negative control: it hasn't %s",
    (call) => {
      expect(call).toMatch(TOO_NEW);
    },
  );

  it("negative control: a component with hooks would", () => {
    expect([...bundled("components/form/submit")].filter(isRuntime)).not.toEqual([]);
    expect([...bundled("app/leaves/rider")]).toContain("components/checkins/queue-view");
  });
});

describe("domains", () => {
  const domain = (path: string) => /^lib\/([^/]+)\//.exec(path)?.[1];
  const edges = all.filter(
    (one) => !one.typeOnly && domain(one.from) && domain(one.to) && domain(one.from) !== domain(one.to),
  );

  it("no file imports itself in a circle", () => {
    const graph = new Map<string, string[]>();
    for (const { from, to, typeOnly } of all) {
      if (typeOnly) continue;
      const key = from.replace(/\.tsx?$/, "");
      graph.set(key, [...(graph.get(key) ?? []), to]);
    }
    expect(circle(graph)).toEqual([]);
  });

  it("negative control: a circle is found", () => {
    expect(
      circle(
        new Map([
          ["a", ["b"]],
          ["b", ["c"]],
          ["c", ["a"]],
        ]),
      ),
    ).not.toEqual([]);
  });

  it("upper domains import lower ones only", () => {
    const rank = (name: string | undefined) => LIB_ORDER.indexOf(name ?? "");
    const unknown = [...new Set(edges.flatMap((one) => [domain(one.from), domain(one.to)]))].filter(
      (name) => rank(name) < 0,
    );
    expect(unknown, "a new folder in lib needs its place in LIB_ORDER").toEqual([]);
    const upward = edges
      .filter((one) => rank(domain(one.to)) > rank(domain(one.from)))
      .filter((one) => !(SAME_FLOOR.has(domain(one.from) ?? "") && SAME_FLOOR.has(domain(one.to) ?? "")));
    expect(upward.map((one) => `${one.from} → ${one.to}`)).toEqual([]);
  });
});

/** The base: people and places need the door, and the door needs to know who is asking and where. Files never form a circle. */
const SAME_FLOOR = new Set(["people", "places", "server", "text", "time"]);

function circle(graph: ReadonlyMap<string, readonly string[]>): string[] {
  const state = new Map<string, "open" | "done">();
  const walk = (node: string, path: string[]): string[] => {
    if (state.get(node) === "done") return [];
    if (state.get(node) === "open") return [...path.slice(path.indexOf(node)), node];
    state.set(node, "open");
    for (const next of graph.get(node) ?? []) {
      const found = walk(next, [...path, node]);
      if (found.length > 0) return found;
    }
    state.set(node, "done");
    return [];
  };
  for (const node of graph.keys()) {
    const found = walk(node, []);
    if (found.length > 0) return found;
  }
  return [];
}
