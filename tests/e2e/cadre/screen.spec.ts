import type { Page } from "@playwright/test";
import { become, button, expect, expectFits, onePhoneOneDesk, test } from "../support";
import { as } from "./as";

test.beforeEach(onePhoneOneDesk);

/** Each project sets up a screen of its own station. */
const stationOf = (turn: number) => `T-E${turn}`;
const codes = (page: Page, code: string) =>
  page.evaluate(async (which) => (await fetch(`/api/check-ins/screen?station=${which}`)).status, code);

test("a tablet becomes a station's screen with one button, and can do nothing else", async ({
  page,
  browser,
  locale,
  t,
  turn,
}) => {
  const code = stationOf(turn);
  await become(page, "zhao-qiming");

  await test.step("set up at the desk", async () => {
    await page.goto(`/cadre/stations/${code}`);
    await page.getByRole("link", { name: t("checkin.screenLink") }).click();
    await expectFits(page);
    expect(await codes(page, code)).toBe(403);
    await button(page, t("checkin.screenOpen")).click();
    await expect(page.locator("[data-place=code] svg")).toBeVisible();
    expect(new URL(page.url()).pathname).toBe(`/stations/${code}/screen`);
    await expect(page.getByText(t("checkin.screenScan"))).toBeVisible();
    await expect(page.locator("nav, header, main a")).toHaveCount(0);
    await expectFits(page);
  });

  await test.step("whoever stands there gets no further", async () => {
    for (const path of ["/cadre", "/cadre/cases", `/cadre/stations/${code}`, "/account"]) {
      await page.goto(path);
      await expect(page).toHaveURL(/\/sign-in/);
    }
    const answer = await page.goto("/stations/T-C1/screen");
    expect(answer?.status()).toBe(404);
    await expect(page.getByText(t("checkin.screenOut"))).toBeVisible();
    expect(await codes(page, code)).toBe(200);
    expect(await codes(page, "T-C1")).toBe(404);
  });

  await test.step("the next code comes by itself", async () => {
    await page.clock.install();
    await page.goto(`/stations/${code}/screen`);
    await Promise.all([
      page.waitForResponse((response) => response.url().includes("/api/check-ins/screen")),
      page.clock.fastForward(31_000),
    ]);
    await expect(page.locator("[data-place=code] svg")).toBeVisible();
  });

  await test.step("ended at the desk, it says so and how it comes back", async () => {
    await as(browser, "zhao-qiming", { locale }, async (desk) => {
      await desk.goto(`/stations/${code}/screen`);
      await button(desk, t("checkin.screenEnd")).click();
      await expect(desk.getByText(t("checkin.screenEnded"))).toBeVisible();
    });
    await page.clock.fastForward(31_000);
    await expect(page.getByRole("alert").filter({ hasText: t("checkin.screenOut") })).toBeVisible();
    await expect(page.locator("[data-place=code] svg")).toHaveCount(0);
    await page.reload();
    await expect(page.getByText(t("checkin.screenOut"))).toBeVisible();
    expect(await codes(page, code)).toBe(404);
  });
});

test("negative control: with nothing but a colleague's link a device shows no code", async ({ page, t }) => {
  const answer = await page.goto("/stations/T-E1/screen");
  expect(answer?.status()).toBe(404);
  await expect(page.getByText(t("checkin.screenOut"))).toBeVisible();
  expect(await codes(page, "T-E1")).toBe(401);
});
