import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it, vi } from "vitest";
import { MapView } from "@/components/places/map-view";
import type { Locale } from "@/lib/people/actor";
import type { MapAddress } from "@/lib/places/mapped";
import { mapModel } from "@/lib/stations/map-model";
import type { ClosureRow } from "@/lib/stations/rows";
import type { Openness } from "@/lib/stations/rules";
import { catalogues } from "@/lib/text/catalogue";
import { CLOSURE, NOW, ZONE } from "../stations/sample";
import { PLACES, STATIONS } from "./sample";

// The view is drawn outside of the app, where no router is.
vi.mock("next/navigation", () => ({ useRouter: () => ({ refresh: () => {} }) }));

const BOARD = { now: NOW, zone: ZONE, mark: "mark" };

function page(changes: Partial<MapAddress> = {}, locale: Locale = "zh-CN", stations = STATIONS): string {
  const board = { ...BOARD, stations };
  const address = { n: null, from: null, q: "", ...changes };
  return renderToStaticMarkup(
    <NextIntlClientProvider locale={locale} messages={catalogues[locale]} timeZone={ZONE}>
      <MapView
        map={mapModel(PLACES, board, address)}
        board={board}
        address={address}
        neighbourhoods={PLACES.neighbourhoods}
      />
    </NextIntlClientProvider>,
  );
}
const drawing = (html: string) => /<svg viewBox="0 0 1000.*?<\/svg>/s.exec(html)?.[0] ?? "";
const links = (html: string) => [...html.matchAll(/<a href="([^"]+)"/g)].map((match) => match[1]);

describe("the drawing", () => {
  it("links every station, with its state in words, and every neighbourhood", () => {
    const svg = drawing(page());
    expect(links(svg)).toEqual([
      "/map?n=DL",
      "/map?n=XL",
      "/stations/T-E1",
      "/stations/T-E2",
      "/stations/T-P1",
    ]);
    expect(svg).toContain('aria-label="驿站T-P1，休息，开门时间另行通知');
  });

  it("zoomed: a tap on a block walks from there, without forty more stops for the keyboard", () => {
    const svg = drawing(page({ n: "DL" }));
    expect(svg).toMatch(/<a href="\/map\?n=DL&amp;from=DL-01"[^>]*tabindex="-1"/i);
    expect(svg).toContain(">1</text>");
  });

  it("shows states by shape as well as by colour", () => {
    const states: Openness<ClosureRow>[] = [
      { state: "OPEN", until: null },
      { state: "FULL", until: null },
      { state: "CLOSED", opens: null },
      { state: "CLOSURE", closure: CLOSURE, until: null, opens: null },
    ];
    const shapes = states.map((openness) => {
      const stations = STATIONS.slice(0, 1).map((one) => ({ ...one, openness }));
      const mark = /href="\/stations\/T-E1".*?<\/a>/s.exec(drawing(page({}, "zh-CN", stations)))?.[0] ?? "";
      return mark.replace(/.*<\/title>/s, "").replace(/ class="[^"]*"/g, "");
    });
    expect(new Set(shapes).size).toBe(4);
  });
});

describe("the list beside it", () => {
  it("holds each station of the drawing", () => {
    const html = page().replace(drawing(page()), "");
    for (const { code } of STATIONS) expect(links(html)).toContain(`/stations/${code}`);
  });

  it("tells the walk when it is known from where", () => {
    expect(page({ from: "DL-01" })).toContain("步行 2 分钟 · 120 米");
    expect(page({ from: "DL-01" }, "en")).toContain("2 min on foot · 120 m");
    expect(page()).not.toContain("步行 2 分钟");
  });
});

it("says what it did not find", () => {
  expect(page({ from: "nowhere" })).toContain("nowhere");
  expect(page({ q: "没有这栋" })).toContain("没有找到“没有这栋”");
});
