import type { Locator, Page } from "@playwright/test";
import pg from "pg";
import { expect, onePhoneOneDesk, test } from "../support";

test.beforeEach(onePhoneOneDesk);

/** Changes as another process of the application would make them. Each project has its own station. */
async function inDatabase(sql: string, values: unknown[]): Promise<void> {
  const client = new pg.Client({
    connectionString: process.env.MIGRATION_DATABASE_URL ?? process.env.DATABASE_URL,
  });
  await client.connect();
  await client.query(sql, values).finally(() => client.end());
}

const note = (code: string, text: string) =>
  inDatabase(
    `UPDATE "StationService" SET "note" = $2, "noteEn" = $2 WHERE "kind" = 'REST_SPACE'
       AND "stationId" = (SELECT "id" FROM "Station" WHERE "code" = $1)`,
    [code, text],
  );

test.afterEach(({ turn }) => note(`T-E${turn}`, ""));

/** Waits until scripts keep the page true: the stream has been asked for. */
async function openLive(page: Page, path: string): Promise<void> {
  await Promise.all([page.waitForRequest("**/api/board/live"), page.goto(path)]);
}

test("a change shows on an open page, in every tab, over one connection", async ({ page, context, turn }) => {
  const code = `T-E${turn}`;
  await openLive(page, `/stations/${code}`);
  const second = await context.newPage();
  let connections = 0;
  second.on("request", (request) => {
    if (request.url().endsWith("/api/board/live")) connections += 1;
  });
  await second.goto(`/stations/${code}`);
  await second.waitForLoadState("networkidle");
  const text = `live ${crypto.randomUUID().slice(0, 8)}`;
  await note(code, text);
  await expect(second.getByText(text)).toBeVisible();
  await expect(page.getByText(text)).toBeVisible();
  expect(connections).toBe(0);
});

test("the tab that is left takes the connection over", async ({ page, context, turn }) => {
  const code = `T-E${turn}`;
  await openLive(page, `/stations/${code}`);
  const second = await context.newPage();
  await second.goto(`/stations/${code}`);
  await second.waitForLoadState("networkidle");
  await Promise.all([second.waitForRequest("**/api/board/live"), page.close()]);
  const text = `left ${crypto.randomUUID().slice(0, 8)}`;
  await note(code, text);
  await expect(second.getByText(text)).toBeVisible();
});

test("without the stream the page asks from time to time", async ({ page }) => {
  await page.route("**/api/board/live", (route) => route.fulfill({ status: 503 }));
  const [answer] = await Promise.all([page.waitForResponse("**/api/board"), page.goto("/")]);
  expect(await answer.json()).toMatchObject({ ttl: 20, mark: expect.any(String) });
});

test("without any line the board says that it is old, and turns grey", async ({ page, t }) => {
  await page.clock.install();
  await page.route("**/api/board**", (route) => route.abort());
  await page.goto("/");
  const live = page.locator("[data-live]");
  const sentence = (key: string) =>
    live
      .locator("p")
      .first()
      .filter({ hasText: last(t(key, { time: "|" })) });
  await expect(sentence("stations.asOf")).toBeVisible();
  await expect(live).toHaveAttribute("data-live", "now");
  await page.clock.runFor(120_000);
  await expect(live).toHaveAttribute("data-live", "old");
  await expect(sentence("stations.asOfOld")).toBeVisible();
});

/** Whether it is painted without colour. */
const isGrey = (where: Locator) =>
  where.evaluate((start) => {
    for (let one: Element | null = start; one; one = one.parentElement)
      if (getComputedStyle(one).filter.includes("grayscale(1)")) return true;
    return false;
  });

/** A station that opens next year, on its own page; back as it was afterwards. */
async function openedLater(code: string, work: () => Promise<void>): Promise<void> {
  const [later, before] = ["1 year", "-1 year"].map(
    (years) => `UPDATE "Station" SET "openedOn" = current_date + interval '${years}' WHERE "code" = $1`,
  );
  await inDatabase(later ?? "", [code]);
  await work().finally(() => inDatabase(before ?? "", [code]));
}

test("on a station's page all that may be true no more turns grey, and nothing else", async ({
  page,
  t,
  turn,
}) => {
  const code = `T-E${turn}`;
  await page.clock.install();
  await page.route("**/api/board**", (route) => route.abort());
  const part = (key: string) => page.getByRole("heading", { name: t(`stations.${key}`), exact: true });
  const looks = async () => ({
    services: await isGrey(part("servicesTitle")),
    hours: await isGrey(part("hoursTitle")),
    facilities: await isGrey(part("facilitiesTitle")),
    now: await isGrey(page.locator("[data-live] > div")),
    where: await isGrey(part("whereTitle")),
  });
  const turnsGrey = async () => {
    await page.goto(`/stations/${code}`);
    expect(Object.values(await looks())).not.toContain(true);
    await page.clock.runFor(120_000);
    await expect(page.locator("[data-live]")).toHaveAttribute("data-live", "old");
    expect(await looks()).toEqual({
      ...{ services: true, hours: true, facilities: true, now: true },
      where: false,
    });
  };
  await turnsGrey();
  await openedLater(code, async () => {
    await turnsGrey();
    await expect(page.getByText(t("stations.coming"), { exact: true })).toBeVisible();
  });
});

test("without scripts the page says of when it is, and everything is there", async ({ browser, locale }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, ...(locale ? { locale } : {}) });
  const page = await context.newPage();
  await page.goto("/");
  await expect(page.locator("[data-live] > p").first()).toHaveText(/\d\d:\d\d/);
  expect(await page.locator('svg a[href^="/stations/"]').count()).toBeGreaterThan(30);
  await context.close();
});

/** What stands before or behind the time in a sentence, whichever is longer. */
const last = (sentence: string) =>
  sentence.split("|").reduce((longest, part) => (part.length > longest.length ? part : longest), "");
