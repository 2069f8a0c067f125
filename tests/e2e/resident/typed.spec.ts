import type { Page } from "@playwright/test";
import { toTell } from "../everywhere/report-steps";
import { become, button, expect, onePhoneOneDesk, test } from "../support";

test.beforeEach(onePhoneOneDesk);

/** What this browser keeps of unsent words. */
const kept = (page: Page) => page.evaluate(() => localStorage.getItem("yz-typed"));

test("words that were typed and not sent are there again after the browser has died", async ({
  page,
  context,
  t,
}) => {
  await toTell(page);
  await page.getByLabel(t("report.tell.text")).fill("快递放在楼下，没有打电话。");
  await page.getByLabel(t("report.tell.rider")).fill("T-0217 小李");
  await page.close();

  const again = await context.newPage();
  await again.goto("/report/tell");
  const text = again.getByLabel(t("report.tell.text"));
  await expect(text).toHaveValue("快递放在楼下，没有打电话。");
  await expect(again.getByLabel(t("report.tell.rider"))).toHaveValue("T-0217 小李");
  await expect(again.getByText(t("common.typed"))).toHaveCount(2);

  await test.step("a line that breaks takes nothing away", async () => {
    await text.fill("快递放在楼下，没有打电话。等了两天。");
    await context.route("**/report/tell", (route) =>
      route.request().method() === "POST" ? route.abort() : route.continue(),
    );
    await button(again, t("common.continue")).click();
    await context.unroute("**/report/tell");
    await again.goto("/report/tell");
    await expect(text).toHaveValue("快递放在楼下，没有打电话。等了两天。");
  });
  await test.step("once it has arrived, the server has it and the browser forgets it", async () => {
    await button(again, t("common.continue")).click();
    await again.waitForURL(/\/report\/contact/);
    expect(await kept(again)).toBeNull();
    // Who the person is stays out of it.
    await again.getByLabel(t("report.contact.name")).fill("李阿姨");
    await again.getByLabel(t("report.contact.phone")).fill("154 0000 8765");
    expect(await kept(again)).toBeNull();
    await again.goto("/report/tell");
    await expect(text).toHaveValue("快递放在楼下，没有打电话。等了两天。");
    await expect(again.getByText(t("common.typed"))).toHaveCount(0);
  });
});

test("so is an answer to a case, until it is sent", async ({ page, t }) => {
  await become(page, "zhou-yulan");
  await page.goto("/cases");
  const path = await page.locator('main a[href^="/cases/"]').first().getAttribute("href");
  await page.goto(path ?? "");
  const text = page.getByLabel(t("cases.reply.label"));
  await text.fill("今天也没有人来。");
  await page.goto("/");
  await page.goto(path ?? "");
  await expect(text).toHaveValue("今天也没有人来。");
  await test.step("refused, it has not arrived", async () => {
    const buffer = Buffer.from("<script>alert(1)</script>");
    await page
      .getByLabel(t("cases.reply.photo"))
      .setInputFiles({ name: "a.jpg", mimeType: "image/jpeg", buffer });
    await expect(page.getByText(t("cases.reply.unable"))).toBeVisible();
    await button(page, t("cases.reply.submit")).click();
    await expect(page.locator("[data-error-summary]")).toBeVisible();
    await page.locator('header a[href="/"]').click();
    await page.waitForURL("/");
    await page.goto(path ?? "");
    await expect(text).toHaveValue("今天也没有人来。");
  });
  await button(page, t("cases.reply.submit")).click();
  await page.waitForURL(/said=reply/);
  await expect(text).toHaveValue("");
  expect(await kept(page)).toBeNull();
});
