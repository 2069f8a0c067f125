import { randomInt } from "node:crypto";
import type { Page } from "@playwright/test";
import { Secret, TOTP } from "otpauth";
import { CAST, DEMO_PASSWORD } from "@/lib/demo/cast";
import { asked } from "./facts";
import { addPhoto, forward, type Inside, toContact, toWhat } from "./report-steps";

/** Pages that no address alone leads to: `walkForms` fills in what comes before them. */
export const BY_FORM: readonly string[] = [
  "/report/what",
  "/report/where",
  "/report/where/map",
  "/report/nearby",
  "/report/tell",
  "/report/contact",
  "/report/check",
  "/report/cover",
  "/sign-in/code",
  "/sign-in/second-step",
  "/sign-in/set-up",
  "/account/recovery-codes",
];

/** Calls `look` on each of them. Throws when one was left out. */
export async function walkForms(page: Page, look: Inside): Promise<void> {
  const seen = new Set<string>();
  const inside: Inside = async (there) => {
    seen.add(new URL(there.url()).pathname);
    await look(there);
  };
  await fillReport(page, inside);
  await joinNearby(page, inside);
  await beginSignIn(page, inside);
  await beginStaffSignIn(page, inside);
  await signInForTheFirstTime(page, inside);
  const left = BY_FORM.filter((route) => !seen.has(route));
  if (left.length > 0) throw new Error(`No form led the walk to ${left.join(", ")}.`);
}

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
  await page.goto("/report/where?change=1");
  await page.locator('button[value="map"]').click();
  await page.waitForURL(/\/report\/where\/map/);
  await look(page);
  await page.locator("main li a").first().click();
  await page.waitForURL(/n=/);
  await look(page);
}

/** A report of what a neighbour has reported before, which becomes following theirs. */
async function joinNearby(page: Page, look: Inside): Promise<void> {
  await toNearby(page);
  await look(page);
  await page.locator('main a[href*="/report/nearby?of="]').first().click();
  await page.waitForURL(/of=/);
  await look(page);
  await page.locator("main form button[type=submit]").click();
  await page.waitForURL(/\/cases\/[0-9A-Z]{4}-[0-9A-Z]{4}/);
  await look(page);
}

/** The first three questions, answered as an open case of the community does that somebody else has filed. */
export async function toNearby(page: Page): Promise<void> {
  const [same] = await asked<{ building: string; category: string }>(
    `SELECT b."code" AS building, g."code" AS category FROM "Case" c
     JOIN "Building" b ON b."id" = c."buildingId" JOIN "CaseCategory" g ON g."id" = c."categoryId"
     WHERE c."status" <> 'CLOSED' AND g."kind" <> 'PRAISE' AND g."retiredAt" IS NULL
     ORDER BY c."filedAt" DESC LIMIT 1`,
  );
  if (!same) throw new Error("No case of a building is open.");
  await toWhat(page);
  await page.locator(`input[name="category"][value="${same.category}"]`).check();
  await forward(page).click();
  await page.waitForURL(/\/report\/where/);
  await page.goto(`/report/where?building=${same.building}`);
  await forward(page).click();
  await page.waitForURL(/\/report\/nearby/);
}

async function beginSignIn(page: Page, look: Inside): Promise<void> {
  await page.goto("/sign-in");
  // A number of its own each time: a few codes for one number are all that anybody gets.
  await page.locator('input[name="phone"]').fill(`154${randomInt(10_000_000, 100_000_000)}`);
  await page.locator("main form button[type=submit]").first().click();
  await page.waitForURL(/\/sign-in\/code/);
  await look(page);
}

async function beginStaffSignIn(page: Page, look: Inside): Promise<void> {
  // A few tries for one name are all that anybody gets.
  const staff = CAST.flatMap(({ username }) => username ?? []);
  await givePassword(page, staff[randomInt(staff.length)] ?? "");
  await page.waitForURL(/\/sign-in\/second-step/);
  await look(page);
}

/** The very first sign-in of a member of staff who has come for this walk. */
async function signInForTheFirstTime(page: Page, look: Inside): Promise<void> {
  await givePassword(page, await newcomer());
  await page.waitForURL(/\/sign-in\/set-up/);
  await look(page);
  const shown = await page.locator("main p.font-mono").textContent();
  const secret = Secret.fromBase32((shown ?? "").replaceAll(" ", ""));
  await page.locator('input[name="code"]').fill(new TOTP({ secret }).generate());
  await page.locator("main form button[type=submit]").click();
  await page.waitForURL(/\/account\/recovery-codes/);
  await look(page);
}

/** Somebody with a password and no second factor yet; the username. */
async function newcomer(): Promise<string> {
  const username = `zz-new-${randomInt(1_000_000_000)}`;
  await asked(
    `WITH someone AS (
       INSERT INTO "Person" ("id", "areaId", "name")
       SELECT gen_random_uuid(), "areaId", '新来的' FROM "Credential" LIMIT 1 RETURNING "id"
     )
     INSERT INTO "Credential" ("id", "areaId", "personId", "username", "passwordHash")
     SELECT gen_random_uuid(), c."areaId", someone."id", $1, c."passwordHash" FROM someone,
       (SELECT "areaId", "passwordHash" FROM "Credential" WHERE "username" = $2) c`,
    [username, CAST.find((one) => one.username)?.username],
  );
  return username;
}

async function givePassword(page: Page, username: string): Promise<void> {
  await page.goto("/sign-in/staff");
  await page.locator('input[name="username"]').fill(username);
  await page.locator('input[name="password"]').fill(DEMO_PASSWORD);
  await page.locator("main form button[type=submit]").click();
}
