import type { Locator, Page } from "@playwright/test";
import { weakLine } from "../../support/weak-line";
import { toContact } from "../everywhere/site";
import { button, expect, expectFits, test } from "../support";
import { busyPhoto, file, spreadIn } from "./busy-photo";

/** How far the pixels of a cell lie from their mean, in the photo that the page shows. */
async function spread(page: Page, cell: Locator): Promise<number> {
  const photo = await page.locator("main svg image").getAttribute("href");
  const value = Number(await cell.getAttribute("value"));
  return spreadIn(await (await page.request.get(photo ?? "")).body(), value);
}

test("a photo is covered and sent without scripts", async ({ browser, baseURL, locale, t, viewport }) => {
  const context = await browser.newContext({
    baseURL: baseURL ?? "",
    javaScriptEnabled: false,
    ...(locale ? { locale } : {}),
    viewport,
  });
  const page = await context.newPage();
  await page.goto("/report");
  await page.getByLabel(t("report.photo.file")).setInputFiles(file(await busyPhoto()));
  await button(page, t("report.photo.another")).click();
  await button(page, t("report.photo.cover", { number: 1 })).click();
  await expect(page.getByRole("heading", { name: t("report.cover.title") })).toBeVisible();
  await expectFits(page);

  const cell = page.getByRole("checkbox", { name: t("report.cover.cell", { row: 2, column: 3 }) });
  expect(await spread(page, cell)).toBeGreaterThan(5);
  const open = await cell.evaluate((box) => getComputedStyle(box).backgroundImage);
  await cell.check();
  // Seen as covered before anything is sent.
  expect(await cell.evaluate((box) => getComputedStyle(box).backgroundImage)).not.toBe(open);
  const address = await page.locator("main svg image").getAttribute("href");
  await button(page, t("report.cover.submit")).click();
  await expect(page.getByText(t("report.cover.done"), { exact: true })).toBeVisible();
  expect(await spread(page, cell)).toBeLessThan(2);
  expect((await page.request.get(address ?? "")).status()).toBe(404);

  await page.getByText(t("report.cover.closer")).click();
  await page.getByRole("link", { name: t("report.cover.part.topLeft") }).click();
  await button(page, t("report.cover.submit")).click();
  await expect(page.getByRole("alert")).toContainText(t("report.cover.none"));

  await toContact(page);
  await button(page, t("common.continue")).click();
  await expect(page.getByRole("img", { name: t("report.photo.alt", { number: 1 }) })).toBeVisible();
  await page.getByRole("link", { name: t("report.photo.cover", { number: 1 }) }).click();
  await page.getByRole("link", { name: t("report.cover.toCheck") }).click();
  await button(page, t("report.check.send")).click();
  await expect(page.getByRole("heading", { name: t("cases.new.title") })).toBeVisible();
  await context.close();
});

test("several cells are painted with one stroke", async ({ page, t, turn }) => {
  test.skip(turn < 3, "a mouse at a desk");
  await page.goto("/report");
  await page.getByLabel(t("report.photo.file")).setInputFiles(file(await busyPhoto()));
  await button(page, t("report.photo.cover", { number: 1 })).click();
  const cells = page.locator('input[name="cell"]');
  const [from, to] = [await cells.nth(6).boundingBox(), await cells.nth(9).boundingBox()];
  if (!from || !to) throw new Error("There is no grid.");
  await page.mouse.move(from.x + 20, from.y + 20);
  await page.mouse.down();
  await page.mouse.move(to.x + 20, to.y + 20, { steps: 12 });
  await page.mouse.up();
  expect(await page.locator('input[name="cell"]:checked').evaluateAll(values)).toEqual(["6", "7", "8", "9"]);
  await cells.nth(8).click();
  await cells.nth(20).press("Space");
  expect(await page.locator('input[name="cell"]:checked').evaluateAll(values)).toEqual(["6", "7", "9", "20"]);
  await button(page, t("report.cover.clear")).click();
  await expect(page.locator('input[name="cell"]:checked')).toHaveCount(0);
});

const values = (boxes: (HTMLElement | SVGElement)[]) => boxes.map((box) => (box as HTMLInputElement).value);

