import { toContact } from "../everywhere/report-steps";
import { button, expect, onePhoneOneDesk, test } from "../support";

test.beforeEach(onePhoneOneDesk);

test("back to a page that had found a fault shows the page, and what was put right", async ({ page, t }) => {
  const text = "快递放在楼下没有送上来";
  await toContact(page);
  await page.goto("/report/tell");
  await page.getByLabel(t("report.tell.text")).fill("短    ");
  await button(page, t("common.continue")).click();
  await expect(page.getByRole("alert").filter({ hasText: t("errors.checkFields") })).toBeFocused();
  await page.getByLabel(t("report.tell.text")).fill(text);
  await button(page, t("common.continue")).click();
  await expect(page).toHaveURL(/\/report\/contact$/);
  // Without scripts of ours the browser asks to send the faulty form once more, or shows an error of its own.
  await page.goBack();
  await expect(page.getByLabel(t("report.tell.text"))).toHaveValue(text);
  await expect(page.getByRole("alert").filter({ hasText: t("errors.checkFields") })).toHaveCount(0);

  await page.goForward();
  await page.goBack();
  await page.getByLabel(t("report.tell.text")).fill("短    ");
  await button(page, t("common.continue")).click();
  await page.getByRole("link", { name: t("report.back") }).click();
  await expect(page).toHaveURL(/\/report\/(where|nearby)/);
  await page.goBack();
  // The page itself, not its refusal; what was typed last is kept, and said to be.
  await expect(page.getByRole("alert").filter({ hasText: t("errors.checkFields") })).toHaveCount(0);
  await expect(page.getByLabel(t("report.tell.text"))).toHaveValue("短    ");
  await expect(page.getByText(t("common.typed"))).toBeVisible();
});
