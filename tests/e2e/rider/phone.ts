import type { BrowserContext, CDPSession, Locator, Page } from "@playwright/test";
import pg from "pg";
import { become, expect, type Messages } from "../support";

interface Visit {
  readonly id: string;
  readonly at: string;
  readonly station: { readonly code: string };
}

/** Signed in, and everything is kept that opens without signal. */
export async function ready(page: Page, rider: string): Promise<void> {
  await become(page, rider);
  await page.goto("/rider");
  // Asked often: this is where most tests of a rider's phone begin.
  await expect.poll(() => keptPages(page), { intervals: [100] }).toBe(2);
}

/** How many pages the phone keeps for offline; -1 when it was just leaving the page that was asked. */
export const keptPages = (page: Page): Promise<number> =>
  page
    .evaluate(async () =>
      (await caches.has("pages-v1")) ? (await (await caches.open("pages-v1")).keys()).length : 0,
    )
    .catch(() => -1);

/** For whom the phone's service worker would keep and send taps. */
export async function notedOwner(context: BrowserContext): Promise<unknown> {
  const [worker] = context.serviceWorkers();
  return worker?.evaluate(async () => {
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve) => {
        request.onsuccess = () => resolve(request.result);
      });
    const database = await done(indexedDB.open("yizhan-check-ins"));
    const owner: unknown = await done(database.transaction("notes").objectStore("notes").get("owner"));
    database.close();
    return owner ?? null;
  });
}

/** The state of a check-in in the phone's list, by its word. */
export const mark = (page: Page, word: string) => page.getByRole("listitem").getByText(word, { exact: true });

/**
 * The line that says that a page is a kept one. Some versions of Chromium, told to be offline, believe in their line
 * again after a page from the service worker: both sentences say it.
 */
export const behind = (page: Page, t: Messages): Locator =>
  page.getByRole("status").filter({
    hasText: new RegExp(
      ["queuePage", "queuePageKept"].map((key) => stem(t(`checkin.${key}`, { time: "|" }))).join("|"),
    ),
  });

/** The longest piece of a sentence that holds no time. */
export function stem(sentence: string): string {
  return sentence
    .split("|")
    .reduce((longest, piece) => (piece.length > longest.length ? piece : longest), "");
}

/** The button of the check-in, on the station's page as on the one that stands in for it. */
export const tapButton = (page: Page) => page.locator("main form button[type=submit]").first();

/** What the server has counted here for whoever is signed in, of the last ten minutes. */
export async function countedAt(context: BrowserContext, code: string): Promise<number> {
  const answer = await context.request.get("/api/check-ins");
  const { visits } = (await answer.json()) as { visits: Visit[] };
  return visits.filter(({ station, at }) => station.code === code && Date.now() - Date.parse(at) < 600_000)
    .length;
}

/** Takes back the check-ins of the last two hours at the stations of the stories, so that every test starts alike. */
export async function forgetVisits(): Promise<void> {
  const client = new pg.Client({
    connectionString: process.env.MIGRATION_DATABASE_URL ?? process.env.DATABASE_URL,
  });
  await client.connect();
  try {
    await client.query(
      `DELETE FROM "CheckIn" WHERE "at" > now() - interval '2 hours' AND "stationId" IN
       (SELECT "id" FROM "Station" WHERE "code" IN ('T-E1', 'T-E2', 'T-E3', 'T-E4', 'T-E5', 'T-E6'))`,
    );
  } finally {
    await client.end();
  }
}

/** The browser's own view of the service worker, from a page that the worker does not serve. */
export async function workerSession(
  page: Page,
): Promise<{ session: CDPSession; registrationId: string; origin: string }> {
  const session = await page.context().newCDPSession(page);
  const registered = new Promise<{ registrationId: string; scopeURL: string }>((found) => {
    session.on("ServiceWorker.workerRegistrationUpdated", ({ registrations }) => {
      const [one] = registrations.filter(({ isDeleted }) => !isDeleted);
      if (one) found(one);
    });
  });
  await session.send("ServiceWorker.enable");
  const { registrationId, scopeURL } = await registered;
  return { session, registrationId, origin: new URL(scopeURL).origin };
}

/** Leaves a check-in without signal in the phone. */
export async function leaveTap(
  page: Page,
  context: BrowserContext,
  code: string,
  waiting: string,
): Promise<void> {
  await context.setOffline(true);
  await page.goto(`/check-in/${code}`);
  await tapButton(page).click();
  await expect(mark(page, waiting)).toHaveCount(1);
}
