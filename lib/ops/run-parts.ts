import { parseArgs } from "node:util";
import { ensureBrowser } from "./browser";
import { lint, playwright, type RunOptions, type Tally, types, vitest } from "./checks";
import { duration } from "./progress";
import { forMachineTrouble, Sentence } from "./sentence";
import { ensureClient } from "./site";
import { stopRequests } from "./stopping";
import { TestBench } from "./test-bench";

const TITLES = {
  types: "Types",
  lint: "Lint",
  architecture: "Architecture",
  unit: "Unit tests",
  ops: "Commands",
  actions: "Actions against PostgreSQL",
  e2e: "Browser against the production build",
  matrix: "Every door, every role",
} as const;
export type Part = keyof typeof TITLES;

/** Everything, in the order it runs. Parts in one row run together, so that no core waits for the last test of one. */
export const PARTS: readonly (readonly Part[])[] = [
  ["types"],
  ["lint"],
  ["architecture", "unit"],
  ["ops", "actions"],
  ["e2e"],
  ["matrix"],
];

/**
 * Runs the rows one after the other on one throw-away server and ends with the line `N passed, N failed`.
 * @param argv the command line: `--only`, `--grep`, `--verbose`, file names.
 * @returns the exit code.
 */
export async function runParts(argv: string[], all: typeof PARTS): Promise<number> {
  const signal = stopRequests();
  const { rows, options } = readArguments(argv, all, signal);
  const bench = new TestBench(signal);
  const sum: Tally = { passed: 0, failed: 0 };
  try {
    await ensureClient();
    for (const row of rows) {
      if (signal.aborted) break;
      const tally = await report(row, () => runRow(row, options, bench));
      sum.passed += tally.passed;
      sum.failed += tally.failed;
    }
  } finally {
    await bench.remove();
  }
  if (signal.aborted) {
    console.log("\nInterrupted; the throw-away database is removed.");
    return 130;
  }
  console.log(`\n${sum.passed} passed, ${sum.failed} failed`);
  return sum.failed === 0 && sum.passed > 0 ? 0 : 1;
}

async function runRow(row: readonly Part[], options: RunOptions, bench: TestBench): Promise<Tally> {
  switch (row[0]) {
    case "types":
      return types(options);
    case "lint":
      return lint(options);
    case "e2e": {
      const env = { PW_CHROMIUM: ensureBrowser() };
      const sites = [await bench.siteEnv("lane_1"), await bench.siteEnv("lane_2")];
      return playwright(sites, { ...options, env });
    }
    case "matrix":
      return vitest(row, { ...options, env: await bench.siteEnv("lane_1") });
  }
  if (row.includes("ops")) await bench.build();
  const env = row.includes("actions") ? await bench.databaseEnv() : {};
  return vitest(row, { ...options, env });
}

/** Heading, time and count of a row. What stops a part from running at all is told, and counts as one failed. */
async function report(row: readonly Part[], run: () => Promise<Tally>): Promise<Tally> {
  console.log(`\n== ${row.map((part) => TITLES[part]).join("; ")}`);
  const began = Date.now();
  const heart = setInterval(() => console.log(`   … still at it (${duration(Date.now() - began)})`), 15_000);
  try {
    const tally = await run();
    console.log(
      `   ${tally.passed} passed${tally.failed ? `, ${tally.failed} FAILED` : ""} in ${duration(Date.now() - began)}`,
    );
    return tally;
  } catch (error) {
    console.log(error instanceof Sentence ? error.message : (forMachineTrouble(error) ?? error));
    console.log(`   could not run (${duration(Date.now() - began)})`);
    return { passed: 0, failed: 1 };
  } finally {
    clearInterval(heart);
  }
}

function readArguments(
  argv: string[],
  all: typeof PARTS,
  signal: AbortSignal,
): { rows: typeof PARTS; options: RunOptions } {
  const { values, positionals } = parseArgs({
    args: argv,
    allowPositionals: true,
    options: {
      only: { type: "string" },
      grep: { type: "string" },
      verbose: { type: "boolean", default: false },
    },
  });
  const known: readonly string[] = all.flat();
  const wanted = values.only?.split(",") ?? known;
  const unknown = wanted.find((name) => !known.includes(name));
  if (unknown !== undefined) throw new Sentence(`There is no part "${unknown}". Parts: ${known.join(", ")}.`);
  const rows = all.map((row) => row.filter((part) => wanted.includes(part))).filter((row) => row.length > 0);
  return {
    rows,
    options: { grep: values.grep, rest: positionals, verbose: values.verbose, env: {}, signal },
  };
}
