import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it, vi } from "vitest";
import { PosterView } from "@/components/checkins/poster-view";
import { queueWords, type TapSetting, tapWords } from "@/components/checkins/queue-words";
import { TapAnswer } from "@/components/checkins/tap-answer";
import type { Locale } from "@/lib/people/actor";
import { catalogues } from "@/lib/text/catalogue";
import { NOW, station, ZONE } from "../stations/sample";

vi.mock("@/lib/checkins/actions", () => ({ checkIn: async () => {} }));

const AT = new Date(NOW.getTime() - 600_000);
const words = (locale: Locale) => catalogues[locale].checkin;
const raw = (locale: Locale) => (key: string) => words(locale)[key as keyof ReturnType<typeof words>];
const settingIn = (locale: Locale): TapSetting => ({
  ...{ owner: "rider-1", words: tapWords(raw(locale)), names: {}, locale, zone: ZONE },
  madeAt: NOW.toISOString(),
});

/** The page behind a poster, for a rider who was counted ten minutes ago. */
function page(locale: Locale, answer: "counted" | "confirm", onSite: boolean): string {
  const visit = { id: "v", at: AT, corrected: false, onSite, station: { code: "T-E1", name: "" } };
  const setting = settingIn(locale);
  return renderToStaticMarkup(
    <NextIntlClientProvider locale={locale} messages={catalogues[locale]} timeZone={ZONE}>
      <PosterView
        poster={{
          ...{ answer, standing: visit, earlier: null, nearest: [] },
          station: {
            ...{ ...station(), zone: ZONE, now: NOW, mark: "m", phone: null, openedOn: "2026-01-01" },
            ...{ retiredOn: null, life: "RUNNING", hours: [], closures: [], facilities: [] },
          },
        }}
        reader={{ name: "", locale }}
        again
        form={{ code: "T-E1", clientId: "c", source: "POSTER", rotating: "abc", owner: "rider-1" }}
        queue={setting}
        waiting={{ ...setting, words: queueWords(raw(locale)) }}
      />
    </NextIntlClientProvider>,
  );
}

describe.each(["zh-CN", "en"] as const)("the code of the station's screen during a visit (%s)", (locale) => {
  it("asks for one tap, with the code, and one queue that keeps it", () => {
    const html = page(locale, "confirm", false);
    expect(html).toContain('name="rotating" value="abc"');
    expect(html).toContain(words(locale).button);
    expect(html.match(/data-queue=/g)).toHaveLength(1);
    expect(html).toContain('data-tap="T-E1"');
  });

  it("asks where the button stands, so that both are gone once it is done", () => {
    const [asked = ""] = words(locale).onSiteTap.split("{time}").slice(-1);
    const [before, beside, after] = page(locale, "confirm", false).split(/<div data-place="(?:tap|after)"/);
    expect(beside).toContain(words(locale).button);
    expect([before, beside, after].map((part) => part?.includes(asked))).toEqual([false, true, false]);
  });

  it("is said to be noted once it is, and not before", () => {
    expect(page(locale, "counted", true)).toContain(words(locale).onSite);
    expect(page(locale, "counted", false)).not.toContain(words(locale).onSite);
  });

  it.each([true, false])("so it is where the phone says what became of the tap: %s", (onSite) => {
    const outcome = { state: "merged", id: "v", code: "T-E1", at: AT.toISOString() } as const;
    const tap = { v: 1, clientId: "c", seq: 1, owner: "rider-1", code: "T-E1", source: "POSTER" } as const;
    const said = renderToStaticMarkup(
      <TapAnswer
        tap={{ ...tap, at: AT.toISOString(), outcome: { ...outcome, ...(onSite ? { onSite } : {}) } }}
        sending={false}
        setting={settingIn(locale)}
      />,
    );
    expect(said.includes(words(locale).onSite)).toBe(onSite);
  });
});
