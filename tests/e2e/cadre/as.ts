import type { Browser, Page } from "@playwright/test";
import { enter } from "../support";

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
