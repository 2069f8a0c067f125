import { randomInt } from "node:crypto";
import { expect, test } from "@playwright/test";
import { become } from "../support";
import { forward, toTell } from "./report-steps";

/** A piece of an address as people paste it: nothing in it where a line could break. */
const LONG = `https://example.invalid/${"withoutanybreak".repeat(20)}`;

test("words without a break make no page wider than the screen, at the desk neither", async ({ page }) => {
  const fits = async () => {
    for (const width of [320, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth), page.url()).toBeLessThanOrEqual(
        width,
      );
    }
  };
  await toTell(page);
  await page.goto("/report/where?change=1");
  await page.locator('input[name="note"]').fill(LONG.slice(0, 200));
  await forward(page).click();
  await page.waitForURL(/\/report\/tell/);
  await page.locator('textarea[name="text"]').fill(LONG);
  await page.locator('input[name="rider"]').fill(LONG.slice(0, 60));
  await forward(page).click();
  await page.waitForURL(/\/report\/contact/);
  await page.locator('input[name="phone"]').fill(`154${randomInt(10_000_000, 100_000_000)}`);
  await page.locator('input[name="messages"]').check();
  await page.locator('input[name="consent"]').check();
  await forward(page).click();
  await page.waitForURL(/\/report\/check/);
  await fits();
  await forward(page).click();
  await page.waitForURL(/\/cases\/[0-9A-Z]{4}-[0-9A-Z]{4}/);
  await fits();
  await page.locator('textarea[name="text"]').fill(LONG);
  await page.locator("main form button[type=submit]").first().click();
  await page.waitForURL(/said=reply/);
  await fits();

  const [, reference] = /cases\/([^?#]+)/.exec(page.url()) ?? [];
  // The message holds such an address too.
  await expect(async () => {
    await page.goto("/demo");
    await expect(page.locator('main a[href*="/m/"]').first()).toBeVisible({ timeout: 500 });
  }).toPass();
  await fits();

  await become(page, "zhao-qiming");
  for (const path of [`/cadre/cases/${reference}`, `/cadre/cases?q=${reference}`]) {
    await page.goto(path);
    await expect(page.locator("main").getByText("withoutanybreak").first()).toBeAttached();
    await fits();
  }
});
