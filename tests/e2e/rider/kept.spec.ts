import type { BrowserContext, Page } from "@playwright/test";
import { become, button, expect, test } from "../support";
import { countedAt, forgetVisits, keptPages, leaveTap, mark, ready, tapButton } from "./phone";

test.beforeEach(({ turn }) => test.skip(turn !== 4, "once is enough"));
test.beforeEach(forgetVisits);
test.afterEach(forgetVisits);

/** What a browser does when space runs short. */
async function evict(context: BrowserContext, page: Page, storageTypes: string): Promise<void> {
  const { origin } = new URL(page.url());
  const session = await context.newCDPSession(page);
  await session.send("Storage.clearDataForOrigin", { origin, storageTypes });
}

test("whoever signs in next finds that something waits, and sends nothing of it", async ({
  page,
  context,
  t,
}) => {
  await ready(page, "abdulla-memet");
  await leaveTap(page, context, "T-E5", t("checkin.queueWaiting"));
  await page.close();

  const next = await context.newPage();
  await context.clearCookies();
  await context.setOffline(false);
  await become(next, "li-mancang");
  await next.goto("/rider");
  await expect(next.getByText("T-0217")).toBeVisible();
  await expect(next.getByText(t("checkin.queueOther", { count: 1 }))).toBeVisible();
  await expect(mark(next, t("checkin.queueWaiting"))).toHaveCount(0);
  expect(await countedAt(context, "T-E5")).toBe(0);

  await become(next, "abdulla-memet");
  await next.goto("/rider");
  await expect(mark(next, t("checkin.queueCounted"))).toHaveCount(1);
  expect(await countedAt(context, "T-E5")).toBe(1);
});

test("what the browser has cleared away is told, until it is read", async ({ page, context, t }) => {
  await ready(page, "abdulla-memet");
  await leaveTap(page, context, "T-E5", t("checkin.queueWaiting"));
  const told = (where: Page) =>
    where.getByRole("alert").filter({ hasText: t("checkin.queueLostTitle", { count: 1 }) });
  await evict(context, page, "indexeddb,cache_storage,service_workers,local_storage");
  // A page that is still open may be sending what it has read before.
  await page.goto("about:blank");
  await context.setOffline(false);
  await page.goto("/rider");
  await expect(told(page)).toBeVisible();
  expect(await countedAt(context, "T-E5")).toBe(0);
  await page.reload();
  await expect(told(page)).toBeVisible();
  await button(told(page), t("checkin.queueDismiss")).click();
  await expect(told(page)).toHaveCount(0);
  await page.reload();
  await expect(
    page.getByText(t("checkin.queueMaybe")).or(page.getByText(t("checkin.queueKeeps"))),
  ).toBeVisible();
  await expect(told(page)).toHaveCount(0);
});

test("where only the kept pages were cleared, what waits still goes out, and they are kept anew", async ({
  page,
  context,
  t,
}) => {
  await ready(page, "abdulla-memet");
  await leaveTap(page, context, "T-E5", t("checkin.queueWaiting"));
  await evict(context, page, "cache_storage");
  await context.setOffline(false);
  await page.goto("/rider");
  await expect(mark(page, t("checkin.queueCounted"))).toHaveCount(1);
  await expect(page.locator("main").getByRole("alert")).toHaveCount(0);
  await expect.poll(() => keptPages(page)).toBe(2);
});

test("an update keeps what the version before left, and throws away what nobody needs", async ({
  page,
  context,
  t,
}) => {
  await ready(page, "abdulla-memet");
  await test.step("the version before: other caches, a check-in of another make", async () => {
    await page.evaluate(async () => {
      const [now, before] = [await caches.open("parts-v2"), await caches.open("parts-v1")];
      for (const request of await now.keys()) {
        const answer = await now.match(request);
        if (answer) await before.put(request, answer);
      }
      await caches.delete("parts-v2");
    });
  });
  await leaveTap(page, context, "T-E6", t("checkin.queueWaiting"));
  await page.evaluate(async () => {
    const opening = indexedDB.open("yizhan-check-ins");
    const database = await new Promise<IDBDatabase>((done) => {
      opening.onsuccess = () => done(opening.result);
    });
    const change = database.transaction(["taps", "notes"], "readwrite");
    change.objectStore("taps").put({ v: 99, clientId: "of another make" });
    change.objectStore("notes").put(0, "kept");
    await new Promise((done) => {
      change.oncomplete = done;
    });
    database.close();
  });
  await page.reload();
  await expect(page.getByText(t("checkin.queueUnreadable", { count: 1 }))).toBeVisible();

  await context.setOffline(false);
  await page.goto("/rider");
  await expect(mark(page, t("checkin.queueCounted"))).toHaveCount(1);
  await expect(page.getByText(t("checkin.queueUnreadable", { count: 1 }))).toBeVisible();
  expect(await countedAt(context, "T-E6")).toBe(1);
  await expect.poll(() => page.evaluate(() => caches.keys())).toEqual(["pages-v1", "parts-v2"]);
});

test("a browser that keeps nothing says so before anybody relies on it", async ({ page, context, t }) => {
  await context.addInitScript(() => {
    Object.defineProperty(window, "indexedDB", { value: undefined });
  });
  await become(page, "abdulla-memet");
  await page.goto("/check-in/T-E6");
  await expect(page.getByText(t("checkin.queueNone"))).toBeVisible();
  await context.setOffline(true);
  await tapButton(page).click();
  await expect(page.getByRole("alert").filter({ hasText: t("checkin.queueUnkept") })).toBeVisible();
  await context.setOffline(false);
  await tapButton(page).click();
  await expect(page).toHaveURL(/\?done=/);
  expect(await countedAt(context, "T-E6")).toBe(1);
});

test("a browser whose store never answers doesn't hold the tap back", async ({ page, context, t }) => {
  await context.addInitScript(() => {
    const open = () => new EventTarget();
    Object.defineProperty(window, "indexedDB", { value: { open } });
    // What is asked of a request before anybody listens to it.
    Object.defineProperty(window, "IDBRequest", { value: EventTarget });
  });
  await become(page, "abdulla-memet");
  await page.goto("/check-in/T-E6");
  await tapButton(page).click();
  await expect(page).toHaveURL(/\?done=/);
  await expect(page.getByText(t("checkin.nextRecord"))).toBeVisible();
  expect(await countedAt(context, "T-E6")).toBe(1);
});

test("a kept page says what it is on a phone that wrongly believes in its line", async ({
  page,
  context,
  t,
}) => {
  await context.addInitScript(() => {
    Object.defineProperty(Navigator.prototype, "onLine", { get: () => true });
  });
  await ready(page, "abdulla-memet");
  const anew = page.getByRole("status").getByRole("link", { name: t("checkin.queuePageAnew") });
  await expect(anew).toHaveCount(0);
  await context.setOffline(true);
  await page.reload();
  await expect(anew).toBeVisible();
  await context.setOffline(false);
  await anew.click();
  await expect(page.getByText("T-0042")).toBeVisible();
  await expect(anew).toHaveCount(0);
});
