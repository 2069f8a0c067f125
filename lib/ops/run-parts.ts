import { parseArgs } from "node:util";
import { ensureBrowser } from "./browser";
import { lint, playwright, type RunOptions, type Tally, types, vitest } from "./checks";
import { duration } from "./progress";
import { forMachineTrouble, Sentence } from "./sentence";
import { ensureClient } from "./site";
import { stopRequests } from "./stopping";
import { TestBench } from "./test-bench";

/** Everything, in the order it runs. */
export const PARTS = ["types", "lint", "architecture", "unit", "ops", "actions", "e2e", "matrix"] as const;
export type Part = (typeof PARTS)[number];

const TITLES: Record<Part, string> = {
  types: "Types",
  lint: "Lint",
  architecture: "Architecture",
  unit: "Unit tests",
  ops: "Database and commands",
  actions: "Actions against PostgreSQL",
  e2e: "Browser against the production build",
  matrix: "Every door, every role",
};

/**
 * Runs the parts one after the other on one throw-away database and ends with the line `N passed, N failed`.
 * @param argv the command line: `--only`, `--grep`, `--verbose`, file names.
 * @returns the exit code.
 */
export async function runParts(argv: string[], all: readonly Part[]): Promise<number> {
  const signal = stopRequests();
  const { parts, options } = readArguments(argv, all, signal);
  const bench = new TestBench(signal);
  const sum: Tally = { passed: 0, failed: 0 };
  try {
    await ensureClient();
    for (const part of parts) {
      if (signal.aborted) break;
      const tally = await report(part, () => runPart(part, options, bench));
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

async function runPart(part: Part, options: RunOptions, bench: TestBench): Promise<Tally> {
  switch (part) {
    case "types":
      return types(options);
    case "lint":
      return lint(options);
    case "unit":
    case "architecture":
      return vitest([part], options);
    case "ops":
      await bench.build();
      return vitest([part], options);
    case "actions":
      return vitest([part], { ...options, env: await bench.databaseEnv() });
    case "e2e": {
      const env = { PW_CHROMIUM: ensureBrowser() };
      const sites = [await bench.siteEnv("lane_1"), await bench.siteEnv("lane_2")];
      return playwright(sites, { ...options, env });
    }
    case "matrix":
      return vitest([part], { ...options, env: await bench.siteEnv("lane_1") });
  }
}

/** Heading, time and count of a part. What stops a part from running at all is told, and counts as one failed. */
async function report(part: Part, run: () => Promise<Tally>): Promise<Tally> {
  console.log(`\n== ${TITLES[part]}`);
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
  all: readonly Part[],
  signal: AbortSignal,
): { parts: readonly Part[]; options: RunOptions } {
  const { values, positionals } = parseArgs({
    args: argv,
    allowPositionals: true,
    options: {
      only: { type: "string" },
      grep: { type: "string" },
      verbose: { type: "boolean", default: false },
    },
  });
  const wanted = values.only?.split(",");
  const unknown = wanted?.find((name) => !(all as readonly string[]).includes(name));
  if (unknown !== undefined) throw new Sentence(`There is no part "${unknown}". Parts: ${all.join(", ")}.`);
  const parts = all.filter((part) => !wanted || wanted.includes(part));
  return {
    parts,
    options: { grep: values.grep, rest: positionals, verbose: values.verbose, env: {}, signal },
  };
}
