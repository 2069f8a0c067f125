import { expect, test } from "../support";
import { countedAt, forgetVisits, mark, ready, tapButton } from "./phone";

test.beforeEach(({ turn }) => test.skip(turn !== 1, "once is enough"));
test.beforeEach(forgetVisits);
test.afterEach(forgetVisits);

test("a phone that lacks what newer ones have keeps a check-in all the same, and sends it once", async ({
  page,
  context,
  t,
}) => {
  await context.addInitScript(() => {
    for (const [where, name] of [
      [Crypto.prototype, "randomUUID"],
      [AbortSignal, "timeout"],
      [URL, "canParse"],
      [HTMLFormElement.prototype, "requestSubmit"],
    ] as const)
      Reflect.deleteProperty(where, name);
    Reflect.deleteProperty(window, "BroadcastChannel");
    Reflect.deleteProperty(Navigator.prototype, "locks");
    // WebKitGTK's: it answers, and keeps nothing.
    Object.defineProperty(window, "cookieStore", { value: { get: async () => null, set: async () => {} } });
  });
  await ready(page, "abdulla-memet");
  expect(await page.evaluate(() => "randomUUID" in crypto)).toBe(false);
  await context.setOffline(true);
  await page.goto("/check-in/T-E3");
  await tapButton(page).click();
  await expect(mark(page, t("checkin.queueWaiting"))).toHaveCount(1);
  // The mark by which a loss would be told.
  expect(await page.evaluate(() => document.cookie)).toMatch(/yz_queue=0~\w{8}/);
  await context.setOffline(false);
  await page.goto("/rider");
  await expect(mark(page, t("checkin.queueCounted"))).toHaveCount(1);
  expect(await countedAt(context, "T-E3")).toBe(1);
});
