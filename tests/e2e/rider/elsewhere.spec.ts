import type { BrowserContext, Page } from "@playwright/test";
import pg from "pg";
import { become, button, expect, expectFits, test } from "../support";
import { countedAt, forgetVisits, leaveTap, mark, ready } from "./phone";

test.beforeEach(({ turn }) => test.skip(turn !== 4, "once is enough"));
test.beforeEach(forgetVisits);
test.afterEach(forgetVisits);
test.afterEach(() => closed("T-E6", false));

/** Closes a station from now on, or opens it again. */
async function closed(code: string, shut: boolean): Promise<void> {
  const client = new pg.Client({
    connectionString: process.env.MIGRATION_DATABASE_URL ?? process.env.DATABASE_URL,
  });
  await client.connect();
  try {
    await client.query(
      shut
        ? `INSERT INTO "StationClosure" ("id", "areaId", "stationId", "startsAt", "reason")
           SELECT gen_random_uuid(), "areaId", "id", now(), 'test' FROM "Station" WHERE "code" = $1`
        : `DELETE FROM "StationClosure" WHERE "stationId" = (SELECT "id" FROM "Station" WHERE "code" = $1)`,
      [code],
    );
  } finally {
    await client.end();
  }
}

const SYNC = "**/api/check-ins/sync";

/**
 * A check-in waits, and nothing but a page that is opened anew can send it: there is no Background Sync, and what the page
 * before may still try goes nowhere until `SYNC` is let through.
 */
async function waitsAlone(page: Page, context: BrowserContext, code: string, word: string): Promise<void> {
  await context.addInitScript(() => {
    Object.defineProperty(ServiceWorkerRegistration.prototype, "sync", { value: undefined });
  });
  await ready(page, "abdulla-memet");
  await leaveTap(page, context, code, word);
  await context.route(SYNC, (route) => route.abort());
  await page.goto("about:blank");
  await context.setOffline(false);
}

test("a station that has closed meanwhile: its page shows and sends what waits", async ({
  page,
  context,
  t,
}) => {
  await waitsAlone(page, context, "T-E6", t("checkin.queueWaiting"));
  await closed("T-E6", true);
  expect(await countedAt(context, "T-E6")).toBe(0);
  await context.unroute(SYNC);
  await page.goto("/check-in/T-E6");
  await expect(page.getByText(t("checkin.closedTitle"))).toBeVisible();
  await expect(mark(page, t("checkin.queueCounted"))).toHaveCount(1);
  await expectFits(page);
  expect(await countedAt(context, "T-E6")).toBe(1);
  // Now the page says by itself that it counts.
  await page.reload();
  await expect(page.getByText(t("checkin.closedTitle"))).toHaveCount(0);
  await expect(page.getByRole("link", { name: t("checkin.nextRecord") })).toBeVisible();
  await expect(mark(page, t("checkin.queueCounted"))).toHaveCount(0);
});

test("signed out: the page shows what waits and that signing in sends it", async ({ page, context, t }) => {
  await waitsAlone(page, context, "T-E5", t("checkin.queueWaiting"));
  await context.clearCookies({ name: /^yizhan/ });
  for (const path of ["/check-in/T-E5", "/check-in"]) {
    await page.goto(path);
    await expect(page.getByText(t("checkin.queueSignIn"))).toBeVisible();
    await expect(mark(page, t("checkin.queueWaiting"))).toHaveCount(1);
    await expect(page.locator("main a[href='/sign-in?next=/rider']")).toHaveText(
      t("checkin.queueSignInLink"),
    );
    await expect(button(page, t("checkin.queueSend"))).toHaveCount(0);
  }
  await become(page, "abdulla-memet");
  expect(await countedAt(context, "T-E5")).toBe(0);
  await context.unroute(SYNC);
  await page.goto("/check-in/T-E5");
  await expect(mark(page, t("checkin.queueWaiting"))).toHaveCount(0);
  await expect.poll(() => countedAt(context, "T-E5")).toBe(1);
});

test("somebody else's phone: a page without a rider carries no queue while nothing waits", async ({
  page,
}) => {
  await page.goto("/check-in/T-E5");
  await expect(page.locator("main form, main a").first()).toBeVisible();
  await expect(page.locator("[data-queue]")).toHaveCount(0);
});

test("before signing out one reads that something waits", async ({ page, context, t }) => {
  await waitsAlone(page, context, "T-E5", t("checkin.queueWaiting"));
  await context.route(SYNC, (route) => route.fulfill({ status: 503 }));
  await page.goto("/account");
  await expect(page.getByText(t("checkin.queueLater"))).toBeVisible();
  await expect(page.getByText(t("checkin.queueLeaving"))).toBeVisible();
  await context.unroute(SYNC);
  await button(page, t("checkin.queueSend")).click();
  await expect(mark(page, t("checkin.queueCounted"))).toHaveCount(1);
  await expect(page.getByText(t("checkin.queueLeaving"))).toHaveCount(0);
});
