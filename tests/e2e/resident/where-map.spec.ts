import { toWhere } from "../everywhere/report-steps";
import { button, expect, expectFits, test } from "../support";

test.use({ javaScriptEnabled: false });

test("the building is picked on the map, and nothing that was typed is lost on the way", async ({
  page,
  t,
}) => {
  await toWhere(page);
  await page.getByLabel(t("report.where.note")).fill("柜子前");
  await page.getByLabel(t("report.where.entrance")).fill("2");
  // The neighbourhood isn't chosen yet: the map is the way to do it.
  await button(page, t("report.where.map")).click();
  await expect(page).toHaveURL(/\/report\/where\/map$/);
  await expectFits(page);

  const main = page.getByRole("main");
  await main.getByRole("listitem").getByRole("link").first().click();
  await expect(page).toHaveURL(/n=/);
  const blocks = main.getByRole("listitem").getByRole("link");
  const name = (await blocks.nth(6).textContent()) ?? "";
  // By the drawing: the same block is a link there, said in words.
  await main.getByRole("link", { name: t("report.where.mapPick", { name }), exact: true }).click();

  await expect(page.getByRole("radio", { name: new RegExp(name) })).toBeChecked();
  await expect(page.getByLabel(t("report.where.note"))).toHaveValue("柜子前");
  await expect(page.getByLabel(t("report.where.entrance"))).toHaveValue("2");
  await button(page, t("common.continue")).click();
  await expect(page).toHaveURL(/\/report\/(tell|nearby)/);
  await page.goto("/report/where?change=1");
  await expect(page.getByRole("radio", { name: new RegExp(name) })).toBeChecked();
});
