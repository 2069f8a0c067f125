import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test as base, type Cookie, expect, type Locator, type Page } from "@playwright/test";
import { createTranslator } from "use-intl/core";

export type Messages = (key: string, params?: Record<string, string | number>) => string;

interface Fixtures {
  /** Sentences of the language that this project reads. */
  t: Messages;
  /** Which of the four projects this is, from 1; each has its own station. */
  turn: number;
}

const PROJECTS = ["phone zh", "phone en", "desktop zh", "desktop en"];

/**
 * For tests of what a page does, whatever its width: one phone and one desk see to it, each in its language. To be called
 * in `beforeEach`, which comes before a page is opened. What looks at a layout runs in all four.
 */
export const onePhoneOneDesk = ({ turn }: { turn: number }): void =>
  test.skip(turn === 2 || turn === 3, "one phone and one desk, each in its language");

export const test = base.extend<Fixtures>({
  t: async ({ locale }, use) => use(sentences(locale)),
  turn: async ({ browserName: _ }, use, info) => use(PROJECTS.indexOf(info.project.name) + 1),
});

export { expect };

/** The project's own catalogue, so that the tests find what people read. */
function sentences(locale: string | undefined): Messages {
  const folder = join(import.meta.dirname, "../../lib/text/messages", locale === "en" ? "en" : "zh");
  const messages = Object.fromEntries(
    readdirSync(folder).map((file) => [
      file.replace(".json", ""),
      JSON.parse(readFileSync(join(folder, file), "utf8")),
    ]),
  );
  return createTranslator({ locale: locale === "en" ? "en" : "zh-CN", messages }) as unknown as Messages;
}

/** Becomes one of the cast through the demo door. */
export async function become(page: Page, key: string): Promise<void> {
  await page.goto("/demo");
  await Promise.all([
    page.waitForURL((url) => url.pathname !== "/demo"),
    page.locator(`form:has([value="${key}"]) button`).click(),
  ]);
}

/** Session cookies that this worker has been given, by whose they are. */
const sessions = new Map<string, Cookie[]>();

/**
 * Somebody of the cast at work: through the demo door the first time, from then on with the session of that time. For
 * tests that neither look at the sign-in nor sign out.
 */
export async function enter(page: Page, key: string): Promise<void> {
  const session = sessions.get(key);
  if (session) return page.context().addCookies(session);
  await become(page, key);
  const cookies = await page.context().cookies();
  sessions.set(
    key,
    cookies.filter(({ name }) => /^yizhan-\d+$/.test(name)),
  );
}

/** A button by its words, in whatever language. */
export const button = (where: Page | Locator, name: string): Locator =>
  where.getByRole("button", { name, exact: true });

/** No sideways scrolling: the page is as wide as the screen. */
export async function expectFits(page: Page): Promise<void> {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(over, `${page.url()} is wider than the screen`).toBeLessThanOrEqual(0);
}
