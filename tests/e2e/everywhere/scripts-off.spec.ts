import { type Browser, type BrowserContext, expect, test } from "@playwright/test";
import { contextFor, LOOKS } from "./looks";
import { ROOMS, type Room, walk } from "./site";

test.describe.configure({ mode: "parallel" });

const [look] = LOOKS;

for (const room of ROOMS) {
  const light =
    room === "cadre" ? "the desk alone loads the client runtime" : "none loads the client runtime";
  test(`${room}: every page says with scripts off what it says with them; ${light}`, async ({
    browser,
    baseURL,
  }) => {
    test.setTimeout(360_000);
    const on = await walked(browser, baseURL, room, true);
    const off = await walked(browser, baseURL, room, false);

    expect(Object.keys(off.said)).toEqual(Object.keys(on.said));
    expect(Object.keys(off.said).length).toBeGreaterThan(1);
    const silent = Object.entries(on.said).filter(
      ([path, text]) =>
        lines(text).filter((line) => !lines(off.said[path] ?? "").includes(line)).length >
        lines(text).length / 4,
    );
    expect(silent.map(([path]) => path)).toEqual([]);

    expect(on.runtime.size).toBeGreaterThan(1);
    // The desk is the negative control of the other rooms: there it is seen.
    if (room === "cadre") expect(on.runtime.get("/cadre")).toBeGreaterThan(1);
    else expect([...on.runtime].filter(([, scripts]) => scripts > 0)).toEqual([]);
  });
}

/** What every page of a room says, and how many scripts of the client runtime it loads. */
async function walked(
  browser: Browser,
  baseURL: string | undefined,
  room: Room,
  javaScriptEnabled: boolean,
): Promise<{ said: Record<string, string>; runtime: ReadonlyMap<string, number> }> {
  if (!look) throw new Error("There is no look.");
  const context = await contextFor(browser, look, baseURL ?? "", { javaScriptEnabled });
  const runtime = runtimeIn(context);
  const said: Record<string, string> = {};
  await walk(context, room, async (page) => {
    await page.waitForLoadState();
    said[`${Object.keys(said).length} ${fixed(new URL(page.url()).pathname)}`] = await page.evaluate(
      // biome-ignore lint/performance/useDomNodeTextContent: only what is shown counts
      () => document.querySelector("main")?.innerText ?? "",
    );
  });
  await context.close();
  return { said, runtime };
}

/** How many scripts of the client runtime each page loads, by its address. Grows while pages are open. */
function runtimeIn(context: BrowserContext): ReadonlyMap<string, number> {
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
  return loaded;
}

/** Lines with words in them; figures and clocks may differ from one minute to the next. */
const lines = (text: string) =>
  text
    .split("\n")
    .map((line) =>
      fixed(line)
        .replace(/[\d:.]+/g, "")
        .trim(),
    )
    .filter((line) => line !== "");

/** Without what is somebody's own: reference, recovery code, secret of an authenticator app. */
const fixed = (text: string) => text.replace(/\b[0-9A-Z]{4,}([- ][0-9A-Z]{4,})*\b/g, "…");
