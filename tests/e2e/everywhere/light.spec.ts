import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type BrowserContext, expect, test } from "@playwright/test";
import { contextFor, LOOKS } from "./looks";
import { ROOMS, type Room, routes, walk } from "./site";

const [look] = LOOKS;

/** Pages that need the client runtime, for whom, and why. */
const WITH_RUNTIME: Readonly<Record<string, { readonly rooms: readonly Room[]; readonly why: string }>> = {
  "/check-in": { rooms: ["visitor", "rider"], why: "the camera and the queue" },
  "/check-in/[code]": { rooms: ["rider"], why: "the queue" },
  "/report/photo": { rooms: ["visitor"], why: "sending photos in pieces" },
  "/rider": { rooms: ["rider"], why: "the queue" },
};

/**
 * Scripts of the client runtime that each page of a room has loaded, by its address. Pages that the runtime of the page
 * before has put in place are left out: they loaded no document.
 */
async function runtimeOf(room: Room, context: BrowserContext): Promise<Record<string, string[]>> {
  const loaded: Record<string, string[]> = {};
  let path = "";
  let scripts: string[] = [];
  context.on("request", (request) => {
    if (request.serviceWorker()) return;
    const { pathname } = new URL(request.url());
    if (request.isNavigationRequest()) {
      path = pathname;
      scripts = [];
    } else if (/^\/_next\/static\/chunks\/.*\.js$/.test(pathname)) scripts.push(pathname);
  });
  await walk(context, room, async (page) => {
    await page.waitForLoadState();
    if (new URL(page.url()).pathname === path) loaded[path] = scripts;
  });
  return loaded;
}

/** Which page of `app` an address is; the page of all other addresses has none of its own. */
const routeOf = (path: string): string =>
  routes()
    .filter((route) => !route.includes("..."))
    .find((route) => new RegExp(`^${route.replace(/\[\w+\]/g, "[^/]+")}$`).test(path)) ?? path;

for (const room of ROOMS.filter((one) => one !== "cadre")) {
  test(`${room}: only pages that need the client runtime load it`, async ({ browser, baseURL }) => {
    test.setTimeout(120_000);
    if (!look) throw new Error("There is no look.");
    const context = await contextFor(browser, look, baseURL ?? "");
    const loaded = await runtimeOf(room, context);
    await context.close();
    const heavy = Object.entries(loaded)
      .filter(([, scripts]) => scripts.length > 0)
      .map(([path]) => routeOf(path));
    // The list itself is the negative control: what it names must be seen to load it.
    const known = Object.keys(loaded)
      .map(routeOf)
      .filter((route) => WITH_RUNTIME[route]?.rooms.includes(room));
    expect(heavy.toSorted()).toEqual(known.toSorted());
  });
}

test("the list of pages with the runtime is what `app` says", () => {
  const app = join(import.meta.dirname, "../../../app");
  const says = routes()
    .filter((route) => !route.startsWith("/cadre"))
    .filter((route) => {
      const file = route === "/rider" || route.startsWith("/rider/") ? route : `/(public)${route}`;
      return /^export default answered\(/m.test(readFileSync(join(app, file, "page.tsx"), "utf8"));
    });
  expect(says).toEqual(Object.keys(WITH_RUNTIME));
});
