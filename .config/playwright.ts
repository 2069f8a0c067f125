import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { defineConfig, devices } from "@playwright/test";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const baseURL = process.env.E2E_BASE_URL ?? "http://127.0.0.1:3000";
const executablePath =
  process.env.PW_CHROMIUM ?? (existsSync("/usr/bin/chromium") ? "/usr/bin/chromium" : undefined);

const phone = devices["Pixel 7"];
const desktop = { ...devices["Desktop Chrome"], viewport: { width: 1280, height: 800 } };

/** Walks through every page in languages, sizes and colours of its own: they only look, or write on what they have filed. */
const EVERYWHERE = "everywhere/**/*.spec.ts";

export default defineConfig({
  testDir: join(root, "tests/e2e"),
  globalSetup: join(root, "tests/e2e/setup.ts"),
  outputDir: join(root, "test-results"),
  forbidOnly: Boolean(process.env.CI),
  retries: 0,
  // One after the other: they share a community. `npm test` runs two lanes with a community each (`lib/ops/checks.ts`).
  workers: 1,
  timeout: 180_000,
  expect: { timeout: 10_000 },
  reporter: [["list"]],
  use: {
    baseURL,
    timezoneId: "Asia/Shanghai",
    screenshot: "only-on-failure",
    // Recording every test costs a quarter of the time; ask for it when one is being mended.
    trace: process.env.PW_TRACE ? "retain-on-failure" : "off",
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
  projects: [
    { name: "phone zh", testIgnore: EVERYWHERE, use: { ...phone, locale: "zh-CN" } },
    { name: "phone en", testIgnore: EVERYWHERE, use: { ...phone, locale: "en" } },
    { name: "desktop zh", testIgnore: EVERYWHERE, use: { ...desktop, locale: "zh-CN" } },
    { name: "desktop en", testIgnore: EVERYWHERE, use: { ...desktop, locale: "en" } },
    { name: "everywhere", testMatch: EVERYWHERE, use: desktop },
  ],
});
