import type { BrowserContext, Page } from "@playwright/test";
import { become, button, expect, test } from "../support";

test.beforeEach(({ turn }) => test.skip(turn !== 1, "once is enough"));

interface Feed {
  features: { geometry: { coordinates: [number, number] }; properties: { code: string; state: string } }[];
}

/** Metres between two places so near to each other that the earth is flat. */
function metres([lng, lat]: [number, number], here: { longitude: number; latitude: number }): number {
  const north = (lat - here.latitude) * 111_195;
  const east = (lng - here.longitude) * 111_195 * Math.cos((here.latitude * Math.PI) / 180);
  return Math.hypot(north, east);
}

/** Everything that leaves the phone from now on, in one text. */
function listen(context: BrowserContext): () => string {
  const heard: string[] = [];
  context.on("request", (request) => {
    heard.push(request.url(), request.postData() ?? "", JSON.stringify(request.headers()));
  });
  return () => heard.join("\n");
}

/** Everything that the phone keeps of this site, in one text. */
async function keptIn(page: Page): Promise<string> {
  const cookies = JSON.stringify(await page.context().cookies());
  const rest = await page.evaluate(async () => {
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve) => {
        request.onsuccess = () => resolve(request.result);
      });
    const found: unknown[] = [{ ...localStorage }, { ...sessionStorage }];
    for (const { name = "" } of await indexedDB.databases()) {
      const database = await done(indexedDB.open(name));
      for (const store of database.objectStoreNames)
        found.push(await done(database.transaction(store).objectStore(store).getAll()));
      database.close();
    }
    for (const name of await caches.keys())
      for (const { url } of await (await caches.open(name)).keys()) found.push(url);
    return JSON.stringify(found);
  });
  return cookies + rest;
}

test("a position sorts the stations, and goes nowhere", async ({ page, context, t }) => {
  await become(page, "abdulla-memet");
  const { features } = (await (await context.request.get("/api/stations.geojson")).json()) as Feed;
  const last = features.find(({ properties }) => properties.code === "T-E6")?.geometry.coordinates ?? [0, 0];
  const here = { longitude: last[0] + 0.000317, latitude: last[1] - 0.000233 };
  const words = Object.values(here).map((degrees) => degrees.toFixed(6).slice(0, -1));
  const tells = (text: string) => words.some((one) => text.includes(one));
  await context.grantPermissions(["geolocation"]);
  await context.setGeolocation(here);

  await page.goto("/rider");
  const sent = listen(context);
  await button(page, t("checkin.nearAsk")).click();
  const list = page.getByRole("list", { name: t("checkin.nearTitle") });
  await expect(list.getByRole("listitem")).toHaveCount(5);
  const shown = await list
    .getByRole("link")
    .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).pathname));
  const nearest = features
    .filter(({ properties: { state } }) => state === "OPEN" || state === "FULL")
    .map(({ geometry, properties }) => ({ ...properties, far: metres(geometry.coordinates, here) }))
    .sort((a, b) => a.far - b.far)
    .map(({ code }) => code);
  expect(nearest[0]).toBe("T-E6");
  expect(shown.filter((path) => path.startsWith("/stations/"))).toEqual(
    nearest.slice(0, 5).map((code) => `/stations/${code}`),
  );

  await page.goto("/check-in/T-E6?via=list");
  await page.goto("/rider");
  expect(sent()).toContain("/api/stations.geojson");
  expect(tells(sent())).toBe(false);
  expect(tells(await keptIn(page))).toBe(false);

  await test.step("negative control: one that is sent or kept is noticed", async () => {
    await page.evaluate(async ({ latitude }) => {
      localStorage.setItem("here", String(latitude));
      await fetch(`/api/board?lat=${latitude}`);
    }, here);
    expect(tells(sent())).toBe(true);
    expect(tells(await keptIn(page))).toBe(true);
  });
});
