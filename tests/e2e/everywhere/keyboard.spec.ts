import { randomInt } from "node:crypto";
import { expect, type Page, test } from "@playwright/test";
import { press, tabTo } from "./keys";
import { contextFor, LOOKS } from "./looks";
import { addPhoto, forward } from "./report-steps";
import { pagesOf } from "./site";

test.describe.configure({ mode: "parallel" });

const [look] = LOOKS;
/** Chooses a radio button: Tab goes to the group, the space bar takes the first. */
async function choose(page: Page, name: string): Promise<void> {
  await tabTo(page, page.locator(`input[name="${name}"]`).first());
  await page.keyboard.press("Space");
}

test("a complaint is sent by keyboard alone", async ({ browser, baseURL }) => {
  if (!look) throw new Error("There is no look.");
  const context = await contextFor(browser, look, baseURL ?? "");
  const page = await context.newPage();
  await page.goto("/");
  await press(page, page.locator('main a[href="/report"]').first(), /\/report$/);
  await press(page, forward(page), /\/report\/what/);
  await choose(page, "category");
  await press(page, forward(page), /\/report\/where/);
  await choose(page, "place");
  await press(page, forward(page), /\/report\/tell/);
  await tabTo(page, page.locator('textarea[name="text"]'));
  await page.keyboard.type("快递放在楼下没有送上来。");
  await press(page, forward(page), /\/report\/contact/);
  await press(page, forward(page), /\/report\/check/);
  await press(page, forward(page), /\/cases\/[0-9A-Z]{4}-[0-9A-Z]{4}/);
  await context.close();
});

test("a part of a photo is covered by keyboard alone", async ({ browser, baseURL }) => {
  if (!look) throw new Error("There is no look.");
  const context = await contextFor(browser, look, baseURL ?? "");
  const page = await context.newPage();
  await page.goto("/report");
  await addPhoto(page);
  await press(page, page.locator('button[name="cover"]'), /\/report\/cover/);
  const cells = page.locator('input[name="cell"]');
  await tabTo(page, cells.first());
  await page.keyboard.press("Space");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Space");
  await expect(cells.nth(0)).toBeChecked();
  await expect(cells.nth(7)).toBeChecked();
  await press(page, page.locator("main form button[type=submit]"), /done=1/);
  await expect(page.getByRole("status").first()).toBeVisible();
  await expect(cells.nth(7)).not.toBeChecked();
  await press(page, page.getByRole("status").getByRole("link"), /\/report$/);
  await context.close();
});

test("a rider becomes known and checks in by keyboard alone", async ({ browser, baseURL }) => {
  if (!look) throw new Error("There is no look.");
  const context = await contextFor(browser, look, baseURL ?? "");
  const page = await context.newPage();
  await page.goto("/demo");
  await tabTo(page, page.locator('form:has([value="abdulla-memet"]) button'));
  await page.keyboard.press("Enter");
  await page.waitForURL((url) => url.pathname !== "/demo");
  await page.goto("/check-in/T-E4");
  await press(page, page.locator("main form button[type=submit]").first(), /done=/);
  await expect(page.getByRole("status").first()).toBeVisible();
  await context.close();
});

test("somebody signs in with a code by keyboard alone", async ({ browser, baseURL }) => {
  if (!look) throw new Error("There is no look.");
  const context = await contextFor(browser, look, baseURL ?? "");
  const page = await context.newPage();
  await page.goto("/sign-in");
  await tabTo(page, page.locator('input[name="phone"]'));
  await page.keyboard.type(`154${randomInt(10_000_000, 100_000_000)}`);
  await press(page, forward(page), /\/sign-in\/code/);
  const sent = await page.locator("main").textContent();
  await tabTo(page, page.locator('input[name="code"]'));
  await page.keyboard.type(/(?<!\d)\d{6}(?!\d)/.exec(sent ?? "")?.[0] ?? "");
  await press(page, page.locator('main form:has(input[name="code"]) button[type=submit]'), /:\d+\/$/);
  await page.goto("/account");
  // Who isn't signed in is sent to the sign-in.
  expect(new URL(page.url()).pathname).toBe("/account");
  await context.close();
});

test("the first stop on every page leads past the frame to the content", async ({ browser, baseURL }) => {
  if (!look) throw new Error("There is no look.");
  const context = await contextFor(browser, look, baseURL ?? "");
  const page = await context.newPage();
  for (const path of await pagesOf("visitor")) {
    await page.goto(path);
    await page.keyboard.press("Tab");
    // The screen of a station has no frame.
    if (await page.evaluate(() => document.activeElement?.closest("main") !== null)) continue;
    await expect.soft(page.locator(":focus"), path).toHaveAttribute("href", "#main");
    await page.keyboard.press("Enter");
    await expect.soft(page.locator("#main"), path).toBeFocused();
  }
  await context.close();
});
