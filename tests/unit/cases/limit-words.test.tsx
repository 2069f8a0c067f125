import { NextIntlClientProvider } from "next-intl";
import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { StatusEvents } from "@/components/cases/status-events";
import { StatusLimit } from "@/components/cases/status-limit";
import type { Locale } from "@/lib/people/actor";
import { catalogues } from "@/lib/text/catalogue";

const PROMISED = new Date("2026-11-25T17:00:00+08:00");
const OUTLET = new Date("2026-11-27T17:00:00+08:00");
const holder = { kind: "outlet", name: "顺达" } as const;
const limit = {
  at: PROMISED,
  reason: "三天够查清",
  state: { kind: "overdue", minutes: 900 },
  question: null,
  outlet: { at: OUTLET, reason: "要调监控" },
} as const;

function words(locale: Locale, view: ReactNode): string {
  const html = renderToStaticMarkup(
    <NextIntlClientProvider locale={locale} messages={catalogues[locale]} timeZone="Asia/Shanghai">
      {view}
    </NextIntlClientProvider>,
  );
  return html.replace(/<[^>]+>/g, " ");
}

describe("whose limit it is", () => {
  it("the promise is what was missed, and its reason its own; the outlet's stands beside it", () => {
    const text = words("zh-CN", <StatusLimit view={{ limit, holder }} />);
    expect(text).toMatch(/本该 11月25日周三 17:00 前答复，已经晚了/);
    expect(text).toContain("为什么是这个时限：三天够查清");
    expect(text).toContain("网点11月27日周五 17:00前办，原因：要调监控");
    expect(words("en", <StatusLimit view={{ limit, holder }} />)).toMatch(
      /due by Wed, November 25[^.]* is late.*The outlet is to deal with it by Fri, November 27.*Why then: 要调监控/,
    );
  });

  it("no outlet, no second line; without a reason to tell, none is told", () => {
    const without = { limit: { ...limit, outlet: null }, holder };
    expect(words("zh-CN", <StatusLimit view={without} />)).not.toContain("网点");
    const untold = { limit: { ...limit, outlet: { at: OUTLET, reason: "" } }, holder };
    expect(words("zh-CN", <StatusLimit view={untold} />)).toContain("网点11月27日周五 17:00前办。");
  });

  it.each([
    ["DISPATCHED", true, "网点11月27日周五 17:00前办"],
    ["ESCALATED", true, "网点该在11月27日周五 17:00前办"],
    ["ESCALATED", false, "该在11月27日周五 17:00前给您答复"],
  ] as const)("in the timeline: %s, the outlet's %s", (kind, ofOutlet, told) => {
    const event = { id: "one", kind, at: PROMISED, by: "社区", to: "", text: "", flag: null, photos: [] };
    const text = words("zh-CN", <StatusEvents events={[{ ...event, dueAt: OUTLET, ofOutlet }]} />);
    expect(text).toContain(told);
    expect(text.includes("给您答复")).toBe(!ofOutlet);
  });
});
