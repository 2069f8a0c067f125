import { NextIntlClientProvider } from "next-intl";
import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it, vi } from "vitest";
import { Board } from "@/components/stations/board";
import { HomeView } from "@/components/stations/home-view";
import type { Locale } from "@/lib/people/actor";
import type { StationOnBoard } from "@/lib/stations/views";
import { catalogues } from "@/lib/text/catalogue";
import { at, CLOSURE, NOW, several, station, ZONE } from "./sample";

// The view is drawn outside of the app, where no router is.
vi.mock("next/navigation", () => ({ useRouter: () => ({ refresh: () => {} }) }));

const render = (view: ReactNode, locale: Locale = "zh-CN") =>
  renderToStaticMarkup(
    <NextIntlClientProvider locale={locale} messages={catalogues[locale]} timeZone={ZONE}>
      {view}
    </NextIntlClientProvider>,
  );
const boardOf = (stations: readonly StationOnBoard[]) => ({ stations, now: NOW, zone: ZONE, mark: "mark" });
const links = (html: string) => [...html.matchAll(/<a href="(\/stations\/[^"]+)"/g)].map((match) => match[1]);
const titles = (html: string) =>
  [...html.matchAll(/<title>([^<]+)<\/title>/g)].map(([, title]) => title ?? "");

const community = (n: number) => [
  ...several("LEISURE_CENTRE", 1),
  ...several("EXPRESS_STATION", 6),
  ...several("SHOP_POST", n),
];

describe.each([0, 5, 24, 60])("N = %i", (n) => {
  const stations = community(n);

  it("the picture links every station once, by name and state", () => {
    const html = render(<Board board={boardOf(stations)} />);
    expect(links(html).sort()).toEqual(stations.map(({ code }) => `/stations/${code}`).sort());
    const said = titles(html);
    for (const { name, shortName, kind } of stations) {
      const whole = `${name}，开放，今天开到 22:00，近半小时签到 6 人 · 12 座`;
      const title = said.find((one) => one.endsWith(whole));
      // A circle is called by what it shows; a dot shows no words.
      expect(title).toMatch(kind === "SHOP_POST" ? whole : new RegExp(`^${shortName} .*：`));
    }
  });

  it("the home page says the same in words, and counts N", () => {
    const html = render(<HomeView board={boardOf(stations)} />);
    expect(links(html)).toHaveLength(2 * stations.length);
    expect(html).toContain(`此刻的 1 + 6 + ${n}`);
  });
});

describe("states", () => {
  const states: StationOnBoard[] = [
    station({ code: "T-P1", kind: "SHOP_POST" }),
    station({ code: "T-P2", kind: "SHOP_POST", openness: { state: "FULL", until: null } }),
    station({ code: "T-P3", kind: "SHOP_POST", openness: { state: "CLOSED", opens: at("11-21T08:00") } }),
    station({
      code: "T-P4",
      kind: "SHOP_POST",
      openness: { state: "CLOSURE", closure: CLOSURE, until: null, opens: null },
    }),
  ];
  const dot = (html: string, code: string) =>
    new RegExp(`<a href="/stations/${code}".*?</a>`).exec(html)?.[0].replace(/.*<\/title>/, "") ?? "";

  it("differ in shape as well as in colour", () => {
    const html = render(<Board board={boardOf(states)} />);
    const shapes = states.map(({ code }) =>
      dot(html, code)
        .replace(/class="[^"]*"|translate\([^)]*\)/g, "")
        .replaceAll(code, ""),
    );
    expect(new Set(shapes).size).toBe(4);
    const colours = states.map(
      ({ code }) => /(?:fill|stroke)-(jade|amber|slate|red)/.exec(dot(html, code))?.[1],
    );
    expect(colours).toEqual(["jade", "amber", "slate", "red"]);
  });

  it("are counted in the legend", () => {
    const html = render(<Board board={boardOf([...states, ...several("EXPRESS_STATION", 2)])} />);
    for (const count of ["开放 3", "已满 1", "休息 1", "暂停 1"]) expect(html).toContain(count);
  });

  it("lists open ones first, and why the others are closed", () => {
    const html = render(<HomeView board={boardOf([...states].reverse())} />);
    const list = html.slice(html.indexOf("现在开着的"));
    expect(links(list)).toEqual(["/stations/T-P1", "/stations/T-P2", "/stations/T-P3", "/stations/T-P4"]);
    expect(list.indexOf("现在没开的")).toBeLessThan(list.indexOf("/stations/T-P3"));
    expect(list).toContain("停水检修");
  });
});

it("says so when nothing is open, and when there is nothing", () => {
  const closed = station({ openness: { state: "CLOSED", opens: null } });
  expect(render(<HomeView board={boardOf([closed])} />)).toContain("这会儿没有开着的驿站");
  const none = render(<HomeView board={boardOf([])} />);
  expect(none).toContain("这里还没有驿站");
  expect(none).not.toContain("<svg");
});

it("escapes names, and squeezes what is too long for its circle", () => {
  const name = "<b>Internationalisation</b>";
  const html = render(<Board board={boardOf([station({ name, shortName: name })])} />, "en");
  expect(html).not.toContain("<b>");
  expect(html).toContain("textLength");
});

it("needs no scripts: no handlers, only links", () => {
  const html = render(<HomeView board={boardOf(community(24))} />);
  expect(html).not.toMatch(/<script|<button|\son[a-z]+=/);
  expect(html).toContain('href="/report"');
  expect(html).toContain('href="/rider"');
  expect(html).not.toMatch(/href="\/(parcels|guard|activities)/);
});
