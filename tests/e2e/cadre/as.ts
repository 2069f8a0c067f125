import type { Browser, Page } from "@playwright/test";
import { enter, expect } from "../support";

/** The link of a line of the queue. */
export const LINE = "[data-queue-link]";

/** Somebody of the cast in a browser of their own. */
export async function as(
  browser: Browser,
  key: string,
  options: { locale: string | undefined; javaScriptEnabled?: boolean },
  act: (page: Page) => Promise<void>,
): Promise<void> {
  const { locale, javaScriptEnabled = true } = options;
  const context = await browser.newContext({ ...(locale ? { locale } : {}), javaScriptEnabled });
  try {
    const page = await context.newPage();
    await enter(page, key);
    await act(page);
  } finally {
    await context.close();
  }
}

/** Waits until this tab keeps a text that was typed: as soon as the page's scripts have come. */
export const isKept = (page: Page, text: string): Promise<void> =>
  expect.poll(() => page.evaluate(() => sessionStorage.getItem("yizhan-desk-drafts") ?? "")).toContain(text);
