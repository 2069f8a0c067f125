import { button, expect, expectFits, onePhoneOneDesk, test } from "../support";

test("from the home page to the walk from one's own block", async ({ page, t, locale }) => {
  const [name, block] = locale === "en" ? ["South Street", "South Street Block 12"] : ["南街", "南街12号楼"];
  await page.goto("/");
  await page.getByRole("link", { name: t("map.open") }).click();
  await expect(page.getByRole("heading", { name: t("map.title") })).toBeVisible();
  await expectFits(page);

  await page.getByRole("link", { name, exact: true }).click();
  await expect(page.getByRole("heading", { name: t("map.titleOf", { name }) })).toBeVisible();

  await page.getByRole("searchbox").fill("十二号楼");
  await button(page, t("map.find")).click();
  await page.getByRole("link", { name: block }).first().click();
  await expect(page.getByText(t("map.fromHere", { name: block })).last()).toBeVisible();
  const walks = page.getByText(locale === "en" ? /^\d+ min on foot · \d+ m$/ : /^步行 \d+ 分钟 · \d+ 米$/);
  await expect(walks.first()).toBeVisible();
  const metres = (await walks.allInnerTexts()).map((text) => Number(/(\d+)\D*$/.exec(text)?.[1]));
  expect(metres.length).toBeGreaterThan(20);
  expect(metres).toEqual([...metres].sort((a, b) => a - b));
  await expectFits(page);
});

test.describe("whatever the screen", () => {
  test.beforeEach(onePhoneOneDesk);

  test("the drawing by keyboard: each station is a stop that says what it is and leads to its page", async ({
    page,
  }) => {
    await page.goto("/map?n=DL");
    const station = page.locator('svg a[href="/stations/T-E1"]');
    await station.focus();
    await expect(station).toBeFocused();
    await expect(station).toHaveAttribute("aria-label", /.+/);
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/\/stations\/T-E1$/);
  });

  test("without scripts and 320 px wide it is all there", async ({ browser, locale }) => {
    const context = await browser.newContext({
      javaScriptEnabled: false,
      viewport: { width: 320, height: 640 },
      ...(locale ? { locale } : {}),
    });
    const page = await context.newPage();
    for (const path of ["/map", "/map?n=XL", "/map?from=XL-11"]) {
      await page.goto(path);
      await expect(page.locator('svg a[href="/stations/T-E2"]')).toBeVisible();
      await expectFits(page);
    }
    await context.close();
  });

  test("the page is light: under 60 kB without scripts and styles", async ({ request }) => {
    const answer = await request.get("/map?from=DL-07", { headers: { "accept-encoding": "gzip" } });
    const { gzipSync } = await import("node:zlib");
    expect(gzipSync(await answer.body()).length).toBeLessThan(60_000);
  });
});
