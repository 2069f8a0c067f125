import type { Browser, BrowserContext, BrowserContextOptions, Page } from "@playwright/test";
import axeCore from "axe-core";
import type { Room } from "./site";

/** One way to look at the site: language, colours, type size, screen. */
export interface Look {
  readonly name: string;
  readonly locale: "zh-CN" | "en";
  readonly theme: "light" | "dark";
  readonly size: "normal" | "large";
  readonly viewport: { readonly width: number; readonly height: number };
  /** Colours don't depend on the size of type, so one large look judges everything but them. */
  readonly colours: boolean;
}

/** Both languages, both colours, both sizes; a phone, a desk, and a desk at 400 % zoom (1280 px / 4). */
export const LOOKS: readonly Look[] = [
  {
    name: "zh light phone",
    locale: "zh-CN",
    theme: "light",
    size: "normal",
    viewport: { width: 390, height: 844 },
    colours: true,
  },
  {
    name: "en dark desk",
    locale: "en",
    theme: "dark",
    size: "normal",
    viewport: { width: 1280, height: 800 },
    colours: true,
  },
  {
    name: "en large 400 %",
    locale: "en",
    theme: "light",
    size: "large",
    viewport: { width: 320, height: 256 },
    colours: false,
  },
  {
    name: "zh large dark phone",
    locale: "zh-CN",
    theme: "dark",
    size: "large",
    viewport: { width: 320, height: 640 },
    colours: false,
  },
];

/** A browser that sees the site in this way, as chosen on the display page. */
export async function contextFor(
  browser: Browser,
  look: Look,
  baseURL: string,
  more: BrowserContextOptions = {},
): Promise<BrowserContext> {
  const context = await browser.newContext({
    baseURL,
    locale: look.locale,
    viewport: look.viewport,
    timezoneId: "Asia/Shanghai",
    reducedMotion: "reduce",
    ...more,
  });
  await context.addCookies([
    { name: "yz_locale", value: look.locale, url: baseURL },
    { name: "yz_display", value: `${look.theme}.${look.size}`, url: baseURL },
  ]);
  return context;
}

/** What a browser complains about on its own: broken policy, broken script. Grows while pages are open. */
export function complaints(context: BrowserContext): string[] {
  const heard: string[] = [];
  context.on("console", (message) => {
    if (/content security policy/i.test(message.text()))
      heard.push(`${message.page()?.url()}: ${message.text()}`);
  });
  context.on("weberror", (error) => heard.push(`${error.page()?.url()}: ${error.error().message}`));
  return heard;
}

/** A small phone, a desk's window of 1280 × 1024 px at 400 % zoom, a tablet, and that window as it is. */
export const SCREENS = [
  { width: 320, height: 640 },
  { width: 320, height: 256 },
  { width: 768, height: 1024 },
  { width: 1280, height: 1024 },
] as const;

/** Sideways scrolling on these screens, whatever the look's own; the page is left as it was. */
export async function widthFaults(page: Page, { viewport, size }: Look): Promise<string[]> {
  const faults: string[] = [];
  for (const screen of SCREENS) {
    await page.setViewportSize(screen);
    const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    const { pathname } = new URL(page.url());
    if (over > 0)
      faults.push(`${pathname} is ${over} px too wide at ${screen.width} × ${screen.height}, ${size} type`);
  }
  await page.setViewportSize(viewport);
  return faults;
}

/** Faults of what is shown, beyond what axe looks for. Runs in the page. */
export async function faultsOf(page: Page, look: Look, room: Room): Promise<string[]> {
  // The desk is worked with a pointer: there WCAG's own least counts.
  const least = room === "cadre" ? 24 : look.size === "large" ? 60 : 48;
  const faults = await page.evaluate(
    ({ least, lang }) => {
      const root = document.documentElement;
      const found: string[] = [];
      if (root.lang !== lang) found.push(`speaks ${root.lang}`);
      const over = root.scrollWidth - window.innerWidth;
      if (over > 0) found.push(`is ${over} px wider than the screen`);
      const titles = [...document.querySelectorAll("h1")].filter((title) => title.checkVisibility());
      if (titles.length !== 1) found.push("has not exactly one h1");
      for (const target of document.querySelectorAll<HTMLElement>(
        "a[href], button, summary, select, input, textarea",
      )) {
        if (!target.checkVisibility({ visibilityProperty: true }) || target.matches("[type=hidden]"))
          continue;
        // A radio button or a box is pressed by its label; a picture's links stand in a list beside it too.
        const whole = target.matches("[type=radio], [type=checkbox]")
          ? (target.closest("label") ?? target)
          : target;
        if (whole.closest("svg, .sr-only") || inSentence(whole)) continue;
        const { width, height } = pressable(whole);
        if (width === 1 || height === 1) continue;
        if (Math.round(height) < least || Math.round(width) < least)
          found.push(`“${name(target)}” is ${Math.round(width)} × ${Math.round(height)}, not ${least}`);
      }
      return found;

      /** A link inside running text is as high as its line. */
      function inSentence(element: Element): boolean {
        const around = element.parentElement?.textContent?.trim() ?? "";
        return (
          getComputedStyle(element).display === "inline" &&
          around.length > (element.textContent?.trim().length ?? 0)
        );
      }
      /** A link may be spread over its card by a pseudo-element. */
      function pressable(element: Element): { width: number; height: number } {
        const own = element.getBoundingClientRect();
        if (getComputedStyle(element, "::after").position !== "absolute") return own;
        let card = element.parentElement;
        while (card && getComputedStyle(card).position === "static") card = card.parentElement;
        return card?.getBoundingClientRect() ?? own;
      }
      function name(element: Element): string {
        return (element.ariaLabel || element.textContent || element.getAttribute("name") || element.tagName)
          .trim()
          .slice(0, 30);
      }
    },
    { least, lang: look.locale },
  );
  return faults.map((fault) => `${new URL(page.url()).pathname} ${fault}`);
}

/**
 * Violations that axe finds, one line each. All rules, in the page itself: @axe-core/playwright opens a blank page for
 * its results each time and carries along what has passed, which took five times as long; it is for pages with frames.
 */
export async function axe(page: Page, { colours }: Look): Promise<string[]> {
  await page.evaluate(axeCore.source);
  const found = await page.evaluate(async (colours) => {
    if (document.querySelector("iframe, frame")) return ["has a frame, into which nobody has looked"];
    const { axe } = window as unknown as { axe: typeof axeCore };
    const { violations } = await axe.run(document, {
      resultTypes: ["violations"],
      rules: { "color-contrast": { enabled: colours } },
    });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(" ")}`));
  }, colours);
  return found.map((fault) => `${new URL(page.url()).pathname} ${fault}`);
}
