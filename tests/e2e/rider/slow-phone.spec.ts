import type { Page } from "@playwright/test";
import { become, expectFits, test, expect as within } from "../support";
import { countedAt, forgetVisits, keptPages, mark, ready, stem, tapButton } from "./phone";

/** On so slow a phone everything takes a moment. */
const expect = within.configure({ timeout: 40_000 });

test.beforeEach(({ turn }) => test.skip(turn !== 1, "once is enough"));
test.beforeEach(forgetVisits);
test.afterEach(forgetVisits);

/**
 * A cheap phone: 360 px, large type, six times slower, on a line of 50 kB/s that takes 400 ms to answer. What it returns
 * breaks the line and mends it; the context's own way alone would be overruled by this one.
 */
async function slow(page: Page): Promise<(offline: boolean) => Promise<void>> {
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: 6 });
  await session.send("Network.enable");
  const speed = 50_000;
  const line = async (offline: boolean) => {
    const speeds = { downloadThroughput: speed, uploadThroughput: speed };
    await session.send("Network.emulateNetworkConditions", { offline, latency: 400, ...speeds });
    await page.context().setOffline(offline);
  };
  await line(false);
  return line;
}

test.use({ viewport: { width: 360, height: 640 } });

test("on a slow phone the tap is answered where it was made, before the server has heard of it", async ({
  page,
  context,
  baseURL,
  t,
}) => {
  await context.addCookies([{ name: "yz_display", value: "light.large", url: baseURL ?? "" }]);
  await ready(page, "abdulla-memet");
  await slow(page);
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  await context.route("**/api/check-ins/sync", async (route) => {
    await released;
    await route.continue();
  });
  await page.goto("/check-in/T-E4");
  await expect(
    page.getByText(t("checkin.queueMaybe")).or(page.getByText(t("checkin.queueKeeps"))),
  ).toBeVisible();
  const answer = page.locator("div:focus").getByRole("status");
  await tapButton(page).click();
  await expect(answer).toContainText(t("checkin.queueGoingBody"));
  await expect(answer).toBeInViewport({ ratio: 0.95 });
  await expect(tapButton(page)).toBeHidden();
  await expectFits(page);
  expect(await countedAt(context, "T-E4")).toBe(0);
  const place = await answer.boundingBox();

  release();
  await expect(answer).toContainText(stem(t("checkin.countedTitle", { time: "|" })));
  await expect(answer).toBeInViewport({ ratio: 0.95 });
  expect((await answer.boundingBox())?.y).toBe(place?.y);
  await expect(page).toHaveURL(/\/check-in\/T-E4\?done=/);
  expect(await countedAt(context, "T-E4")).toBe(1);
  await page.reload();
  await expect(page.getByRole("status").first()).toContainText(
    stem(t("checkin.countedTitle", { time: "|" })),
  );
});

test("on a slow phone the rider's page is whole, and answers", async ({ page, context, baseURL, t }) => {
  await context.addCookies([{ name: "yz_display", value: "light.large", url: baseURL ?? "" }]);
  await become(page, "abdulla-memet");
  const line = await slow(page);
  await page.goto("/rider");
  const keeps = page.getByText(t("checkin.queueMaybe")).or(page.getByText(t("checkin.queueKeeps")));
  await expect(keeps).toBeVisible();
  const painted = await page.evaluate(
    () => performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? Number.POSITIVE_INFINITY,
  );
  // So much that a busy machine stays below it, and a page that comes only with all of its scripts does not.
  expect(painted).toBeLessThan(20_000);
  await expectFits(page);
  const low = page.locator("main").locator("a:visible, button:visible, summary:visible");
  for (const box of await Promise.all((await low.all()).map((one) => one.boundingBox())))
    expect(Math.round(box?.height ?? 0)).toBeGreaterThanOrEqual(60);

  await expect.poll(() => keptPages(page), { timeout: 40_000 }).toBe(2);
  await line(true);
  await page.goto("/check-in/T-E4");
  await tapButton(page).click();
  await expect(mark(page, t("checkin.queueWaiting"))).toHaveCount(1);
  await page.goto("/rider");
  await expect(mark(page, t("checkin.queueWaiting"))).toHaveCount(1);
  await expectFits(page);
  await line(false);
  await expect(mark(page, t("checkin.queueCounted"))).toHaveCount(1);
  expect(await countedAt(context, "T-E4")).toBe(1);
});

test("a tap before the scripts have arrived counts as well, once", async ({ page, context, t }) => {
  await ready(page, "abdulla-memet");
  await slow(page);
  await page.goto("/check-in/T-E1", { waitUntil: "commit" });
  await tapButton(page).click();
  await expect(
    page.getByRole("status").getByText(stem(t("checkin.countedTitle", { time: "|" }))),
  ).toBeVisible();
  expect(await countedAt(context, "T-E1")).toBe(1);
});
