import iconv from "iconv-lite";
import { describe, expect, it } from "vitest";
import { ascii, decode, looksLikeFormula, tidy, tidyName } from "@/lib/imports/text";

const TEXT = "姓名,网点\n阿卜杜拉·买买提,顺达东里网点\n";

describe("decode", () => {
  it.each([
    ["UTF-8", Buffer.from(TEXT, "utf8"), "UTF-8"],
    ["UTF-8 with a mark", Buffer.from(`\ufeff${TEXT}`, "utf8"), "UTF-8"],
    ["GB18030", iconv.encode(TEXT, "gb18030"), "GB18030"],
    ["UTF-16 with a mark", Buffer.from(`\ufeff${TEXT}`, "utf16le"), "UTF-16"],
  ])("reads %s", (_, bytes, encoding) => {
    expect(decode(bytes)).toEqual({ ok: true, text: TEXT, encoding });
  });

  it("reads rare characters that only GB18030 has", () => {
    const name = "㛃𠮷"; // four bytes each
    expect(decode(iconv.encode(name, "gb18030"))).toMatchObject({ text: name, encoding: "GB18030" });
  });

  it.each([
    ["a workbook", Buffer.from("PK\u0003\u0004 and so on", "latin1"), "excel"],
    ["an old workbook", Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), "excel"],
    ["an image", Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0x00, 0x10]), "notText"],
    ["zero bytes", Buffer.from("a\0b", "latin1"), "notText"],
    [
      "half a character at the end",
      Buffer.concat([iconv.encode(TEXT, "gb18030"), Buffer.from([0xb0])]),
      "notText",
    ],
  ])("refuses %s", (_, bytes, reason) => {
    expect(decode(bytes)).toEqual({ ok: false, reason });
  });
});

describe("cells", () => {
  it.each([
    ["１３８００００　", "1380000"],
    ["\u3000王敏\u00a0", "王敏"],
    ["Ｔ-０２１７", "T-0217"],
    ['="00123"', "00123"],
    ["'13800000000", "13800000000"],
    ["\u200b顺达\ufeff", "顺达"],
    ["a \n b", "a b"],
    // Chinese punctuation is part of names and addresses.
    ["邻柜科技（社会企业）：一部、二部", "邻柜科技（社会企业）：一部、二部"],
  ])("%j is meant as %j", (cell, meant) => expect(tidy(cell)).toBe(meant));

  it.each([
    ["王 敏", "王敏"],
    ["阿卜杜拉•买买提", "阿卜杜拉·买买提"],
    ["阿卜杜拉・买买提", "阿卜杜拉·买买提"],
    ["阿卜杜拉 · 买买提", "阿卜杜拉·买买提"],
    ["Abdulla Memet", "Abdulla Memet"],
    ["Zhou's Corner Shop", "Zhou's Corner Shop"],
  ])("the name %j is %j", (cell, meant) => expect(tidyName(cell)).toBe(meant));

  it("takes dashes of all kinds as one in codes", () => {
    expect(["T—０２", "T–02", "T－02", "T−02"].map(ascii)).toEqual(["T-02", "T-02", "T-02", "T-02"]);
  });

  it("knows formulas from numbers", () => {
    expect(["=1+1", "@SUM(A1)", "+cmd|' /C calc'!A0", "-2+3+cmd"].map(looksLikeFormula)).toEqual([
      true,
      true,
      true,
      false,
    ]);
    expect(["+8613800000000", "-116.4", "顺达=东里"].map(looksLikeFormula)).toEqual([false, false, false]);
  });
});
