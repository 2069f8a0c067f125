import { toWhere } from "../everywhere/report-steps";
import { button, expect, onePhoneOneDesk, test } from "../support";

test.beforeEach(onePhoneOneDesk);

test("without signal a report stays on the screen, and goes on where it was", async ({
  page,
  context,
  t,
}) => {
  await toWhere(page);
  await page.locator('input[name="place"]').first().check();
  await page.getByLabel(t("report.where.note")).fill("柜子前");
  const words = page.getByText(t("common.noSignal"));
  await expect(words).toBeHidden();

  await context.setOffline(true);
  await expect(words).toBeVisible();
  await button(page, t("common.continue")).click();
  await page.getByRole("link", { name: t("report.back") }).click();
  await expect(page).toHaveURL(/\/report\/where$/);
  await expect(page.getByLabel(t("report.where.note"))).toHaveValue("柜子前");

  await context.setOffline(false);
  await expect(words).toBeHidden();
  await button(page, t("common.continue")).click();
  await expect(page).toHaveURL(/\/report\/(tell|nearby)/);
});
