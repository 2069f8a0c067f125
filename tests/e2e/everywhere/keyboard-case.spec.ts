import { closeCase } from "../cadre/close";
import { busyPhoto, file } from "../resident/busy-photo";
import { expect, test } from "../support";
import { toNearby } from "./by-form";
import { press, tabTo } from "./keys";
import { contextFor, LOOKS } from "./looks";
import { sendReport } from "./report-steps";

const [look] = LOOKS;
const CASE = /\/cases\/[0-9A-Z]{4}-[0-9A-Z]{4}/;

for (const { how, javaScriptEnabled } of [
  { how: "by keyboard alone", javaScriptEnabled: true },
  { how: "by keyboard alone and with scripts off", javaScriptEnabled: false },
]) {
  test(`a case is added to, rated in two steps and reopened, a neighbour's is joined, ${how}`, async ({
    browser,
    baseURL,
    t,
  }) => {
    if (!look) throw new Error("There is no look.");
    const context = await contextFor(browser, look, baseURL ?? "", { javaScriptEnabled });
    const page = await context.newPage();
    const says = (words: string) => expect(page.getByText(words).first()).toBeVisible();
    const photos = page.locator('main a[href^="/api/photos/"]');
    await sendReport(page);
    const path = new URL(page.url()).pathname;

    await test.step("more is said, with a photo", async () => {
      await page.goto(path);
      await tabTo(page, page.getByLabel(t("cases.reply.label")));
      await page.keyboard.type("今天也没有人打电话。");
      // Only the picture is chosen without the keyboard: that is the browser's own window.
      await tabTo(page, page.locator('input[name="photo"]'));
      await page.locator('input[name="photo"]').setInputFiles(file(await busyPhoto()));
      // Nothing is sent before its picture is there to be covered.
      if (javaScriptEnabled) await expect(page.locator("main form svg image")).toBeVisible();
      await press(page, page.getByRole("button", { name: t("cases.reply.submit") }), /said=reply/);
      await says(t("cases.said.reply"));
      await says("今天也没有人打电话。");
      await expect(photos).toHaveCount(1);
    });

    await test.step("both questions are answered, and the case is reopened", async () => {
      await closeCase(browser, path.split("/").at(-1) ?? "");
      await page.goto(path);
      await says("打电话核实过，东西收到了。");
      await press(
        page,
        page.getByRole("button", { name: t("cases.rate.solvedNo"), exact: true }),
        /solved=no/,
      );
      await says(t("cases.rate.first", { solved: t("cases.rate.solvedNo") }));
      await tabTo(page, page.getByLabel(t("cases.rate.comment")));
      await page.keyboard.type("东西还在楼下。");
      const no = page.getByRole("button", { name: t("cases.rate.satisfiedNo"), exact: true });
      // The buttons stand before the words.
      await tabTo(page, no, "Shift+Tab");
      await press(page, no, /said=rate/);
      await says(t("cases.said.rate"));
      const [solved, satisfied] = [t("cases.rate.solvedNo"), t("cases.rate.satisfiedNo")];
      await says(t("cases.rate.done", { solved, satisfied }));
      await tabTo(page, page.getByLabel(t("cases.reopen.label")));
      await page.keyboard.type("今天又放楼下了，请再看看。");
      await press(page, page.getByRole("button", { name: t("cases.reopen.submit") }), /said=reopen/);
      await says(t("cases.said.reopen"));
      await says("今天又放楼下了，请再看看。");
      await expect(page.getByLabel(t("cases.reopen.label"))).toHaveCount(0);
    });

    await test.step("a neighbour's case is joined", async () => {
      await toNearby(page);
      await press(page, page.locator('main a[href*="/report/nearby?of="]').first(), /of=/);
      await press(page, page.getByRole("button", { name: t("report.nearby.join") }), CASE);
      await says(t("cases.follower.joined"));
      await says(t("cases.follower.lead"));
    });
    await context.close();
  });
}
