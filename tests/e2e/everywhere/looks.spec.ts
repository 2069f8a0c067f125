import { expect, test } from "@playwright/test";
import { axe, complaints, contextFor, faultsOf, LOOKS, SCREENS, widthFaults } from "./looks";
import { ROOMS, walk } from "./site";

test.describe.configure({ mode: "parallel" });

for (const look of LOOKS) {
  for (const room of ROOMS) {
    test(`${room}, ${look.name}: every page is accessible, fits and can be pressed`, async ({
      browser,
      baseURL,
    }) => {
      test.setTimeout(450_000);
      const context = await contextFor(browser, look, baseURL ?? "");
      const heard = complaints(context);
      const faults: string[] = [];
      let pages = 0;
      await walk(context, room, async (page) => {
        pages += 1;
        faults.push(...(await faultsOf(page, look, room)), ...(await axe(page, look)));
        faults.push(...(await widthFaults(page, look)));
      });
      await context.close();
      expect(pages).toBeGreaterThan(1);
      expect(faults).toEqual([]);
      expect(heard).toEqual([]);
    });
  }
}

test("negative control: a page with faults is found out", async ({ browser, baseURL }) => {
  const [look] = LOOKS;
  if (!look) throw new Error("There is no look.");
  const context = await contextFor(browser, look, baseURL ?? "");
  const heard = complaints(context);
  const page = await context.newPage();
  await page.goto("/");
  expect([...(await faultsOf(page, look, "visitor")), ...(await axe(page, look))]).toEqual([]);
  await page.evaluate(() => {
    const main = document.querySelector("main");
    const [tiny, misnamed, wide, image] = [
      document.createElement("button"),
      document.createElement("button"),
      document.createElement("div"),
      document.createElement("img"),
    ];
    tiny.textContent = "x";
    misnamed.textContent = "Sign it out";
    misnamed.ariaLabel = "End the session";
    wide.className = "w-[2000px] min-w-max whitespace-nowrap";
    wide.textContent = "wide ".repeat(200);
    main?.append(tiny, misnamed, wide, image, document.createElement("h1"));
    const script = document.createElement("script");
    script.setAttribute("onload", "");
    document.body.setAttribute("onclick", "void 0");
    document.body.click();
  });
  const faults = [...(await faultsOf(page, look, "visitor")), ...(await axe(page, look))].join("\n");
  expect(faults).toContain("wider than the screen");
  expect(await widthFaults(page, look)).toHaveLength(SCREENS.length);
  expect(faults).toContain("not exactly one h1");
  expect(faults).toContain("“x” is");
  expect(faults).toContain("image-alt");
  expect(faults).toContain("label-content-name-mismatch");
  await expect.poll(() => heard.join()).toMatch(/content security policy/i);
  await context.close();
});
