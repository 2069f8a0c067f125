import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it, vi } from "vitest";
import { StatusFind } from "@/components/cases/status-find";
import { StatusPutAway } from "@/components/cases/status-put-away";
import { catalogues } from "@/lib/text/catalogue";

vi.mock("@/lib/cases/actions", () => ({ putAwayAction() {} }));

const { putAway } = catalogues["zh-CN"].cases;
const inPage = (view: React.ReactNode) =>
  renderToStaticMarkup(
    <NextIntlClientProvider locale="zh-CN" messages={catalogues["zh-CN"]} timeZone="Asia/Shanghai">
      {view}
    </NextIntlClientProvider>,
  );

describe("what still opens a case that is taken off the device", () => {
  it.each([
    ["account", "138****2764", true],
    ["account", null, true],
    ["phone", "138****2764", false],
    ["link", null, false],
  ] as const)("%s", (left, opensWith, inAccount) => {
    const html = inPage(<StatusPutAway reference="ABCD2345" opensWith={opensWith} inAccount={inAccount} />);
    const said = (["account", "phone", "link"] as const).filter((one) => html.includes(putAway[one]));
    expect(said).toEqual([left]);
    expect(html.includes('name="sure"')).toBe(left === "link");
  });
});

describe("the list after something has been taken off", () => {
  const filedAt = new Date("2026-11-20T09:30:00+08:00");
  const own = (reference: string) => ({ reference, category: "X", status: "REPORTED", filedAt }) as const;
  const here = (reference: string) => ({ reference, wayBack: true });
  it.each([
    ["nothing is left", [], [], false],
    ["another is still on this device", [own("ABCD2345")], [here("ABCD2345")], false],
    ["the account still shows it", [own("ABCD2345")], [], true],
    ["the account shows it beside another", [own("ABCD2345"), own("ABCD2346")], [here("ABCD2346")], true],
  ] as const)("%s", (_name, list, kept, told) => {
    const html = inPage(<StatusFind mistyped={null} own={list} kept={kept} away />);
    expect(html).toContain(putAway.done);
    expect(html.includes(putAway.signOut)).toBe(told);
  });
});
