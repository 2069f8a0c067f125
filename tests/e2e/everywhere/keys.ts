import { expect, type Locator, type Page } from "@playwright/test";

const TABS_MOST = 120;

/** Presses Tab until `wanted` has the focus; every stop on the way must be visible. */
export async function tabTo(page: Page, wanted: Locator, key: "Tab" | "Shift+Tab" = "Tab"): Promise<void> {
  for (let count = 0; count < TABS_MOST; count += 1) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(key);
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

/** Goes to a link or button and presses Enter. */
export async function press(page: Page, wanted: Locator, leadsTo: RegExp): Promise<void> {
  await tabTo(page, wanted);
  await page.keyboard.press("Enter");
  await page.waitForURL(leadsTo);
}
