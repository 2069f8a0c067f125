import { become, button, expect, expectFits, test } from "../support";
import { behind, countedAt, keptPages, mark, notedOwner, ready, stem } from "./phone";

test("a check-in without signal waits in the phone, survives a reload and counts exactly once", async ({
  page,
  context,
  t,
  turn,
}) => {
  test.skip(turn === 2 || turn === 3, "one phone and one desktop, each with its own station and language");
  const code = turn === 1 ? "T-E5" : "T-E6";

  await test.step("with signal the rider's page is kept", async () => {
    await ready(page, "li-mancang");
    await expect(
      page.getByText(t("checkin.queueMaybe")).or(page.getByText(t("checkin.queueKeeps"))),
    ).toBeVisible();
  });

  await test.step("without signal it opens, and says so", async () => {
    await context.setOffline(true);
    await page.reload();
    await expect(page.getByText("T-0217")).toBeVisible();
    await expect(behind(page, t)).toBeVisible();
    await expectFits(page);
  });

  await test.step("the poster leads to one tap, and two of them are one", async () => {
    await page.goto(`/check-in/${code.toLowerCase()}`);
    await expect(page).toHaveURL(new RegExp(`/check-in\\?code=${code}`, "i"));
    await page.locator("form button").first().dblclick();
    await expect(page.getByRole("status").filter({ hasText: t("checkin.queueKeptBody") })).toBeVisible();
    await expectFits(page);
  });

  const other = await context.newPage();
  await test.step("it survives a reload, and waits in every tab", async () => {
    await page.reload();
    await expect(mark(page, t("checkin.queueWaiting"))).toHaveCount(1);
    await page.goto("/rider");
    await expect(mark(page, t("checkin.queueWaiting"))).toHaveCount(1);
    await other.goto("/rider");
    await expect(mark(other, t("checkin.queueWaiting"))).toHaveCount(1);
  });

  await test.step("back in the network it is sent by itself, once", async () => {
    await context.setOffline(false);
    await expect(mark(page, t("checkin.queueCounted"))).toHaveCount(1);
    await expect(mark(other, t("checkin.queueCounted"))).toHaveCount(1);
    expect(await countedAt(context, code)).toBe(1);
  });

  await test.step("a tap within the same visit is told so, with signal", async () => {
    await page.goto(`/check-in/${code}`);
    await expect(page.getByRole("status")).toContainText(stem(t("checkin.againTitle", { time: "|" })));
  });

  await test.step("who signs out takes their pages along; the next one finds nothing of theirs", async () => {
    await page.goto("/account");
    await button(page, t("account.signOut")).click();
    await expect.poll(() => keptPages(page)).toBe(0);
    await context.setOffline(true);
    await expect(page.goto("/rider")).rejects.toThrow();
  });
});

test("other type, and a sign-out that never arrived, leave the rider's pages where they are", async ({
  page,
  context,
  t,
  turn,
}) => {
  test.skip(turn !== 1, "once is enough");
  await ready(page, "li-mancang");
  const owner = await notedOwner(context);
  expect(owner).toEqual(expect.any(String));

  await test.step("larger type: they are made anew with it", async () => {
    await page.goto("/account/display");
    await page.locator("input[name=size][value=large]").check();
    await button(page, t("account.save")).click();
    await expect(page.locator("html")).toHaveAttribute("data-size", "large");
    const kept = () => page.evaluate(async () => (await caches.match("/rider"))?.text());
    await expect.poll(kept).toContain('data-size="large"');
    expect(await notedOwner(context)).toBe(owner);
  });

  await test.step("a sign-out without signal", async () => {
    await page.goto("/account");
    await context.setOffline(true);
    // As the browser sends it when our own scripts don't hold it back.
    await Promise.all([
      page.waitForEvent("requestfailed", (request) => request.method() === "POST"),
      page
        .locator("form", { has: button(page, t("account.signOut")) })
        .evaluate((form: HTMLFormElement) => form.submit()),
    ]);
    await expect.poll(() => page.url()).toMatch(/^chrome-error:/);
    await page.goto("/rider");
    await expect(page.getByText("T-0217")).toBeVisible();
    expect(await keptPages(page)).toBe(2);
    expect(await notedOwner(context)).toBe(owner);
  });

  await test.step("one that arrived takes them away", async () => {
    await context.setOffline(false);
    await page.goto("/account");
    await button(page, t("account.signOut")).click();
    await expect.poll(() => keptPages(page)).toBe(0);
    await expect.poll(() => notedOwner(context)).toBeNull();
  });
});

test("a rider who is signed out meanwhile keeps the check-in and is told", async ({
  page,
  context,
  t,
  turn,
}) => {
  test.skip(turn !== 3, "once is enough");
  await ready(page, "li-mancang");
  await context.setOffline(true);
  await page.goto("/check-in/T-E5");
  await page.locator("form button").first().click();
  await expect(mark(page, t("checkin.queueWaiting"))).toHaveCount(1);
  await context.clearCookies({ name: /^yizhan/ });
  await context.setOffline(false);
  await expect(page.getByText(t("checkin.queueSignIn"))).toBeVisible();
  await expect(mark(page, t("checkin.queueWaiting"))).toHaveCount(1);
  await test.step("opened anew, it leads to the sign-in, where what waits is said too", async () => {
    await page.goto("/rider");
    await expect(page).toHaveURL(/\/sign-in/);
    await expect(mark(page, t("checkin.queueWaiting"))).toHaveCount(1);
    await expect(page.getByText(t("checkin.queueSignIn"))).toBeVisible();
    await expect(page.getByRole("link", { name: t("checkin.queueSignInLink"), exact: true })).toHaveCount(0);
  });
  await become(page, "li-mancang");
  await page.goto("/rider");
  await expect(mark(page, t("checkin.queueWaiting"))).toHaveCount(0);
});
