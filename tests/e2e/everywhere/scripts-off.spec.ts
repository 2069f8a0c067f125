import { expect, test } from "@playwright/test";
import { contextFor, LOOKS } from "./looks";
import { ROOMS, walk } from "./site";

test.describe.configure({ mode: "parallel" });

const [look] = LOOKS;

for (const room of ROOMS) {
  test(`${room}: every page says with scripts off what it says with them`, async ({ browser, baseURL }) => {
    test.setTimeout(120_000);
    if (!look) throw new Error("There is no look.");
    const said: Record<string, string>[] = [];
    for (const javaScriptEnabled of [true, false]) {
      const context = await contextFor(browser, look, baseURL ?? "", { javaScriptEnabled });
      const texts: Record<string, string> = {};
      await walk(context, room, async (page) => {
        await page.waitForLoadState();
        texts[`${Object.keys(texts).length} ${fixed(new URL(page.url()).pathname)}`] = await page.evaluate(
          // biome-ignore lint/performance/useDomNodeTextContent: only what is shown counts
          () => document.querySelector("main")?.innerText ?? "",
        );
      });
      said.push(texts);
      await context.close();
    }
    const [withScripts = {}, without = {}] = said;
    expect(Object.keys(without)).toEqual(Object.keys(withScripts));
    expect(Object.keys(without).length).toBeGreaterThan(1);
    const silent = Object.entries(withScripts).filter(
      ([path, text]) =>
        lines(text).filter((line) => !lines(without[path] ?? "").includes(line)).length >
        lines(text).length / 4,
    );
    expect(silent.map(([path]) => path)).toEqual([]);
  });
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
