import type { Browser, Page } from "@playwright/test";
import { become, button, expect, test } from "../support";
import {
  behind,
  countedAt,
  forgetVisits,
  keptPages,
  mark,
  notedOwner,
  ready,
  tapButton,
  workerSession,
} from "./phone";

test.beforeEach(({ turn }) => test.skip(turn !== 1, "once is enough"));
test.beforeEach(forgetVisits);
test.afterEach(forgetVisits);

/** Does something in pages whose scripts don't arrive. */
async function beforeScripts(page: Page, work: () => Promise<unknown>): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setScriptExecutionDisabled", { value: true });
  await work();
  await session.send("Emulation.setScriptExecutionDisabled", { value: false });
}

/** Opens the station's page, stops its scripts from arriving, loses the signal, and taps. */
async function tapBeforeScripts(page: Page, code: string): Promise<void> {
  await beforeScripts(page, () => page.goto(`/check-in/${code}`));
  await page.context().setOffline(true);
  await tapButton(page).click();
}

test("with the page closed the browser itself sends what waits, once", async ({ page, context, t }) => {
  await ready(page, "abdulla-memet");
  await context.setOffline(true);
  await page.goto("/check-in/T-E2");
  await tapButton(page).click();
  await expect(mark(page, t("checkin.queueWaiting"))).toHaveCount(1);

  // A page outside the site: nothing of ours is open.
  const blank = await context.newPage();
  await page.close();
  const { session, registrationId, origin } = await workerSession(blank);
  expect(await countedAt(context, "T-E2")).toBe(0);
  // From here on the browser may send it of its own accord.
  await context.setOffline(false);
  const sync = { origin, registrationId, tag: "check-ins", lastChance: false };
  await session.send("ServiceWorker.dispatchSyncEvent", sync);
  await expect.poll(() => countedAt(context, "T-E2")).toBe(1);
  await session.send("ServiceWorker.dispatchSyncEvent", sync);

  await blank.goto("/rider");
  await expect(mark(blank, t("checkin.queueCounted"))).toHaveCount(1);
  await expect(mark(blank, t("checkin.queueWaiting"))).toHaveCount(0);
  await expect(blank.locator("main").getByRole("alert")).toHaveCount(0);
  expect(await countedAt(context, "T-E2")).toBe(1);
});

test("a tap before the page's scripts are there is kept by the service worker", async ({
  page,
  context,
  t,
}) => {
  await ready(page, "abdulla-memet");
  await tapBeforeScripts(page, "T-E3");
  await expect(page.getByText(t("checkin.queueKeptBody"))).toBeVisible();
  expect(await mark(page, t("checkin.queueWaiting")).count()).toBe(1);
  await context.setOffline(false);
  await button(page, t("checkin.queueSend")).click();
  await expect(page).toHaveURL(/\/check-in\/T-E3\?done=/);
  await expect(page.getByRole("link", { name: t("checkin.nextRecord") })).toBeVisible();
  expect(await countedAt(context, "T-E3")).toBe(1);
});

/** The same phone changes hands, in one of two ways that the service worker hears of or doesn't. */
const CHANGES = {
  "by the sign-in's form": (page: Page, next: string) => beforeScripts(page, () => become(page, next)),
  "unheard by the service worker": async (page: Page, next: string, browser: Browser) => {
    const elsewhere = await browser.newContext({ baseURL: new URL(page.url()).origin });
    await become(await elsewhere.newPage(), next);
    await page.context().addCookies(await elsewhere.cookies());
    await elsewhere.close();
  },
};

for (const [how, change] of Object.entries(CHANGES))
  test(`such a tap of the next rider is not kept as the one's before: ${how}`, async ({
    page,
    context,
    browser,
    t,
  }) => {
    await ready(page, "abdulla-memet");
    await change(page, "li-mancang", browser);
    await tapBeforeScripts(page, "T-E3");
    await expect(page.getByText(t("checkin.queueKeptBody"))).toHaveCount(0);
    await context.setOffline(false);
    await become(page, "abdulla-memet");
    await page.goto("/rider");
    await expect.poll(() => keptPages(page)).toBe(2);
    await expect(mark(page, t("checkin.queueWaiting"))).toHaveCount(0);
    await expect(mark(page, t("checkin.queueCounted"))).toHaveCount(0);
    expect(await countedAt(context, "T-E3")).toBe(0);
  });

test("once the next one signs in, nothing is kept or sent as the one's before", async ({ page, context }) => {
  await ready(page, "abdulla-memet");
  expect(await notedOwner(context)).toEqual(expect.any(String));
  await beforeScripts(page, () => become(page, "li-mancang"));
  await expect.poll(() => notedOwner(context)).toBeNull();
});

test("without a service worker such a tap would be lost", async ({ page, context, t }) => {
  await ready(page, "abdulla-memet");
  await page.evaluate(async () => {
    for (const one of await navigator.serviceWorker.getRegistrations()) await one.unregister();
  });
  await tapBeforeScripts(page, "T-E3");
  await expect(page.getByText(t("checkin.queueKeptBody"))).toHaveCount(0);
  await context.setOffline(false);
  expect(await countedAt(context, "T-E3")).toBe(0);
});

test("what a foreign page posts is not kept as the rider's tap", async ({ page, context, t }) => {
  await ready(page, "abdulla-memet");
  const ours = new URL(page.url()).origin;
  // Even if it knew whose phone it is.
  const owner = await notedOwner(context);
  const body = `<form method="post" action="${ours}/check-in/T-E3">
    <input name="clientId" value="${crypto.randomUUID()}"><input name="code" value="T-E3">
    <input name="owner" value="${owner}"><button>x</button></form>`;
  await context.route("http://elsewhere.test/", (route) => route.fulfill({ contentType: "text/html", body }));
  await context.setOffline(true);
  await page.goto("http://elsewhere.test/");
  await page.getByRole("button").click();
  await expect(page).not.toHaveURL(/elsewhere/);
  await page.goto("/rider");
  await expect(behind(page, t)).toBeVisible();
  await expect(mark(page, t("checkin.queueWaiting"))).toHaveCount(0);
  await context.setOffline(false);
  await page.reload();
  expect(await countedAt(context, "T-E3")).toBe(0);
});
