import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { DeskTimeline } from "@/components/cases/desk-timeline";
import { StatusEvents } from "@/components/cases/status-events";
import type { Locale } from "@/lib/people/actor";
import { catalogues } from "@/lib/text/catalogue";

const AT = new Date("2026-11-20T09:30:00+08:00");
const TEXT = "回访时还没收到。";
const event = {
  id: "one",
  kind: "REOPENED",
  at: AT,
  to: "",
  text: TEXT,
  dueAt: null,
  ofOutlet: false,
  flag: null,
} as const;

function render(view: "desk" | "status", by: string, locale: Locale): string {
  const shown =
    view === "desk" ? (
      <DeskTimeline events={[{ ...event, by, person: "", internal: false, declined: false }]} />
    ) : (
      <StatusEvents events={[{ ...event, by, photos: [] }]} />
    );
  const html = renderToStaticMarkup(
    <NextIntlClientProvider locale={locale} messages={catalogues[locale]} timeZone="Asia/Shanghai">
      {shown}
    </NextIntlClientProvider>,
  );
  return html.replace(/<[^>]+>/g, "");
}

describe("a reopening says who wanted it", () => {
  it.each([
    ["desk", "zh-CN", "", "居民要求接着办 · 反映人"],
    ["desk", "zh-CN", "东里社区居委会", "重新办理 · 东里社区居委会"],
    ["desk", "en", "", "Reopened by the resident · The person who reported it"],
    ["desk", "en", "East Lane committee", "Reopened by the office · East Lane committee"],
    ["status", "zh-CN", "", "您 要求接着办"],
    ["status", "zh-CN", "东里社区居委会", "东里社区居委会 决定重新办理"],
    ["status", "en", "", "You asked to have it reopened"],
    ["status", "en", "East Lane committee", "East Lane committee decided to reopen it"],
  ] as const)("%s, %s, %j", (view, locale, by, words) => {
    const text = render(view, by, locale);
    expect(text).toContain(words);
    expect(text).toContain(TEXT);
  });
});
