import { describe, expect, it } from "vitest";
import { catalogues } from "@/lib/text/catalogue";
import { translator } from "@/lib/text/translator";

const { "zh-CN": zh, en } = catalogues;

describe("one word for one thing", () => {
  it("the neighbourhood's body has one name in English", () => {
    expect(JSON.stringify(en)).not.toMatch(/neighbourhood office/i);
    const named = (key: string) => translator("en")(key, { name: "East Lane" });
    expect(named("cases.office")).toBe(named("cadre.office.neighbourhood"));
  });

  it("many cases are moved by the words for one", () => {
    for (const { cadre } of [zh, en])
      for (const move of ["assign", "dispatch"] as const) expect(cadre.bulk[move]).toBe(cadre.move[move]);
  });

  it("the list is called what leads to it", () => {
    for (const { cadre, common } of [zh, en]) expect(cadre.casesTitle).toBe(common.navCases);
  });

  it("the resident reads the outcome that the desk chose", () => {
    expect(zh.cases.outcome.NOT_OURS).toBe(zh.cadre.outcome.NOT_OURS);
    expect(en.cases.outcome.NOT_OURS).not.toContain("sub-district");
  });

  it("one minute is one minute", () => {
    const wait = (minutes: number) => translator("en")("errors.tooMany", { minutes });
    expect([wait(1), wait(2)].map((sentence) => / in (.*)\.$/.exec(sentence)?.[1])).toEqual([
      "1 minute",
      "2 minutes",
    ]);
  });
});
