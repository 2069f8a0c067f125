import { expect, type Locator, type Page, test } from "@playwright/test";
import { contextFor, LOOKS } from "./looks";
import { addPhoto, forward } from "./report-steps";
import { pagesOf } from "./site";

test.describe.configure({ mode: "parallel" });

const [look] = LOOKS;
const TABS_MOST = 120;

/** Presses Tab until `wanted` has the focus; every stop on the way must be visible. */
async function tabTo(page: Page, wanted: Locator): Promise<void> {
  for (let count = 0; count < TABS_MOST; count += 1) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
    expect(await focusIsSeen(page), `${page.url()}: the focus can't be seen at stop ${count + 1}`).toBe(true);
  }
  throw new Error(`${page.url()}: ${wanted} can't be reached by Tab.`);
}

const focusIsSeen = (page: Page) =>
  page.evaluate(() => {
    const focused = document.activeElement;
    if (!focused || focused === document.body) return true;
    // Year, month and day of a date field are stops of their own, which the browser marks itself.
    if (focused.matches("[type=date]")) return true;
    const marked = (element: Element | null) => {
      if (!element) return false;
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
      return (outlineStyle !== "none" && outlineWidth !== "0px") || boxShadow !== "none";
    };
    return marked(focused) || marked(focused.closest("label"));
  });

async function press(page: Page, wanted: Locator, leadsTo: RegExp): Promise<void> {
  await tabTo(page, wanted);
  await page.keyboard.press("Enter");
  await page.waitForURL(leadsTo);
}

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

test("the first stop on every page leads past the frame to the content", async ({ browser, baseURL }) => {
  if (!look) throw new Error("There is no look.");
  const context = await contextFor(browser, look, baseURL ?? "");
  const page = await context.newPage();
  const without: string[] = [];
  for (const path of await pagesOf("visitor")) {
    await page.goto(path);
    await page.keyboard.press("Tab");
    const target = await page.evaluate(() => document.activeElement?.getAttribute("href"));
    await page.keyboard.press("Enter");
    const there = await page.evaluate(() => document.activeElement?.id);
    if (target !== "#main" || there !== "main") without.push(`${path}: ${target}, ${there}`);
  }
  expect(without).toEqual([]);
  await context.close();
});
