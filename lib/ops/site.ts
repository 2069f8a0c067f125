import { spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { type BuildOptions, build as esbuild } from "esbuild";
import { hashInputs, isFresh, markFresh } from "./inputs";
import { runPrisma } from "./prisma-cli";
import { root } from "./root";
import { Sentence } from "./sentence";

const require = createRequire(import.meta.url);

/** Next's command line. */
export const nextCommand = () => require.resolve("next/dist/bin/next");

const clientStamp = () => join(root, "prisma", "generated", ".inputs");
const buildStamp = () => join(root, ".next", "yizhan-inputs");

const clientInputs = () => hashInputs(["prisma/schema", "node_modules/prisma/package.json"]);

/** Everything a production build is made from; the command line, the seed and the tests are not. */
const buildInputs = () =>
  hashInputs(
    [
      "app",
      "components",
      "lib",
      "public",
      "prisma/schema",
      "proxy.ts",
      "instrumentation.ts",
      "next.config.js",
      "tsconfig.json",
      "package-lock.json",
      "postcss.config.mjs",
      ".config/postcss.config.mjs",
    ],
    ["lib/ops"],
  );

/** Generates the database client unless it was made from this very schema. */
export async function ensureClient(): Promise<void> {
  const inputs = clientInputs();
  if (isFresh(clientStamp(), inputs)) return;
  let output = "";
  const code = await runPrisma(["generate"], process.env, (text) => {
    output += text;
  });
  if (code !== 0)
    throw new Sentence(`The database client could not be generated. Prisma says:\n${output.trim()}`);
  markFresh(clientStamp(), inputs);
}

/** True when `.next` holds a complete production build of these files. */
export function isBuilt(): boolean {
  return existsSync(join(root, ".next", "BUILD_ID")) && isFresh(buildStamp(), buildInputs());
}

/** True when there is a complete production build at all. */
export function hasBuild(): boolean {
  return existsSync(join(root, ".next", "BUILD_ID")) && existsSync(buildStamp());
}

/**
 * Builds the site for production.
 * @param show true prints what Next says; false keeps it for the error.
 */
export async function buildSite({ show, signal }: { show: boolean; signal?: AbortSignal }): Promise<void> {
  const inputs = buildInputs();
  // Next removes the stamp with the old build; should it die before that, the old build must not look current.
  rmSync(buildStamp(), { force: true });
  let output = "";
  const code = await new Promise<number>((resolve, reject) => {
    const child = spawn(process.execPath, [nextCommand(), "build"], {
      cwd: root,
      env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
      stdio: show ? "inherit" : ["ignore", "pipe", "pipe"],
    });
    const end = () => child.kill("SIGTERM");
    signal?.addEventListener("abort", end, { once: true });
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding("utf8").on("data", (text: string) => (output += text));
    child.once("error", reject);
    child.once("close", (status) => resolve(status ?? 1));
  });
  if (code !== 0)
    throw new Sentence(`The site could not be built.${output ? ` Next says:\n${output.trim()}` : ""}`);
  await buildLeaves();
  markFresh(buildStamp(), inputs);
}

/**
 * The scripts of light pages, see `lib/server/light.ts`, whose names change with what is in them, and the service
 * worker, whose name stays. Each script is whole but for what it loads later, so that none waits for another.
 */
async function buildLeaves(): Promise<void> {
  const build = join(root, ".next", "static");
  const { paths } = JSON.parse(readFileSync(join(root, "tsconfig.json"), "utf8")).compilerOptions;
  const common = {
    bundle: true,
    minify: true,
    target: "es2020",
    // Drawn by Preact, see `components/ui/draw.ts`.
    tsconfigRaw: { compilerOptions: { jsx: "react-jsx", jsxImportSource: "preact", paths } },
    absWorkingDir: root,
    logLevel: "error",
  } as const satisfies BuildOptions;
  for (const leaf of readdirSync(join(root, "app", "leaves")))
    await esbuild({
      ...common,
      entryPoints: [join("app", "leaves", leaf)],
      outdir: join(build, "leaves"),
      entryNames: "[name]-[hash]",
      chunkNames: "later/[hash]",
      format: "esm",
      splitting: true,
    });
  await esbuild({
    ...common,
    entryPoints: [join("app", "sw.ts")],
    outdir: join(build, "service-worker"),
    format: "iife",
  });
}
