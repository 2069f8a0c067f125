import { type Browser, type BrowserContext, expect, test } from "@playwright/test";
import { become } from "../support";
import { contextFor, LOOKS } from "./looks";
import { ROOMS, walk } from "./site";

const [look] = LOOKS;

/** How many scripts of the client runtime each page has loaded that `visit` opens, by its address. */
async function runtimeOf(context: BrowserContext, visit: () => Promise<void>): Promise<Map<string, number>> {
  const loaded = new Map<string, number>();
  let path = "";
  context.on("request", (request) => {
    if (request.serviceWorker()) return;
    const { pathname } = new URL(request.url());
    if (request.isNavigationRequest()) {
      path = pathname;
      loaded.set(path, 0);
    } else if (/^\/_next\/static\/chunks\/.*\.js$/.test(pathname))
      loaded.set(path, (loaded.get(path) ?? 0) + 1);
  });
  await visit();
  return loaded;
}

async function withContext(
  browser: Browser,
  baseURL: string | undefined,
  work: (context: BrowserContext) => Promise<void>,
): Promise<void> {
  if (!look) throw new Error("There is no look.");
  const context = await contextFor(browser, look, baseURL ?? "");
  await work(context);
  await context.close();
}

for (const room of ROOMS.filter((one) => one !== "cadre")) {
  test(`${room}: no page loads the client runtime`, async ({ browser, baseURL }) => {
    test.setTimeout(120_000);
    await withContext(browser, baseURL, async (context) => {
      const loaded = await runtimeOf(context, () => walk(context, room, (page) => page.waitForLoadState()));
      expect(loaded.size).toBeGreaterThan(1);
      expect([...loaded].filter(([, scripts]) => scripts > 0)).toEqual([]);
    });
  });
}

test("negative control: the desk is seen to load it", async ({ browser, baseURL }) => {
  await withContext(browser, baseURL, async (context) => {
    const loaded = await runtimeOf(context, async () => {
      const page = await context.newPage();
      await become(page, "zhao-qiming");
      await page.goto("/cadre", { waitUntil: "load" });
    });
    expect(loaded.get("/cadre")).toBeGreaterThan(1);
  });
});
