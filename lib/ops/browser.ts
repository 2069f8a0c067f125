import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { root } from "./root";
import { Sentence } from "./sentence";

const require = createRequire(import.meta.url);
/** Debian's packages and programs: without windows it does the same in two thirds of the time. */
const DEBIAN_CHROMIUM = ["chromium-headless-shell", "chromium"] as const;

/** A line that fails once is tried again. */
const TRIES = 3;

/**
 * Finds a Chromium for the browser tests, installing one when there is none: PW_CHROMIUM, Debian's own, Debian's own
 * freshly installed (as root), else Playwright's.
 * @returns its path, or undefined for "the one Playwright finds by itself". @throws Sentence when none can be had.
 */
export function ensureBrowser(): string | undefined {
  const given = process.env.PW_CHROMIUM;
  if (given) {
    if (existsSync(given)) return given;
    throw new Sentence(`PW_CHROMIUM names ${given}, which doesn't exist.`);
  }
  const debians = debianChromium();
  if (debians) return debians;
  if (hasPlaywrightChromium()) return undefined;
  if (isDebian() && process.getuid?.() === 0) {
    const installed = installFromDebian();
    if (installed) return installed;
  }
  console.log("  Downloading Playwright's Chromium …");
  const download = () =>
    spawnSync(process.execPath, [playwrightCommand(), "install", "chromium"], {
      cwd: root,
      stdio: "inherit",
    });
  for (let tries = 0; tries < TRIES; tries += 1)
    if (download().status === 0 && hasPlaywrightChromium()) return undefined;
  throw new Sentence(
    'No browser could be installed. Install Chromium by hand (Debian: "apt-get install chromium fonts-noto-cjk") or name one with PW_CHROMIUM=/path/to/chromium.',
  );
}

export const playwrightCommand = () =>
  join(dirname(require.resolve("@playwright/test/package.json")), "cli.js");

const debianChromium = (): string | undefined =>
  DEBIAN_CHROMIUM.map((name) => `/usr/bin/${name}`).find((path) => existsSync(path));

function hasPlaywrightChromium(): boolean {
  const script = 'process.stdout.write(require("playwright-core").chromium.executablePath())';
  const { stdout } = spawnSync(process.execPath, ["-e", script], { cwd: root, encoding: "utf8" });
  return Boolean(stdout) && existsSync(stdout);
}

function isDebian(): boolean {
  try {
    return /^ID=debian$/m.test(readFileSync("/etc/os-release", "utf8"));
  } catch {
    return false;
  }
}

/** Chinese text needs a font too, or it is boxes. */
function installFromDebian(): string | undefined {
  console.log("  Installing Debian's chromium and a Chinese font …");
  const apt = (...args: string[]) =>
    spawnSync("apt-get", ["-y", "-qq", "-o", "Dpkg::Use-Pty=0", "-o", `Acquire::Retries=${TRIES}`, ...args], {
      stdio: ["ignore", "ignore", "inherit"],
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    }).status === 0;
  apt("update");
  for (const name of DEBIAN_CHROMIUM)
    if (apt("install", "--no-install-recommends", name, "fonts-noto-cjk")) return debianChromium();
  return undefined;
}
