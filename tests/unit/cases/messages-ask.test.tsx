import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it, vi } from "vitest";
import { MessagesAsk } from "@/components/cases/messages-ask";
import type { Locale } from "@/lib/people/actor";
import { catalogues } from "@/lib/text/catalogue";

vi.mock("@/lib/messages/actions", () => ({ confirmMessagesAction() {}, declineMessagesAction() {} }));

const on = new Date("2026-11-20T09:30:00+08:00");
const asked = { key: "key", reference: "ABCD2345", category: "X", on, joined: false, ended: false };

function render(more: Partial<typeof asked>, locale: Locale): string {
  return renderToStaticMarkup(
    <NextIntlClientProvider locale={locale} messages={catalogues[locale]} timeZone="Asia/Shanghai">
      <MessagesAsk asked={{ ...asked, ...more }} />
    </NextIntlClientProvider>,
  );
}

describe("the page that asks whether a matter is theirs", () => {
  it.each([
    ["zh-CN", "2026年11月20日", "是我，接着发", "不是我，别再发了", "好，不再发了"],
    [
      "en",
      "November 20, 2026",
      "Yes, it’s me, go on",
      "Not me, send nothing more",
      "Nothing more will be sent",
    ],
  ] as const)(
    "%s: kind, day and reference, a yes and a no; after a no it says so",
    (locale, day, yes, no, over) => {
      const html = render({}, locale);
      for (const words of [day, "ABCD-2345", yes, no]) expect(html).toContain(words);
      expect(html.match(/<form/g)).toHaveLength(2);
      expect(html).not.toContain(over);
      const ended = render({ ended: true }, locale);
      expect(ended).toContain(over);
      expect(ended).not.toContain(no);
    },
  );
});
