import { expect, type Locator, type Page } from "@playwright/test";

const TABS_MOST = 120;

/** Presses Tab until `wanted` has the focus; every stop on the way must be visible. */
export async function tabTo(page: Page, wanted: Locator, key: "Tab" | "Shift+Tab" = "Tab"): Promise<void> {
  for (let count = 0; count < TABS_MOST; count += 1) {
    if (await hasFocus(wanted)) return;
    await page.keyboard.press(key);
    expect(await focusIsSeen(page), `${page.url()}: the focus can't be seen at stop ${count + 1}`).toBe(true);
  }
  throw new Error(`${page.url()}: ${wanted} can't be reached by Tab.`);
}

/**
 * Presses a key of the desk until it has led to `wanted`: keys act as soon as the page's scripts have come. Not once it
 * is there, for a field would take the key as a letter.
 */
export async function pressTo(page: Page, key: string, wanted: Locator): Promise<void> {
  await expect(async () => {
    if (!(await hasFocus(wanted))) await page.keyboard.press(key);
    await expect(wanted).toBeFocused({ timeout: 500 });
  }).toPass();
}

const hasFocus = (wanted: Locator) => wanted.evaluate((element) => element === document.activeElement);

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
