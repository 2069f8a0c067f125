import type { Locator, Page } from "@playwright/test";
import sharp from "sharp";

export type Inside = (page: Page) => Promise<void>;

/** The button that leads on: named so where there is another, else the last one. */
export const forward = (page: Page): Locator =>
  page
    .locator(
      'main form button[value="continue"], main form:not(:has(button[value="continue"])) button[type=submit]',
    )
    .last();

/** A report sent with the least that is taken; its own page is open then. */
export async function sendReport(page: Page): Promise<void> {
  await toContact(page);
  await forward(page).click();
  await page.waitForURL(/\/report\/check/);
  await forward(page).click();
  await page.waitForURL(/\/cases\/[0-9A-Z]{4}-[0-9A-Z]{4}/);
}

/** The first question, left open. */
export async function toWhat(page: Page): Promise<void> {
  await page.goto("/report");
  await forward(page).click();
  await page.waitForURL(/\/report\/what/);
}

/** The first two questions. */
export async function toWhere(page: Page, look: Inside = async () => {}): Promise<void> {
  await toWhat(page);
  await look(page);
  await page.locator('input[name="category"]').nth(2).check();
  await forward(page).click();
  await page.waitForURL(/\/report\/where/);
}

/** The first three questions. */
export async function toTell(page: Page, look: Inside = async () => {}): Promise<void> {
  await toWhere(page, look);
  await look(page);
  await page.locator('input[name="place"]').first().check();
  await forward(page).click();
  await page.waitForURL(/\/report\/tell/);
}

/** The first four questions. */
export async function toContact(page: Page, look: Inside = async () => {}): Promise<void> {
  await toTell(page, look);
  await look(page);
  await page.locator('textarea[name="text"]').fill("快递放在楼下没有送上来。");
  await forward(page).click();
  await page.waitForURL(/\/report\/contact/);
}

/** One photo; with scripts it is sent by itself, without them by the button. */
export async function addPhoto(page: Page): Promise<void> {
  const buffer = await sharp({ create: { width: 64, height: 48, channels: 3, background: "#7a9" } })
    .png()
    .toBuffer();
  await page
    .locator('input[name="photo"]')
    .setInputFiles({ name: "door.png", mimeType: "image/png", buffer });
  const add = page.locator('button[value="another"]');
  if (await add.isVisible()) await add.click();
  await page.locator('button[name="cover"]').waitFor();
}
