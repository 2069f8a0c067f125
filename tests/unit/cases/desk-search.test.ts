import { describe, expect, it } from "vitest";
import { nameFits } from "@/lib/cases/desk-names";
import { COUNT_MOST, pairsOf, showCount, wordsOf } from "@/lib/cases/desk-words";

describe("words of a search", () => {
  it("have two characters or more, once each, at most five", () => {
    expect(wordsOf("  南街　AB 灯 ab ")).toEqual(["南街", "ab"]);
    expect(wordsOf("灯")).toEqual([]);
    expect(wordsOf("aa bb cc dd ee ff")).toHaveLength(5);
  });

  it("become pairs of neighbours, marked where asked", () => {
    expect(pairsOf("充电桩")).toEqual(["充电", "电桩"]);
    expect(pairsOf("AAA")).toEqual(["aa"]);
    expect(pairsOf("三单元", "p:")).toEqual(["p:三单", "p:单元"]);
    expect(pairsOf("𠮷野家")).toEqual(["𠮷野", "野家"]);
  });
});

describe("names", () => {
  const building = {
    name: "南街7号楼",
    nameEn: "South Street 7",
    aliases: ["七号院"],
    pinyin: "nanjie7haolou nj7hl",
  };
  it.each(["南街", "七号院", "7号楼", "south", "nanjie", "nj7", "NJ7HL"])("fit %s", (word) => {
    expect(nameFits(word.toLowerCase(), building)).toBe(true);
  });

  it.each(["北街", "17号楼", "7号楼2", "nanjie77", "..", "streets"])("don't fit %s", (word) => {
    expect(nameFits(word, building)).toBe(false);
  });

  it("without stored pinyin are spelled", () => {
    expect(nameFits("shunda", { name: "顺达东里网点" })).toBe(true);
    expect(nameFits("sddl", { name: "顺达东里网点" })).toBe(true);
    expect(nameFits("yunda", { name: "顺达东里网点" })).toBe(false);
  });
});

it("a figure ends at what is counted", () => {
  expect([0, COUNT_MOST, COUNT_MOST + 1].map(showCount)).toEqual(["0", "50", "50+"]);
});
