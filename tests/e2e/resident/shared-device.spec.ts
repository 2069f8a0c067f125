import { sendReport, toContact } from "../everywhere/report-steps";
import { become, button, expect, onePhoneOneDesk, test } from "../support";

test.beforeEach(onePhoneOneDesk);

for (const javaScriptEnabled of [true, false]) {
  test.describe(`scripts ${javaScriptEnabled ? "on" : "off"}`, () => {
    test.use({ javaScriptEnabled });

    test("a case that only its link opens leaves the device when one has said so twice", async ({
      page,
      t,
    }) => {
      await sendReport(page);
      const path = new URL(page.url()).pathname;
      await page.goto(path);
      await expect(page.getByText(t("cases.putAway.link"))).toBeVisible();
      await button(page, t("cases.putAway.submit")).click();
      await expect(page.getByText(t("cases.putAway.sureNeeded")).first()).toBeVisible();
      await page.getByLabel(t("cases.putAway.sure")).check();
      await button(page, t("cases.putAway.submit")).click();
      await expect(page.getByText(t("cases.putAway.done"))).toBeVisible();
      await expect(page.locator(`a[href="${path}"]`)).toHaveCount(0);
      await page.goto(path);
      await expect(page.getByLabel(t("cases.open.label"))).toBeVisible();
    });

    test("all of them leave it from the list", async ({ page, t }) => {
      await sendReport(page);
      await page.goto("/cases");
      await page.getByLabel(t("cases.putAway.sure")).check();
      await button(page, t("cases.putAway.submitAll")).click();
      await expect(page.getByText(t("cases.putAway.done"))).toBeVisible();
      await expect(page.locator('main a[href^="/cases/"]')).toHaveCount(0);
      await expect(button(page, t("cases.putAway.submitAll"))).toHaveCount(0);
    });
  });
}

test("unsent words on the page leave with it, and not before", async ({ page, t }) => {
  await sendReport(page);
  await page.goto(new URL(page.url()).pathname);
  await page.getByLabel(t("cases.reply.label")).fill("又放楼下了。");
  const kept = () => page.evaluate(() => localStorage.getItem("yz-typed"));
  expect(await kept()).toContain("又放楼下了。");
  // Asked once more, nothing has been put away.
  await button(page, t("cases.putAway.submit")).click();
  await expect(page.getByText(t("cases.putAway.sureNeeded")).first()).toBeVisible();
  await expect(page.getByLabel(t("cases.reply.label"))).toHaveValue("又放楼下了。");
  expect(await kept()).toContain("又放楼下了。");
  await page.getByLabel(t("cases.putAway.sure")).check();
  await button(page, t("cases.putAway.submit")).click();
  await expect(page.getByText(t("cases.putAway.done"))).toBeVisible();
  expect(await kept()).toBeNull();
});

test("putting all away from the list takes the unsent words of each along, and not before", async ({
  page,
  t,
}) => {
  await sendReport(page);
  const path = new URL(page.url()).pathname;
  await page.goto(path);
  await page.getByLabel(t("cases.reply.label")).fill("又放楼下了。");
  await page.goto("/cases");
  await button(page, t("cases.putAway.submitAll")).click();
  await expect(page.getByText(t("cases.putAway.sureNeeded")).first()).toBeVisible();
  await page.goto(path);
  await expect(page.getByLabel(t("cases.reply.label"))).toHaveValue("又放楼下了。");
  await page.goto("/cases");
  await page.getByLabel(t("cases.putAway.sure")).check();
  await button(page, t("cases.putAway.submitAll")).click();
  await expect(page.getByText(t("cases.putAway.done"))).toBeVisible();
  expect(await page.evaluate(() => localStorage.getItem("yz-typed"))).toBeNull();
});

test("who is signed in is told that the list is the account's", async ({ page, t }) => {
  await become(page, "zhou-yulan");
  await sendReport(page);
  const path = new URL(page.url()).pathname;
  await page.goto(path);
  await expect(page.getByText(t("cases.putAway.account"))).toBeVisible();
  await button(page, t("cases.putAway.submit")).click();
  await expect(page.getByText(t("cases.putAway.signOut"))).toBeVisible();
  await expect(page.locator(`main a[href="${path}"]`)).toHaveCount(1);
});

test("who is signed in passes the optional contact question without an entry", async ({ page, t }) => {
  await become(page, "zhou-yulan");
  await toContact(page);
  await expect(page.getByLabel(t("report.contact.name"))).toHaveValue("");
  await button(page, t("common.continue")).click();
  await page.waitForURL(/\/report\/check/);
});
