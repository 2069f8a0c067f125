import type { Page } from "@playwright/test";
import sharp from "sharp";
import { sendReport } from "../everywhere/report-steps";
import { button, expect, expectFits, type Messages, test } from "../support";
import { busyPhoto, file, spreadIn, turnedPhoto } from "./busy-photo";

/** Row 2, column 3, and its neighbour in the next row. */
const [COVERED, OPEN] = [8, 14];

const chooser = (page: Page, t: Messages) => page.getByLabel(t("cases.reply.photo"));
const box = (page: Page, t: Messages, cell: number) =>
  page.getByRole("checkbox", {
    name: t("report.cover.cell", { row: Math.floor(cell / 6) + 1, column: (cell % 6) + 1 }),
    exact: true,
  });

async function choose(page: Page, t: Messages, photo: Buffer): Promise<void> {
  await chooser(page, t).setInputFiles(file(photo));
  await expect(page.getByRole("img", { name: t("cases.reply.chosen") })).toBeVisible();
}

/** Sends the reply, and returns its photo as it was stored. */
async function sent(page: Page, t: Messages): Promise<Buffer> {
  const photos = page.locator('main a[href^="/api/photos/"]');
  const before = await photos.count();
  await button(page, t("cases.reply.submit")).click();
  await expect(page.getByText(t("cases.said.reply"))).toBeVisible();
  await expect(photos).toHaveCount(before + 1);
  const addresses = await photos.evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
  const known = new Set(seen.get(page));
  const [fresh = ""] = addresses.filter((address) => !known.has(address));
  seen.set(page, addresses);
  return (await page.request.get(fresh)).body();
}
const seen = new WeakMap<Page, readonly string[]>();

/** What the form would take along: the file as it lies in its field. */
const inField = async (page: Page, t: Messages): Promise<Buffer> =>
  Buffer.from(
    await chooser(page, t).evaluate(async (input) => {
      const [photo] = (input as HTMLInputElement).files ?? [];
      return [...new Uint8Array((await photo?.arrayBuffer()) ?? new ArrayBuffer(0))];
    }),
  );

test("a photo in a reply is covered before it is sent; an uncovered one is not", async ({ page, t }) => {
  await sendReport(page);
  await choose(page, t, await turnedPhoto());
  await expect(page.getByText(t("report.cover.lead"))).toBeVisible();
  const before = await box(page, t, COVERED).evaluate((one) => getComputedStyle(one).backgroundImage);
  await box(page, t, COVERED).check();
  expect(await box(page, t, COVERED).evaluate((one) => getComputedStyle(one).backgroundImage)).not.toBe(
    before,
  );
  await expectFits(page);

  const covered = await sent(page, t);
  // Upright, as it was shown: held in the hand it is higher than wide.
  expect(await sharp(covered).metadata()).toMatchObject({ width: 600, height: 900 });
  expect(await spreadIn(covered, COVERED)).toBeLessThan(2);
  expect(await spreadIn(covered, OPEN)).toBeGreaterThan(5);

  // Negative control: without a tick nothing is covered, nor after one that was taken back.
  await choose(page, t, await busyPhoto());
  await box(page, t, COVERED).check();
  await button(page, t("report.cover.clear")).click();
  await expect(box(page, t, COVERED)).not.toBeChecked();
  expect(await spreadIn(await sent(page, t), COVERED)).toBeGreaterThan(5);
});

test("what was under it stays on the phone, and minds can be changed until it leaves", async ({
  page,
  context,
  t,
  turn,
}) => {
  test.skip(turn === 2 || turn === 3, "one phone and one desk");
  await sendReport(page);
  await choose(page, t, await turnedPhoto());
  await box(page, t, COVERED).check();
  // Held back by the page, the form shows what it would have taken along.
  await context.setOffline(true);
  await button(page, t("cases.reply.submit")).click();
  await expect(page.getByText(t("common.noSignal"))).toBeVisible();
  const leaving = await inField(page, t);
  expect(await spreadIn(leaving, COVERED)).toBeLessThan(2);
  expect((await sharp(leaving).metadata()).exif).toBeUndefined();

  await box(page, t, COVERED).uncheck();
  await box(page, t, OPEN).check();
  await context.setOffline(false);
  const stored = await sent(page, t);
  expect(await spreadIn(stored, COVERED)).toBeGreaterThan(5);
  expect(await spreadIn(stored, OPEN)).toBeLessThan(2);

  await choose(page, t, await busyPhoto());
  await box(page, t, COVERED).check();
  await choose(page, t, await busyPhoto());
  await expect(box(page, t, COVERED)).not.toBeChecked();
  await button(page, t("cases.reply.drop")).click();
  await expect(page.getByRole("img", { name: t("cases.reply.chosen") })).toHaveCount(0);
  expect((await inField(page, t)).length).toBe(0);
  await expect(chooser(page, t)).toBeFocused();
});

test("the boxes are painted with one stroke and walked by the arrow keys", async ({ page, t, turn }) => {
  test.skip(turn < 3, "a mouse and a keyboard at a desk");
  await sendReport(page);
  await choose(page, t, await busyPhoto());
  await box(page, t, 6).scrollIntoViewIfNeeded();
  const [from, to] = [await box(page, t, 6).boundingBox(), await box(page, t, 8).boundingBox()];
  if (!from || !to) throw new Error("There is no grid.");
  await page.mouse.move(from.x + 20, from.y + 20);
  await page.mouse.down();
  await page.mouse.move(to.x + 20, to.y + 20, { steps: 12 });
  await page.mouse.up();
  await expect(page.locator("[data-cover-columns] input:checked")).toHaveCount(3);
  await box(page, t, 8).press("ArrowDown");
  await expect(box(page, t, 14)).toBeFocused();
  await box(page, t, 14).press("Space");
  const stored = await sent(page, t);
  for (const cell of [6, 7, 8, 14]) expect(await spreadIn(stored, cell)).toBeLessThan(2);
  for (const cell of [9, 13]) expect(await spreadIn(stored, cell)).toBeGreaterThan(5);
});

test("without a canvas the photo goes as it is, and the page says so first", async ({ page, t, turn }) => {
  test.skip(turn !== 1 && turn !== 4, "once in each language");
  await page.addInitScript(() => {
    HTMLCanvasElement.prototype.getContext = () => null;
  });
  await sendReport(page);
  await chooser(page, t).setInputFiles(file(await busyPhoto()));
  await expect(page.getByText(t("cases.reply.unable"))).toBeVisible();
  await expect(page.locator("[data-cover-columns]")).toHaveCount(0);
  await expectFits(page);
  expect(await spreadIn(await sent(page, t), COVERED)).toBeGreaterThan(5);
});

test("what was ticked never goes uncovered: the photo is taken out, and the page says so", async ({
  page,
  t,
  turn,
}) => {
  test.skip(turn !== 1 && turn !== 4, "once in each language");
  await page.addInitScript(() => {
    HTMLCanvasElement.prototype.toDataURL = () => "data:,";
  });
  await sendReport(page);
  const path = page.url();
  await page.getByLabel(t("cases.reply.label")).fill("门上有名字");
  await choose(page, t, await busyPhoto());
  await box(page, t, COVERED).check();
  await button(page, t("cases.reply.submit")).click();
  await expect(page.getByText(t("cases.reply.failed"))).toBeVisible();
  expect(page.url()).toBe(path);
  expect((await inField(page, t)).length).toBe(0);
  await expect(page.getByLabel(t("cases.reply.label"))).toHaveValue("门上有名字");
});
