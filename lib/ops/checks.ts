import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { playwrightCommand } from "./browser";
import { root } from "./root";
import { nextCommand } from "./site";

/** How many tests of a part passed and failed. A part that can't run at all counts as one failed. */
export interface Tally {
  passed: number;
  failed: number;
}

/** What the parts have in common. */
export interface RunOptions {
  /** Only tests whose name matches. */
  grep: string | undefined;
  /** Further arguments for the test program, such as file names. */
  rest: readonly string[];
  /** Show everything as it comes, not only what fails. */
  verbose: boolean;
  env: Record<string, string | undefined>;
  signal: AbortSignal;
}

/** Type check of the whole project: one test. Next's own types of the routes are made anew, or those of removed ones would be missed. */
export async function types(options: RunOptions): Promise<Tally> {
  const made = await single(nextCommand(), ["typegen"], options);
  return made.failed ? made : single(bin("typescript", "tsc"), ["--noEmit", "-p", root], options);
}

/** Lint and format of the whole project: one test. */
export const lint = (options: RunOptions) =>
  single(
    bin("@biomejs/biome", "biome"),
    ["check", "--config-path", join(root, ".config"), "--error-on-warnings", root],
    options,
  );

/** One or more vitest projects. */
export async function vitest(projects: readonly string[], options: RunOptions): Promise<Tally> {
  const report = temporary("vitest.json");
  const args = [
    "run",
    "--config",
    join(root, ".config", "vitest.ts"),
    ...projects.flatMap((name) => ["--project", name]),
    "--passWithNoTests",
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${report.path}`,
    ...(options.grep ? ["-t", options.grep] : []),
    ...options.rest,
  ];
  const code = await run(bin("vitest", "vitest"), args, {
    ...options,
    env: { ...options.env, NODE_ENV: "test" },
  });
  return report.read(code, (json) => {
    const failedFiles = (json.testResults ?? []).filter(
      (file) => file.status === "failed" && file.assertionResults.every((one) => one.status !== "failed"),
    );
    return { passed: json.numPassedTests ?? 0, failed: (json.numFailedTests ?? 0) + failedFiles.length };
  });
}

/**
 * The browser tests, longest first. What tells a story changes the community for all, so each lane has a site and a
 * community of its own, where one runs after the other; a lane that has finished takes what is next.
 */
const BROWSER_RUNS = [
  ["--project=phone zh"],
  ["--project=desktop en"],
  ["--project=desktop zh"],
  ["--project=everywhere", "--shard=1/2"],
  ["--project=everywhere", "--shard=2/2"],
  ["--project=phone en"],
] as const;

/** The browser tests in as many lanes as there are sites. @param sites environments, each of a site for one lane. */
export async function playwright(
  sites: readonly Record<string, string>[],
  options: RunOptions,
): Promise<Tally> {
  const sum: Tally = { passed: 0, failed: 0 };
  const waiting = [...BROWSER_RUNS];
  const lane = async (site: Record<string, string>) => {
    for (let run = waiting.shift(); run && !options.signal.aborted; run = waiting.shift()) {
      const tally = await browserRun(run, { ...options, env: { ...options.env, ...site } });
      sum.passed += tally.passed;
      sum.failed += tally.failed;
    }
  };
  await Promise.all(sites.map(lane));
  return sum;
}

async function browserRun(which: readonly string[], options: RunOptions): Promise<Tally> {
  const report = temporary("playwright.json");
  const args = [
    "test",
    "--config",
    join(root, ".config", "playwright.ts"),
    "--reporter=list,json",
    "--pass-with-no-tests",
    ...which,
    // One folder each: a run empties its own when it begins.
    `--output=${join(root, "test-results", which.join("").replaceAll(/\W+/g, "-"))}`,
    ...(options.grep ? ["--grep", options.grep] : []),
    ...options.rest,
  ];
  const env = { ...options.env, CI: "1", PLAYWRIGHT_JSON_OUTPUT_NAME: report.path };
  const code = await run(playwrightCommand(), args, { ...options, env });
  return report.read(code, ({ stats, errors }) => ({
    passed: stats?.expected ?? 0,
    failed: (stats?.unexpected ?? 0) + (stats?.flaky ?? 0) + (errors?.length ?? 0),
  }));
}

interface Report {
  numPassedTests?: number;
  numFailedTests?: number;
  testResults?: { status: string; assertionResults: { status: string }[] }[];
  stats?: { expected: number; unexpected: number; flaky: number };
  errors?: unknown[];
}

async function single(program: string, args: string[], options: RunOptions): Promise<Tally> {
  const code = await run(program, args, options);
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** Runs a Node program; what it says is shown whole when it fails, or as it comes when verbose. */
function run(
  program: string,
  args: string[],
  { env, verbose, signal }: Pick<RunOptions, "env" | "verbose" | "signal">,
): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, ...args], {
      cwd: root,
      env: { ...process.env, FORCE_COLOR: "0", NO_COLOR: "1", ...env },
      stdio: verbose ? "inherit" : ["ignore", "pipe", "pipe"],
    });
    let said = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding("utf8").on("data", (text: string) => {
        said += text;
      });
    }
    const end = () => child.kill("SIGTERM");
    signal.addEventListener("abort", end, { once: true });
    child.once("error", reject);
    child.once("close", (code) => {
      signal.removeEventListener("abort", end);
      if (code !== 0 && !signal.aborted) process.stdout.write(`${said.trimEnd()}\n`);
      resolve(code ?? 1);
    });
  });
}

/** A report file that goes away once read. A program that fails without a single failed test has failed as such. */
function temporary(name: string) {
  const folder = mkdtempSync(join(tmpdir(), "yizhan-report-"));
  const path = join(folder, name);
  return {
    path,
    read(code: number, count: (json: Report) => Tally): Tally {
      try {
        const tally = count(JSON.parse(readFileSync(path, "utf8")) as Report);
        return code !== 0 && tally.failed === 0 ? { ...tally, failed: 1 } : tally;
      } catch {
        return { passed: 0, failed: 1 };
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
  };
}

/** The JavaScript file behind a package's command. */
function bin(name: string, command: string): string {
  const manifest = join(root, "node_modules", name, "package.json");
  const { bin: commands } = JSON.parse(readFileSync(manifest, "utf8")) as {
    bin: string | Record<string, string>;
  };
  const file = typeof commands === "string" ? commands : commands[command];
  if (!file) throw new Error(`${name} has no command ${command}.`);
  return join(dirname(manifest), file);
}
