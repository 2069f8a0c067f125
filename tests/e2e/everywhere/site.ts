import { randomInt } from "node:crypto";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { BrowserContext, Locator, Page } from "@playwright/test";
import pg from "pg";
import sharp from "sharp";
import { CAST } from "@/lib/demo/cast";
import { become } from "../support";

/** Who walks through the site, each in a browser of their own. */
export const ROOMS = ["visitor", "resident", "rider", "cadre"] as const;
export type Room = (typeof ROOMS)[number];

const MEMBER: Readonly<Record<Exclude<Room, "visitor">, string>> = {
  resident: "zhou-yulan",
  rider: "li-mancang",
  cadre: "zhao-qiming",
};

/** Pages that exist only in the middle of a staff member's very first sign-in; `tests/actions/people` goes through it. */
const ONCE = ["/sign-in/set-up", "/account/recovery-codes"];

/** Reached by their own forms only: the walk does that, see `fillReport` and `beginSignIn`. */
const BY_FORM = /^\/(report\/|sign-in\/(code|second-step)$)/;

/** What stands for the gaps in the addresses of pages. */
interface Facts {
  readonly open: string;
  readonly own: string;
  readonly person: string;
}

/** Every page of the site as an address that `room` may open. Throws for a page that nobody has a way to. */
export async function pagesOf(room: Room): Promise<string[]> {
  const facts = await readFacts();
  return routes()
    .filter((route) => !ONCE.includes(route) && !BY_FORM.test(route) && rooms(route).includes(room))
    .map((route) => addressOf(route, room, facts));
}

/** Every page, by its address in `app`. */
export function routes(): string[] {
  const app = join(import.meta.dirname, "../../../app");
  return readdirSync(app, { recursive: true, encoding: "utf8" })
    .filter((file) => /(^|\/)page\.tsx$/.test(file))
    .map((file) => `/${file.replace(/\([^)]+\)\//g, "").replace(/\/?page\.tsx$/, "")}`)
    .toSorted();
}

function rooms(route: string): readonly Room[] {
  if (route.startsWith("/cadre")) return ["cadre"];
  if (route.startsWith("/rider")) return ["rider"];
  if (route.startsWith("/account") && route !== "/account/display") return ["resident"];
  if (route.startsWith("/check-in")) return ["visitor", "rider"];
  if (route === "/cases/[reference]") return ["visitor", "resident"];
  return ["visitor"];
}

function addressOf(route: string, room: Room, { open, own, person }: Facts): string {
  const gaps: Readonly<Record<string, string>> = {
    "/stations/[code]": "T-E1",
    "/check-in/[code]": "T-E1",
    "/cases/[reference]": room === "resident" ? own : open,
    "/cadre/cases/[reference]": open,
    "/cadre/people/[id]": person,
    "/[...path]": "no-such-page",
  };
  const known = Object.keys(gaps).find((start) => route.startsWith(start));
  const code = /^\/cadre\/stations\/\[code\]/.test(route) ? "T-E1" : known && gaps[known];
  if (route.includes("[") && !code)
    throw new Error(`Which address should stand for ${route}? Say it in ${import.meta.filename}.`);
  return route.replace(/\[[^\]]+\]/, code ?? "");
}

async function readFacts(): Promise<Facts> {
  const client = new pg.Client({
    connectionString: process.env.MIGRATION_DATABASE_URL ?? process.env.DATABASE_URL,
  });
  await client.connect();
  try {
    const first = async (sql: string, values: unknown[] = []) =>
      String((await client.query<{ value: string }>(sql, values)).rows[0]?.value ?? "");
    const dashed = (reference: string) => `${reference.slice(0, 4)}-${reference.slice(4)}`;
    const phone = CAST.find(({ key }) => key === MEMBER.resident)?.phone;
    return {
      open: dashed(
        await first(
          `SELECT "reference" AS value FROM "Case" WHERE "status" = 'ACCEPTED' ORDER BY "id" LIMIT 1`,
        ),
      ),
      own: dashed(
        await first(
          `SELECT c."reference" AS value FROM "Case" c JOIN "Person" p ON p."id" = c."reporterId"
           WHERE p."phone" = $1 ORDER BY c."filedAt" DESC LIMIT 1`,
          [phone],
        ),
      ),
      person: await first(`SELECT "personId" AS value FROM "Credential" ORDER BY "username" LIMIT 1`),
    };
  } finally {
    await client.end();
  }
}

export type Inside = (page: Page) => Promise<void>;

/** Calls `look` on every page of a room, those included that only a form leads to. */
export async function walk(context: BrowserContext, room: Room, look: Inside): Promise<void> {
  const page = await context.newPage();
  if (room !== "visitor") await become(page, MEMBER[room]);
  for (const path of await pagesOf(room)) {
    await page.goto(path);
    await look(page);
  }
  if (room !== "visitor") return;
  await fillReport(page, look);
  await beginSignIn(page, look);
}

/** The button that leads on: named so where there is another, else the last one. */
export const forward = (page: Page): Locator =>
  page
    .locator(
      'main form button[value="continue"], main form:not(:has(button[value="continue"])) button[type=submit]',
    )
    .last();

/** The six questions of a report, answered with the least that is taken, by native forms. */
async function fillReport(page: Page, look: Inside): Promise<void> {
  await page.goto("/report");
  await addPhoto(page);
  await look(page);
  await page.locator('button[name="cover"]').click();
  await page.waitForURL(/\/report\/cover/);
  await look(page);
  await toContact(page, look);
  await look(page);
  await forward(page).click();
  await page.waitForURL(/\/report\/check/);
  await look(page);
}

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

async function beginSignIn(page: Page, look: Inside): Promise<void> {
  await page.goto("/sign-in");
  // A number of its own each time: a few codes for one number are all that anybody gets.
  await page.locator('input[name="phone"]').fill(`154${randomInt(10_000_000, 100_000_000)}`);
  await page.locator("main form button[type=submit]").first().click();
  await page.waitForURL(/\/sign-in\/code/);
  await look(page);
}