test("over a line that breaks in the middle of every larger piece a photo arrives, once", async ({
  browser,
  baseURL,
  locale,
  t,
  turn,
}) => {
  test.skip(turn === 2 || turn === 3, "one phone and one desk");
  const line = await weakLine(100_000);
  const context = await browser.newContext({
    baseURL: baseURL ?? "",
    proxy: { server: line.server },
    ...(locale ? { locale } : {}),
  });
  const page = await context.newPage();
  await page.goto("/report");
  const photo = await busyPhoto(1200, 800);
  expect(photo.length).toBeGreaterThan(250_000);

  // Negative control: sent at once, it does not get through.
  const atOnce = await page.evaluate(
    async ({ draft, bytes }) => {
      const form = new FormData();
      form.set("draft", draft);
      form.set("intent", "another");
      form.set("photo", new Blob([new Uint8Array(bytes)]), "photo");
      return fetch("/api/photos/draft", { method: "POST", body: form }).then(
        ({ status }) => String(status),
        () => "broken",
      );
    },
    { draft: await page.locator('input[name="draft"]').inputValue(), bytes: [...photo] },
  );
  expect(atOnce).toBe("broken");
  expect(line.cuts()).toBeGreaterThan(0);

  await page.getByLabel(t("report.photo.file")).setInputFiles(file(photo));
  const added = page.getByRole("region", { name: t("report.photo.added") }).getByRole("img");
  await expect(added).toHaveCount(1, { timeout: 30_000 });
  await page.reload();
  await expect(added).toHaveCount(1);
  await context.close();
  await line.close();
});

test("what stopped half way goes on when the same photo is chosen again; nobody has to wait for it", async ({
  page,
  t,
  turn,
}) => {
  test.skip(turn !== 1, "once is enough");
  await page.goto("/report");
  const photo = await busyPhoto(1200, 800);
  let pieces = 0;
  await page.route("**/api/photos/draft/pieces", (route) => {
    pieces += 1;
    return pieces > 2 ? route.abort() : route.continue();
  });
  await page.getByLabel(t("report.photo.file")).setInputFiles(file(photo));
  await expect(page.getByRole("list", { name: t("report.photo.upload") })).toContainText(
    t("report.photo.broken"),
  );
  await button(page, t("common.continue")).click();
  await expect(page.getByText(t("report.photo.holding"))).toBeVisible();
  await expectFits(page);
  await button(page, t("report.photo.goOn")).click();
  await expect(page).toHaveURL(/\/report\/what/);
  await page.goto("/report");
  await expect(page.getByText(t("report.photo.unfinished", { count: 1 }))).toBeVisible();
  await page.unroute("**/api/photos/draft/pieces");
  await page.getByLabel(t("report.photo.file")).setInputFiles(file(photo));
  await expect(page.getByRole("region", { name: t("report.photo.added") }).getByRole("img")).toHaveCount(1);
  await expect(page.getByText(t("report.photo.unfinished", { count: 1 }))).toHaveCount(0);
});

test("the page that shows a photo leaves the chooser and the buttons as they were, for who is using them", async ({
  page,
  t,
  turn,
}) => {
  test.skip(turn !== 1, "once is enough");
  await page.goto("/report");
  // A camera that was opened before hands its photo to this very element, and nobody else hears of it.
  const chooser = await page.getByLabel(t("report.photo.file")).elementHandle();
  const go = button(page, t("common.continue"));
  await chooser?.setInputFiles(file(await busyPhoto(300, 200), "first.jpg"));
  await go.focus();
  const added = page.getByRole("region", { name: t("report.photo.added") }).getByRole("img");
  await expect(added).toHaveCount(1);
  await expect(go).toBeFocused();
  await chooser?.setInputFiles(file(await busyPhoto(300, 200), "second.jpg"));
  await expect(added).toHaveCount(2);
  await chooser?.setInputFiles(file(await busyPhoto(300, 200), "third.jpg"));
  await expect(added).toHaveCount(3);
  await expect(page.getByLabel(t("report.photo.file"))).toHaveCount(0);
  await expect(button(page, t("report.photo.another"))).toHaveCount(0);
});

test("what is no photo, is HEIC or is one too many is refused in words, and the rest is kept", async ({
  page,
  t,
  turn,
}) => {
  test.skip(turn !== 1 && turn !== 4, "once in each language");
  await page.goto("/report");
  const heic = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from("ftypheic\0\0\0\0mif1heic")]);
  await page
    .getByLabel(t("report.photo.file"))
    .setInputFiles([
      file(await busyPhoto(300, 200)),
      file(heic, "IMG_1.HEIC", "image/heic"),
      file(Buffer.from("<svg/>"), "door.svg", "image/svg+xml"),
      file(await busyPhoto(300, 200), "second.jpg"),
      file(await busyPhoto(300, 200), "third.jpg"),
      file(await busyPhoto(300, 200), "fourth.jpg"),
    ]);
  const list = page.getByRole("list", { name: t("report.photo.upload") });
  await expect(list).toContainText(t("report.photo.heic"));
  await expect(list).toContainText(t("report.photo.wrongType"));
  await expect(list).toContainText(t("report.photo.tooMany", { max: 3 }));
  await expect(page.getByRole("region", { name: t("report.photo.added") }).getByRole("img")).toHaveCount(3);
  await expectFits(page);
});
