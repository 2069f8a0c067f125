import { type Browser, expect, type Page, test } from "@playwright/test";
import { enter } from "../support";
import { contextFor, LOOKS } from "./looks";

test.describe.configure({ mode: "parallel" });

const POINTS_PER_MM = 72 / 25.4;
/** A sheet of A4 within margins of 1 cm, in CSS pixels, as browsers print by default. */
const SHEET = { width: 718, height: 1047 };

/** Sizes of a PDF's sheets in millimetres. */
function sheets(pdf: Buffer): { width: number; height: number }[] {
  return [...pdf.toString("latin1").matchAll(/\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/g)].map(
    ([, width, height]) => ({
      width: Math.round(Number(width) / POINTS_PER_MM),
      height: Math.round(Number(height) / POINTS_PER_MM),
    }),
  );
}

/** Opens pages as somebody who likes them dark, which paper never is. */
async function dark(
  browser: Browser,
  baseURL: string | undefined,
  size: "normal" | "large",
  work: (page: Page) => Promise<void>,
): Promise<void> {
  const [look] = LOOKS;
  if (!look) throw new Error("There is no look.");
  const context = await contextFor(browser, { ...look, theme: "dark", size }, baseURL ?? "", {
    colorScheme: "dark",
    reducedMotion: "no-preference",
    viewport: { width: 1280, height: 800 },
  });
  await work(await context.newPage());
  await context.close();
}

for (const { size, width, height } of [
  { size: "A4", width: 210, height: 297 },
  { size: "A6", width: 105, height: 148 },
]) {
  test(`each poster is one sheet of ${size}`, async ({ browser, baseURL }) => {
    await dark(browser, baseURL, "normal", async (page) => {
      await enter(page, "zhao-qiming");
      await page.goto(`/cadre/stations/posters?size=${size}`);
      const posters = await page.locator(".poster").count();
      expect(posters).toBeGreaterThan(10);
      const printed = sheets(await page.pdf({ preferCSSPageSize: true, format: "Letter" }));
      expect(printed).toEqual(Array.from({ length: posters }, () => ({ width, height })));
      await page.emulateMedia({ media: "print" });
      const cut = await page
        .locator(".poster-in")
        .evaluateAll((all) => all.filter((one) => one.scrollHeight > one.clientHeight + 1).length);
      expect(cut, "posters with more on them than fits").toBe(0);
    });
  });
}

test("negative control: without its own page size a poster is not one sheet", async ({
  browser,
  baseURL,
}) => {
  await dark(browser, baseURL, "normal", async (page) => {
    await enter(page, "zhao-qiming");
    await page.goto("/cadre/stations/posters?size=A6");
    await page.locator("html").evaluate((root) => {
      for (const sheet of root.ownerDocument.styleSheets)
        for (let index = sheet.cssRules.length - 1; index >= 0; index -= 1)
          if (sheet.cssRules[index] instanceof CSSPageRule) sheet.deleteRule(index);
    });
    const [first] = sheets(await page.pdf({ preferCSSPageSize: true, format: "Letter" }));
    expect(first).toEqual({ width: 216, height: 279 });
  });
});

for (const size of ["normal", "large"] as const) {
  test(`the map is whole on the first sheet, ${size} type`, async ({ browser, baseURL }) => {
    await dark(browser, baseURL, size, async (page) => {
      for (const path of ["/map", "/map?n=NJ"]) {
        await page.goto(path);
        const printed = sheets(await page.pdf({ preferCSSPageSize: true, format: "A4" }));
        expect(new Set(printed.map(({ width, height }) => `${width} × ${height}`))).toEqual(
          new Set(["210 × 297"]),
        );
        await page.setViewportSize(SHEET);
        await page.emulateMedia({ media: "print" });
        const drawing = await page.locator("main svg[role=group]").boundingBox();
        expect(drawing?.x, path).toBeGreaterThanOrEqual(0);
        expect((drawing?.x ?? 0) + (drawing?.width ?? 0), path).toBeLessThanOrEqual(SHEET.width);
        expect((drawing?.y ?? 0) + (drawing?.height ?? 0), path).toBeLessThanOrEqual(SHEET.height);
        expect(drawing?.height, path).toBeGreaterThan(300);
        await page.emulateMedia({ media: null });
      }
    });
  });
}

test("what is printed from a dark screen is dark ink on white", async ({ browser, baseURL }) => {
  await dark(browser, baseURL, "normal", async (page) => {
    const faults: string[] = [];
    const look = async (path: string) => {
      await page.goto(path);
      await page.emulateMedia({ media: "screen" });
      expect(await faultsOfInk(page), "the screen itself is dark").not.toEqual([]);
      await page.emulateMedia({ media: "print" });
      faults.push(...(await faultsOfInk(page)).map((fault) => `${path}: ${fault}`));
    };
    for (const path of ["/", "/map?n=NJ", "/stations/T-E1"]) await look(path);
    await enter(page, "zhou-yulan");
    await look("/cases");
    await enter(page, "li-mancang");
    await look("/rider");
    await enter(page, "zhao-qiming");
    for (const path of ["/cadre", "/cadre/cases", "/cadre/stations"]) await look(path);
    expect(faults).toEqual([]);
  });
});

/** Light ink, and dark grounds that a printer leaves out or fills. Runs in the page. */
function faultsOfInk(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    for (const element of document.querySelectorAll<HTMLElement>("body, body *")) {
      if (!element.checkVisibility({ visibilityProperty: true }) || element.closest(".sr-only")) continue;
      const { color, fill, backgroundColor, printColorAdjust } = getComputedStyle(element);
      if (printColorAdjust === "exact") continue;
      const words = [...element.childNodes].some((node) => node.nodeType === 3 && node.nodeValue?.trim());
      const ink = element instanceof SVGElement ? fill : color;
      const name = `${element.tagName} ${(element.textContent ?? "").trim().slice(0, 20)}`;
      if (words && brightness(ink) > 0.45) found.push(`light ink ${ink}: ${name}`);
      if (brightness(backgroundColor) < 0.45) found.push(`dark ground ${backgroundColor}: ${name}`);
    }
    return found;

    /** From 0 to 1; what is transparent is as bright as the paper for a ground, and no ink at all. */
    function brightness(colour: string): number {
      const [red = 0, green = 0, blue = 0, alpha = 1] = (colour.match(/[\d.]+/g) ?? []).map(Number);
      if (!colour.startsWith("rgb") || alpha === 0) return 0.45;
      return (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255;
    }
  });
}
