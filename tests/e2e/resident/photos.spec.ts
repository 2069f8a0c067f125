import type { Locator, Page } from "@playwright/test";
import { weakLine } from "../../support/weak-line";
import { toContact, toWhat } from "../everywhere/report-steps";
import { button, expect, expectFits, type Messages, test } from "../support";
import { busyPhoto, file, spreadIn } from "./busy-photo";

/** How far the pixels of a cell lie from their mean, in the photo that the page shows. */
async function spreadOf(page: Page, cell: Locator): Promise<number> {
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
  expect(await spreadOf(page, cell)).toBeGreaterThan(5);
  const open = await cell.evaluate((box) => getComputedStyle(box).backgroundImage);
  await cell.check();
  // Seen as covered before anything is sent.
  expect(await cell.evaluate((box) => getComputedStyle(box).backgroundImage)).not.toBe(open);
  const address = await page.locator("main svg image").getAttribute("href");
  await button(page, t("report.cover.submit")).click();
  await expect(page.getByText(t("report.cover.done"), { exact: true })).toBeVisible();
  expect(await spreadOf(page, cell)).toBeLessThan(2);
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
  // A stroke is painted by a script that has come once the page is loaded.
  await page.waitForURL(/\/report\/cover/, { waitUntil: "load" });
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

/** Lets through only the first pieces of photos. */
const PIECES = "**/api/photos/draft/pieces";
async function breakAfter(page: Page, most: number): Promise<void> {
  let pieces = 0;
  await page.route(PIECES, (route) => {
    pieces += 1;
    return pieces > most ? route.abort() : route.continue();
  });
}

test("nobody has to wait for a photo: the next pages go on sending it, and the last one waits for it", async ({
  page,
  t,
  turn,
}) => {
  test.skip(turn !== 1 && turn !== 4, "once in each language");
  const onTheWay = page.getByRole("list", { name: t("report.photo.upload") });
  await begin(page, t, 2);
  await expect(onTheWay).toContainText(t("report.photo.broken"));
  await expectFits(page);
  await button(page, t("common.continue")).click();
  await expect(page).toHaveURL(/\/report\/check/);
  await expect(page.getByText(t("report.check.unfinished", { count: 1 }))).toBeHidden();
  await button(page, t("report.check.send")).click();
  await expect(page.getByText(t("report.photo.holdingLast"))).toBeVisible();
  await expectFits(page);
  await page.unroute(PIECES);
  await expect(page.getByRole("heading", { name: t("cases.new.title") })).toBeVisible();
  await page.goto(new URL(page.url()).pathname);
  await expect(page.getByRole("img", { name: t("report.photo.alt", { number: 1 }) })).toBeVisible();
});

test("a photo that arrives while the answers are read once more stands among them", async ({
  page,
  t,
  turn,
}) => {
  test.skip(turn !== 1, "once is enough");
  await begin(page, t, 1);
  await button(page, t("common.continue")).click();
  await expect(page.getByText(t("report.check.photoCount", { count: 0 }), { exact: true })).toBeVisible();
  await page.unroute(PIECES);
  await expect(page.getByText(t("report.check.photoCount", { count: 1 }), { exact: true })).toBeVisible();
  await expect(page.getByRole("link", { name: t("report.photo.cover", { number: 1 }) })).toBeVisible();
  // It is forgotten here once it has arrived.
  expect(await photosKept(page)).toBe(0);
});

test("a report can be sent without what has not arrived, and then the browser forgets it", async ({
  page,
  t,
  turn,
}) => {
  test.skip(turn !== 1, "once is enough");
  await begin(page, t, 1);
  expect(await photosKept(page)).toBe(1);
  await button(page, t("common.continue")).click();
  await button(page, t("report.check.send")).click();
  await button(page, t("report.photo.goOnLast")).click();
  await expect(page.getByRole("heading", { name: t("cases.new.title") })).toBeVisible();
  expect(await photosKept(page)).toBe(0);
});

test("a photo that waits goes into no other report, can be left out, and what was refused is said on", async ({
  page,
  context,
  t,
  turn,
}) => {
  test.skip(turn !== 1, "once is enough");
  const onTheWay = (one: Page) =>
    one.getByRole("list", { name: t("report.photo.upload") }).getByRole("listitem");
  await context.route(PIECES, (route) => route.abort());
  await page.goto("/report");
  await page.getByLabel(t("report.photo.file")).setInputFiles(file(await busyPhoto(1200, 800)));
  await expect(onTheWay(page)).toContainText(t("report.photo.broken"));
  await page.reload();
  await expect(onTheWay(page)).toContainText(t("report.photo.broken"));

  // Somebody else, or another matter, in a tab of its own.
  const another = await context.newPage();
  await another.goto("/report");
  await toWhat(another);
  await expect(another.locator("[data-upload]")).toBeAttached();
  await expect(onTheWay(another)).toHaveCount(0);
  await another.close();

  await page.getByRole("button", { name: t("report.photo.drop") }).click();
  await expect(onTheWay(page)).toHaveCount(0);
  expect(await photosKept(page)).toBe(0);
  await context.unroute(PIECES);
  const heic = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from("ftypheic\0\0\0\0mif1heic")]);
  await page.getByLabel(t("report.photo.file")).setInputFiles(file(heic, "IMG_1.HEIC", "image/heic"));
  await expect(onTheWay(page)).toContainText(t("report.photo.heic"));
  await button(page, t("common.continue")).click();
  await expect(onTheWay(page)).toContainText(t("report.photo.heic"));
  await page.getByRole("button", { name: t("report.photo.read") }).click();
  await page.reload();
  await expect(onTheWay(page)).toHaveCount(0);
});

/** A report up to the question how to reach the person, with a photo of which so many pieces have arrived. */
async function begin(page: Page, t: Messages, pieces: number): Promise<void> {
  await breakAfter(page, pieces);
  await page.goto("/report");
  await page.getByLabel(t("report.photo.file")).setInputFiles(file(await busyPhoto(1200, 800)));
  await expect(page.getByRole("list", { name: t("report.photo.upload") })).toContainText(
    t("report.photo.broken"),
  );
  await toContact(page);
}

test("where the browser keeps nothing one waits, or goes on and chooses the photo again", async ({
  page,
  t,
  turn,
}) => {
  test.skip(turn !== 1, "once is enough");
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException("Private", "InvalidStateError");
    };
  });
  const photo = await busyPhoto(1200, 800);
  await breakAfter(page, 2);
  await page.goto("/report");
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
  await page.unroute(PIECES);
  await page.getByLabel(t("report.photo.file")).setInputFiles(file(photo));
  await expect(page.getByRole("region", { name: t("report.photo.added") }).getByRole("img")).toHaveCount(1);
  await expect(page.getByText(t("report.photo.unfinished", { count: 1 }))).toHaveCount(0);
});

/** Photos that wait in this browser. */
const photosKept = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<number>((done) => {
        const opening = indexedDB.open("yizhan-photos");
        opening.onsuccess = () => {
          const asking = opening.result.transaction("photos").objectStore("photos").count();
          asking.onsuccess = () => {
            opening.result.close();
            done(asking.result);
          };
        };
      }),
  );

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
