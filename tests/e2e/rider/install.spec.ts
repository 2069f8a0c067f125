import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import playwright from "../../../.config/playwright";
import { become, expect, test } from "../support";

interface Icon {
  readonly src: string;
  readonly sizes: string;
  readonly type: string;
  readonly purpose: string;
}

test.beforeEach(({ turn }) => test.skip(turn !== 1, "once is enough"));

test("the rider's page can be installed", async ({ baseURL }) => {
  const profile = mkdtempSync(join(tmpdir(), "install-"));
  // A window that keeps nothing can't install anything, so it takes a profile of its own.
  const context = await chromium.launchPersistentContext(profile, {
    ...playwright.use?.launchOptions,
    baseURL: baseURL ?? "",
  });
  try {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await become(page, "abdulla-memet");
    await page.goto("/rider");
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    const { installabilityErrors } = await session.send("Page.getInstallabilityErrors");
    expect(installabilityErrors).toEqual([]);
    const { errors, data = "{}" } = await session.send("Page.getAppManifest");
    expect(errors).toEqual([]);
    const manifest = JSON.parse(data);
    expect(manifest).toMatchObject({
      id: "/rider",
      start_url: "/rider",
      scope: "/",
      display: "standalone",
      lang: "zh-CN",
      dir: "ltr",
      name: expect.stringMatching(/./),
      short_name: expect.stringMatching(/^.{1,12}$/),
      theme_color: expect.stringMatching(/^#/),
      background_color: expect.stringMatching(/^#/),
    });
    const wanted = (manifest.icons as Icon[]).map(({ sizes, purpose }) => `${sizes} ${purpose}`);
    expect(wanted).toEqual(expect.arrayContaining(["192x192 any", "512x512 any", "512x512 maskable"]));
    for (const { src, sizes, type } of manifest.icons as Icon[]) {
      expect(type).toBe("image/png");
      expect(sizeOfPng(await (await context.request.get(src)).body())).toBe(sizes);
    }
    for (const { url } of manifest.shortcuts as { url: string }[])
      expect((await context.request.get(url)).status()).toBe(200);
    const touch = await page.locator('link[rel="apple-touch-icon"]').getAttribute("href");
    expect(sizeOfPng(await (await context.request.get(touch ?? "")).body())).toBe("180x180");
  } finally {
    await context.close();
    rmSync(profile, { recursive: true, force: true });
  }
});

test("the rider's pages ask for nothing that isn't there", async ({ page, context }) => {
  const missing: string[] = [];
  context.on("response", (answer) => {
    if (answer.status() >= 400) missing.push(`${answer.status()} ${answer.url()}`);
  });
  context.on("console", (message) => {
    if (message.type() === "error") missing.push(`${message.text()} ${message.location().url}`);
  });
  await become(page, "abdulla-memet");
  for (const path of ["/rider", "/check-in", "/check-in/T-E1", "/rider/visits"]) {
    await page.goto(path);
    await expect(page.locator('link[rel="icon"]')).not.toHaveCount(0);
  }
  expect(missing).toEqual([]);
});

/** Width and height as a PNG's head tells them; anything else is none. */
function sizeOfPng(file: Buffer): string {
  if (file.toString("latin1", 1, 4) !== "PNG") return "no PNG";
  return `${file.readUInt32BE(16)}x${file.readUInt32BE(20)}`;
}
