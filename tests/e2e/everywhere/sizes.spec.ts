import { expect, type Page, test } from "@playwright/test";
import { enter } from "../support";
import { contextFor, LOOKS } from "./looks";
import type { Room } from "./site";

test.describe.configure({ mode: "parallel" });

/** Body text of design.md in pixels: 17 for residents and riders, 14 on the desk; large type is 1.4 times that. */
const BODY = { people: 17, desk: 14 } as const;
const LARGE = 1.4;
/** Least targets of design.md; for the desk in large type what a finger needs. */
const TARGET = { people: { normal: 48, large: 60 }, desk: { normal: 24, large: 44 } } as const;

/** What is measured, by where it stands. */
const KINDS = {
  body: "main p, main li, main dd",
  labels: "main label, main legend",
  buttons: "main button[type=submit]",
  cells: "main td, main th",
  headings: "main h1",
} as const;
type Kind = keyof typeof KINDS;

const AUDIENCES: readonly {
  room: Room;
  who?: string;
  path: string;
  kinds: readonly Kind[];
}[] = [
  { room: "visitor", path: "/sign-in", kinds: ["labels", "buttons", "headings"] },
  { room: "resident", who: "zhou-yulan", path: "/account", kinds: ["body", "buttons", "headings"] },
  { room: "rider", who: "li-mancang", path: "/check-in", kinds: ["body", "labels", "buttons", "headings"] },
  {
    room: "cadre",
    who: "zhao-qiming",
    path: "/cadre/cases",
    kinds: ["body", "labels", "buttons", "cells", "headings"],
  },
];

interface Sizes {
  /** Of most of them, in pixels. */
  readonly usual: number;
  readonly least: number;
}

/** The type of each kind that the page shows. */
function sizesOf(page: Page): Promise<Partial<Record<Kind, Sizes>>> {
  return page.evaluate((kinds) => {
    const found: Record<string, Sizes> = {};
    for (const [kind, where] of Object.entries(kinds)) {
      const sizes = [...document.querySelectorAll(where)]
        .filter((one) => one.checkVisibility({ visibilityProperty: true }) && one.textContent?.trim())
        .filter((one) => !one.closest(".sr-only, svg, [popover]"))
        .map((one) => Number.parseFloat(getComputedStyle(one).fontSize))
        .sort((a, b) => a - b);
      const often = (size: number) => sizes.filter((one) => one === size).length;
      const [usual] = [...sizes].sort((a, b) => often(b) - often(a));
      if (usual !== undefined) found[kind] = { usual, least: Math.min(...sizes) };
    }
    return found;
  }, KINDS);
}

/** Buttons and fields lower than `least`. */
function lowTargets(page: Page, least: number): Promise<string[]> {
  return page.evaluate((least) => {
    const targets = document.querySelectorAll<HTMLElement>(
      "main button, main summary, main select, main textarea, main input:not([type=hidden], [type=radio], [type=checkbox])",
    );
    return [...targets]
      .filter((one) => one.checkVisibility({ visibilityProperty: true }) && !one.closest(".sr-only"))
      .filter((one) => Math.round(one.getBoundingClientRect().height) < least)
      .map((one) => `${one.tagName} “${(one.textContent ?? "").trim().slice(0, 20)}”`);
  }, least);
}

for (const { room, who, path, kinds } of AUDIENCES) {
  test(`${room}: type and targets have the sizes of the design, also large`, async ({ browser, baseURL }) => {
    const [phone] = LOOKS;
    if (!phone) throw new Error("There is no look.");
    const on = room === "cadre" ? "desk" : "people";
    for (const size of ["normal", "large"] as const) {
      const viewport = on === "desk" ? { width: 1280, height: 800 } : phone.viewport;
      const context = await contextFor(browser, { ...phone, size, viewport }, baseURL ?? "");
      const page = await context.newPage();
      if (who) await enter(page, who);
      await page.goto(path);
      const sizes = await sizesOf(page);
      const body = BODY[on] * (size === "large" ? LARGE : 1);
      for (const kind of kinds.filter((one) => one !== "headings")) {
        expect(sizes[kind]?.usual, `${kind}, ${size}`).toBeCloseTo(body, 2);
        // A hint may be smaller by a tenth, and nothing by more.
        expect(sizes[kind]?.least, `smallest ${kind}, ${size}`).toBeGreaterThanOrEqual(body * 0.9 - 0.01);
      }
      expect(sizes.headings?.least, `headings, ${size}`).toBeGreaterThanOrEqual(body * 1.3);
      expect(await lowTargets(page, TARGET[on][size]), `targets, ${size}`).toEqual([]);
      await context.close();
    }
  });
}

test("negative control: type that stays small in large type is found out", async ({ browser, baseURL }) => {
  const [phone] = LOOKS;
  if (!phone) throw new Error("There is no look.");
  const context = await contextFor(browser, { ...phone, size: "large" }, baseURL ?? "");
  const page = await context.newPage();
  await page.goto("/check-in");
  await page
    .locator("main label")
    .first()
    .evaluate((label) => {
      label.style.fontSize = "17px";
    });
  expect((await sizesOf(page)).labels?.least).toBe(17);
  expect(await lowTargets(page, 100)).not.toEqual([]);
  await context.close();
});
