import type { Browser, Page } from "@playwright/test";
import sharp from "sharp";
import { become, button, enter, expect, expectFits, test } from "./support";

/**
 * The three journeys as one story: the complaint that the resident files is the one that the cadre closes and the
 * resident rates; the station whose notice the cadre changes is the one that the rider checks in at.
 */
test("a complaint from filing to rating", async ({ page, browser, t, locale }, info) => {
  const text = `${info.project.name}: ${info.testId.slice(-6)} 快递放在楼下没有送上来`;

  await test.step("the resident files it without an account", async () => {
    await page.goto("/");
    await expectFits(page);
    await page.getByRole("link", { name: t("home.report"), exact: true }).click();
    await page
      .getByLabel(t("report.photo.file"))
      .setInputFiles({ name: "door.png", mimeType: "image/png", buffer: await photo() });
    await button(page, t("common.continue")).click();

    await page.getByRole("radio", { name: wordsOf(locale, "没有送上门", "Not brought to the door") }).check();
    await button(page, t("common.continue")).click();

    await expect(page.getByRole("heading", { name: t("report.where.title") })).toBeVisible();
    await page.getByRole("radio", { name: wordsOf(locale, "南街", "South Street") }).check();
    await button(page, t("common.continue")).click();

    await expect(page.getByRole("heading", { name: t("report.tell.title") })).toBeVisible();
    await page.getByLabel(t("report.tell.text")).fill("短    ");
    await button(page, t("common.continue")).click();
    await expect(page.getByRole("alert").filter({ hasText: t("errors.checkFields") })).toBeFocused();
    await expect(page.getByLabel(t("report.tell.text"))).toHaveValue("短    ");
    await page.getByLabel(t("report.tell.text")).fill(text);
    await button(page, t("common.continue")).click();

    await page.getByLabel(t("report.contact.phone")).fill("１５４ 0000 8765");
    await page.getByLabel(t("report.contact.consent")).check();
    await expectFits(page);
    await button(page, t("common.continue")).click();

    await expect(page.getByText(text)).toBeVisible();
    await button(page, t("report.check.send")).dblclick();
    await expect(page.getByRole("heading", { name: t("cases.new.title") })).toBeVisible();
    await expectFits(page);
  });

  const path = new URL(page.url()).pathname;
  const reference = path.split("/").at(-1) ?? "";
  expect(reference).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/);

  await test.step("a stranger needs the last four digits", async () => {
    await apart(browser, locale, async (stranger) => {
      await stranger.goto(path);
      await expect(stranger.getByText(text)).toHaveCount(0);
      await stranger.getByLabel(t("cases.open.label")).fill("0000");
      await button(stranger, t("cases.open.submit")).click();
      await expect(
        stranger
          .getByRole("alert")
          .filter({ hasText: t("cases.open.wrong") })
          .first(),
      ).toBeVisible();
      await stranger.getByLabel(t("cases.open.label")).fill("８７６５");
      await button(stranger, t("cases.open.submit")).click();
      await expect(stranger.getByText(text)).toBeVisible();
    });
  });

  await test.step("the cadre accepts and dispatches it", async () => {
    await apart(browser, locale, async (desk) => {
      await enter(desk, "wang-min");
      await desk.goto(`/cadre/cases?q=${reference}`);
      await desk.locator(`#desk-queue a[data-queue-link][href*="${reference}"]`).first().click();
      await expect(desk.getByText(text).first()).toBeVisible();
      await button(desk, t("cadre.move.accept")).click();
      await expect(desk.getByText(t("cadre.done.accept"))).toBeVisible();

      await desk
        .locator('#move-dispatch [name="outletId"]')
        .selectOption({ label: wordsOf(locale, "顺达东里网点", "Shunda East Lane Outlet") });
      await button(desk, t("cadre.move.dispatch")).click();
      await expect(desk.getByText(t("cadre.done.dispatch"))).toBeVisible();
      await expectFits(desk);
    });
  });

  await test.step("the outlet answers, without learning who complained", async () => {
    await apart(browser, locale, async (outlet) => {
      await enter(outlet, "liu-zhiqiang");
      await outlet.goto(`/cadre/cases/${reference}`);
      await expect(outlet.getByText(text).first()).toBeVisible();
      await expect(outlet.getByText("8765")).toHaveCount(0);
      await expect(button(outlet, t("cadre.contactShow"))).toHaveCount(0);
      await outlet.getByLabel(t("cadre.field.handled")).fill("当天补送上门，并向居民道了歉。");
      await button(outlet, t("cadre.move.handle")).click();
      await expect(outlet.getByText(t("cadre.done.handle"))).toBeVisible();
    });
  });

  await test.step("the cadre verifies and closes it", async () => {
    await apart(browser, locale, async (desk) => {
      await enter(desk, "wang-min");
      await desk.goto(`/cadre/cases/${reference}`);
      await button(desk, t("cadre.contactShow")).click();
      await expect(desk.getByText(/154 ?0000 ?8765/)).toBeVisible();
      await button(desk, t("cadre.move.verify")).click();
      await expect(desk.getByText(t("cadre.done.verify"))).toBeVisible();
      await desk.getByLabel(t("cadre.field.outcome")).selectOption("SOLVED");
      await desk.getByLabel(t("cadre.field.closeReason")).fill("打电话核实过，东西收到了。");
      await button(desk, t("cadre.move.close")).click();
      await expect(desk.getByText(t("cadre.done.close"))).toBeVisible();
    });
  });

  await test.step("the resident reads it, rates it and has it reopened", async () => {
    await page.goto(path);
    await expect(page.getByText("当天补送上门").first()).toBeVisible();
    await expect(page.getByText("打电话核实过").first()).toBeVisible();
    await button(page, t("cases.rate.solvedYes")).click();
    await button(page, t("cases.rate.again", { solved: t("cases.rate.solvedNo") })).click();
    await expect(page.getByText(t("cases.rate.first", { solved: t("cases.rate.solvedNo") }))).toBeVisible();
    await button(page, t("cases.rate.satisfiedNo")).click();
    await expect(page.getByText(t("cases.said.rate"))).toBeVisible();
    await page.getByLabel(t("cases.reopen.label")).fill("今天又放楼下了，请再看看。");
    await button(page, t("cases.reopen.submit")).click();
    await expect(page.getByText(t("cases.said.reopen"))).toBeVisible();
    await expectFits(page);
  });

  await test.step("the cadre refuses it, and after a call reopens it; the resident reads who and why", async () => {
    const why = "物业来电说这件归社区，我们接着办。";
    await apart(browser, locale, async (desk) => {
      await enter(desk, "wang-min");
      await desk.goto(`/cadre/cases/${reference}`);
      const form = (move: string) => desk.locator(`[data-move="${move}"]`);
      for (const [move, reason] of [
        ["refuse", "楼道归物业管，请找物业。"],
        ["reopen", why],
      ] as const) {
        await form(move).locator("summary").click();
        await form(move).locator('[name="reason"]').fill(reason);
        await button(form(move), t(`cadre.move.${move}`)).click();
        await expect(desk.getByText(t(`cadre.done.${move}`))).toBeVisible();
      }
      await expect(form("accept")).toBeVisible();
      await expect(form("reopen")).toHaveCount(0);
      await expectFits(desk);
    });
    await page.goto(path);
    const entry = page.getByRole("listitem").filter({ hasText: why });
    await expect(entry).toContainText(t("cases.reopenedByOffice"));
    await expect(entry).toContainText(
      wordsOf(locale, "南街社区居委会", "South Street neighbourhood committee"),
    );
    await expectFits(page);
  });
});

