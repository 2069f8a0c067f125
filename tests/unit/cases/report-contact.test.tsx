import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it, vi } from "vitest";
import { ReportContact } from "@/components/cases/report-contact";
import { ReportNearbyOne } from "@/components/cases/report-nearby";
import type { Locale } from "@/lib/people/actor";
import { catalogues } from "@/lib/text/catalogue";

vi.mock("@/lib/cases/actions", () => ({ sayContactAction() {}, joinCaseAction() {} }));

const near = {
  token: "token",
  category: "X",
  status: "ACCEPTED",
  place: "Y",
  filedAt: new Date("2026-11-20T09:30:00+08:00"),
  dueAt: new Date("2026-11-25T17:00:00+08:00"),
  photos: [],
} as const;

const inPage = (view: React.ReactNode, locale: Locale = "zh-CN") =>
  renderToStaticMarkup(
    <NextIntlClientProvider locale={locale} messages={catalogues[locale]} timeZone="Asia/Shanghai">
      {view}
    </NextIntlClientProvider>,
  );
const contact = (ways: "both" | "sms" | "email" | "none", locale?: Locale) =>
  inPage(<ReportContact draft="draft" change={false} contact={null} ways={ways} />, locale);

describe("the contact question", () => {
  it.each([
    ["both", true, true],
    ["sms", true, false],
    ["email", true, true],
    ["none", false, false],
  ] as const)("%s can be sent: box %s, address %s", (ways, box, address) => {
    const html = contact(ways);
    expect(html.includes('name="messages"')).toBe(box);
    expect(html.includes('name="email"')).toBe(address);
    // A number is worth leaving all the same.
    expect(html).toContain('name="phone"');
  });

  it("says where messages would go", () => {
    expect(contact("sms")).not.toContain("邮箱");
    expect(contact("email")).toContain("发到上面的邮箱。");
    expect(contact("both")).toContain("发到上面的手机或邮箱。");
  });

  it("asks consent for all that may be given above", () => {
    expect(contact("both")).toContain("上面填的称呼和联系方式");
    expect(contact("both", "en")).toContain("the name and contact details above");
  });

  it.each(["zh-CN", "en"] as const)(
    "a number with too many first messages, %s: what stands on the page",
    (locale) => {
      const { contact, check, nearby } = catalogues[locale].report;
      for (const words of [check.change, check.contact, contact.messages])
        expect(check.messagesMost).toContain(words);
      expect(nearby.messagesMost).toContain(nearby.join);
    },
  );

  it("offers to follow without messages where none can be sent", () => {
    const one = { draft: "draft", one: near, photos: false, onward: "/report/tell" };
    expect(inPage(<ReportNearbyOne {...one} sms={false} />)).not.toContain('name="messages"');
    expect(inPage(<ReportNearbyOne {...one} sms />)).toContain('name="messages"');
  });
});
