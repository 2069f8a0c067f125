import { pressTo } from "../everywhere/keys";
import { sendReport } from "../everywhere/report-steps";
import { button, expect, expectFits, test } from "../support";
import { as, isKept, LINE } from "./as";

test.beforeEach(({ turn }) => test.skip(turn !== 3 && turn !== 4, "a desk in each language"));

const TYPED = "网点说车坏了，今天傍晚补送。";

test("without signal the desk says so and keeps what is typed; over a broken line it comes back with it", async ({
  browser,
  page: resident,
  t,
  locale,
}) => {
  await sendReport(resident);
  const address = `/cadre${new URL(resident.url()).pathname}`;
  await as(browser, "zhao-qiming", { locale }, async (page) => {
    await page.goto(address);
    const form = page.locator('[data-move="answer"]');
    const text = form.locator("textarea");
    await form.locator("summary").first().click();
    await text.fill(TYPED);
    await isKept(page, TYPED);
    await page.context().setOffline(true);
    const words = page.getByText(t("common.noSignal"));
    await expect(words).toBeVisible();
    await expectFits(page);
    await button(form, t("cadre.move.answer")).click();
    await page.locator(LINE).first().click();
    expect(new URL(page.url()).pathname).toBe(address);
    await expect(text).toHaveValue(TYPED);
    await page.context().setOffline(false);
    await expect(words).toBeHidden();

    await test.step("the line breaks though the browser believes in it", async () => {
      await page.route("**/cadre/**", (route) =>
        route.request().method() === "POST" ? route.abort() : route.continue(),
      );
      await button(form, t("cadre.move.answer")).click();
      await expect(page.getByRole("heading", { name: t("fault.deskTitle") })).toBeVisible();
      await expect(page.getByRole("navigation", { name: t("common.cadreNav") })).toBeVisible();
      await page.unroute("**/cadre/**");
      await button(page, t("fault.retry")).click();
      await expect(text).toHaveValue(TYPED);
      await button(form, t("cadre.move.answer")).click();
      await expect(page.getByText(t("cadre.done.answer"))).toBeVisible();
    });
  });
});

test("while the next page is on its way, a line says so", async ({ browser, t, locale }) => {
  await as(browser, "zhao-qiming", { locale }, async (page) => {
    await page.goto("/cadre/cases");
    let letThrough = () => {};
    const gate = new Promise<void>((go) => {
      letThrough = go;
    });
    await page.route(/status=closed/, async (route) => {
      await gate;
      await route.continue();
    });
    const words = page.getByText(t("common.onItsWay"));
    // Before the scripts have come, the browser itself shows that it is on its way.
    await pressTo(page, "j", page.locator(LINE).first());
    await page.locator('main a[href*="status=closed"]').first().click();
    await expect(words).toBeAttached();
    letThrough();
    await expect(page).toHaveURL(/status=closed/);
    await expect(words).toHaveCount(0);
  });
});