test("a notice at the desk, the board, and a check-in from the poster", async ({
  page,
  browser,
  t,
  turn,
  locale,
}) => {
  const code = `T-E${turn}`;

  await test.step("the cadre writes that the water is short; everybody sees it at once", async () => {
    await apart(browser, locale, async (desk) => {
      await enter(desk, "zhao-qiming");
      await desk.goto(`/cadre/stations/${code}`);
      await expectFits(desk);
      await desk.locator("#DRINKING_WATER").getByRole("link").first().click();
      const water = desk.locator("form", { has: desk.locator('input[name="kind"][value="DRINKING_WATER"]') });
      await water.getByRole("combobox").selectOption("SHORT");
      await water.locator('[name="note"]').fill(`只剩${turn}桶`);
      await water.locator('[name="noteEn"]').fill(`${turn} barrels left`);
      await water.getByRole("button").click();
      await expect(desk.getByRole("status")).toBeVisible();
    });
    await page.goto(`/stations/${code}`);
    await expect(page.getByText(wordsOf(locale, `只剩${turn}桶`, `${turn} barrels left`))).toBeVisible();
    await page.goto("/");
    const short = t("stations.serviceWithState", {
      service: t("stations.serviceDRINKING_WATER"),
      state: t("stations.serviceStateSHORT"),
    });
    const entry = page.getByRole("listitem").filter({ has: page.locator(`a[href="/stations/${code}"]`) });
    await expect(entry.getByText(short)).toBeVisible();
  });

  await test.step("the rider scans the poster, signs in and checks in with one tap", async () => {
    await page.goto(`/check-in/${code.toLowerCase()}`);
    await expect(page.getByText(t("checkin.free"))).toBeVisible();
    await become(page, "li-mancang");
    await page.goto(`/check-in/${code}`);
    await button(page, t("checkin.button")).dblclick();
    await expect(
      page.getByRole("status").getByText(filled(t("checkin.countedTitle", { time: "TIME" }))),
    ).toBeVisible();
    await expectFits(page);
  });

  await test.step("a second tap within half an hour is the same visit", async () => {
    const again = await page.request.post("/api/check-ins", {
      headers: { origin: new URL(page.url()).origin },
      data: { code, clientId: crypto.randomUUID(), source: "LIST" },
    });
    expect(again.ok()).toBe(true);
    await page.goto(`/check-in/${code}`);
    await expect(
      page.getByRole("status").getByText(filled(t("checkin.againTitle", { time: "TIME" }))),
    ).toBeVisible();
  });

  await test.step("and stands at /rider once", async () => {
    const { visits } = (await (await page.request.get("/api/check-ins")).json()) as { visits: Visit[] };
    const justNow = visits.filter(
      ({ station, at }) => station.code === code && Date.now() - Date.parse(at) < 600_000,
    );
    expect(justNow).toHaveLength(1);
    await page.goto("/rider");
    await expect(page.getByText(t("rider.visitLast")).first()).toBeVisible();
    await expectFits(page);
  });
});

interface Visit {
  readonly at: string;
  readonly station: { readonly code: string };
}

/** Somebody else, on another device, in the same language. */
async function apart(
  browser: Browser,
  locale: string | undefined,
  does: (page: Page) => Promise<void>,
): Promise<void> {
  const context = await browser.newContext({ ...(locale ? { locale } : {}) });
  try {
    await does(await context.newPage());
  } finally {
    await context.close();
  }
}

const wordsOf = (locale: string | undefined, zh: string, en: string): string => (locale === "en" ? en : zh);

/** A sentence with a time in it, whatever the time. */
const filled = (sentence: string) =>
  new RegExp(sentence.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace("TIME", ".*"));

const photo = () =>
  sharp({ create: { width: 64, height: 48, channels: 3, background: "#7a9" } })
    .png()
    .toBuffer();
