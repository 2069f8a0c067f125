import { busyPhoto, file, spreadIn } from "../resident/busy-photo";
import { button, expect, expectFits, test } from "../support";
import { as, LINE } from "./as";

test.beforeEach(({ browserName: _ }, info) => {
  test.skip(info.project.name !== "desktop zh", "writes on cases of the demo: once is enough");
});

/** Row 2, column 3, and its neighbour in the next row. */
const [COVERED, OPEN] = [8, 14];

test("a photo goes with the office's answer, covered where it was ticked, also after a refusal", async ({
  browser,
  t,
  locale,
}) => {
  await as(browser, "wang-min", { locale }, async (wang) => {
    await wang.goto("/cadre/cases?status=working");
    await wang.locator(LINE).first().click();
    await wang.waitForURL(/\/cadre\/cases\/\w/);
    const answer = wang.locator('[data-move="answer"]');
    const photos = wang.getByRole("region", { name: t("cadre.photosTitle") }).locator("a");
    const before = await photos.count();
    if (!(await answer.locator("textarea").isVisible())) await answer.locator("summary").first().click();
    await answer.locator("textarea").fill("我们去看过了，柜子在这里。");
    await answer.getByLabel(t("cadre.field.photo")).setInputFiles(file(await busyPhoto()));
    const cell = answer.getByRole("checkbox", {
      name: t("report.cover.cell", { row: 2, column: 3 }),
      exact: true,
    });
    await cell.check();
    await expectFits(wang);

    await test.step("a colleague was quicker: text, photo and ticks stay", async () => {
      const { pathname } = new URL(wang.url());
      await as(browser, "zhao-qiming", { locale }, async (zhao) => {
        await zhao.goto(pathname);
        const note = zhao.locator('[data-move="note"]');
        await note.locator("summary").first().click();
        await note.locator("textarea").fill("赵：看过了。");
        await button(note, t("cadre.move.note")).click();
        await expect(zhao.getByText(t("cadre.done.note"))).toBeVisible();
      });
      await button(answer, t("cadre.move.answer")).click();
      await expect(answer.getByRole("alert").first()).toBeVisible();
      await expect(cell).toBeChecked();
      await expect(answer.locator("textarea")).toHaveValue("我们去看过了，柜子在这里。");
    });

    await button(answer, t("cadre.move.answer")).click();
    await expect(wang.getByText(t("cadre.done.answer"))).toBeVisible();
    await expect(photos).toHaveCount(before + 1);
    const address = await photos.last().getAttribute("href");
    const stored = await (await wang.request.get(address ?? "")).body();
    expect(await spreadIn(stored, COVERED)).toBeLessThan(2);
    expect(await spreadIn(stored, OPEN)).toBeGreaterThan(5);
    // Sent is sent: the next answer begins without it.
    await expect(cell).toHaveCount(0);
  });
});
