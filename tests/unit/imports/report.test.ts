import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { COLUMNS } from "@/lib/imports/columns";
import { readSheet } from "@/lib/imports/read";
import { reportLines } from "@/lib/imports/report";
import type { ImportReport } from "@/lib/imports/run";
import { error, KINDS, warning } from "@/lib/imports/types";
import { catalogues } from "@/lib/text/catalogue";

const report: ImportReport = {
  kind: "riders",
  encoding: "GB18030",
  lines: 3,
  headers: { phone: "手机" },
  problems: [],
  planned: [],
  created: 0,
  updated: 0,
  written: false,
  passwords: [],
};
const say = (over: Partial<ImportReport>, locale: "zh-CN" | "en" = "zh-CN", dryRun = false) =>
  reportLines({ ...report, ...over }, { locale, fileName: "骑手.csv", dryRun });

describe("the report", () => {
  const problems = [error(3, "phone", "notMobile"), warning(1, "", "unknownColumn", { column: "备注" })];

  it("says line, column, what is wrong and that nothing was written", () => {
    expect(say({ problems })).toEqual([
      "骑手.csv：骑手，3 行，编码 GB18030。",
      "错误 · 第 3 行，“手机” · 不是 11 位手机号。",
      "提示 · 第 1 行 · 不认识“备注”这一列，没有导入。",
      "有 1 处错误，什么也没有写入。改好后整个文件再导入一次，已经对的行不用删。",
    ]);
    expect(say({ problems }, "en")[1]).toBe("Error · Line 3, “手机” · Not a mobile number of 11 digits.");
  });

  it("says what changed, by the names of the columns", () => {
    const planned = [
      { line: 2, key: "T-0001", what: "update" as const, changes: ["phone", "outlet"] },
      { line: 3, key: "T-0002", what: "same" as const },
    ];
    const lines = say({ planned, updated: 1, written: true });
    expect(lines).toContain("第 2 行，T-0001：更新 手机、网点。");
    expect(lines).toContain("新增 0，更新 1，没有变化 1。");
    expect(lines.at(-1)).toBe("已全部写入。");
    expect(say({ planned, updated: 1 }, "zh-CN", true).at(-1)).toContain("试运行");
    expect(say({}).at(-1)).toContain("什么也没有改");
  });

  it("names no more problems than can be read", () => {
    const many = Array.from({ length: 1000 }, (_, index) => error(index + 2, "phone", "notMobile"));
    const lines = say({ problems: many });
    expect(lines).toHaveLength(203);
    expect(lines.at(-2)).toContain("800");
  });
});

describe("templates", () => {
  it.each(KINDS)(
    "%s.csv has the columns of the import in both languages and a mark for spreadsheets",
    (kind) => {
      const bytes = readFileSync(`public/templates/${kind}.csv`);
      expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
      const read = readSheet(bytes, { fileName: "x.csv" });
      expect(read).toMatchObject({ ok: true, sheet: { kind, problems: [] } });
      expect(read.ok && Object.keys(read.sheet.headers)).toEqual(Object.keys(COLUMNS[kind]));
    },
  );
});

it("every key of a problem has a sentence", async () => {
  const { readdirSync } = await import("node:fs");
  const sources = readdirSync("lib/imports").map((file) => readFileSync(`lib/imports/${file}`, "utf8"));
  const keys = sources.flatMap((text) => [
    ...[...text.matchAll(/(?:error|warning)\([^"]*(?:"[a-zA-Z]*", )"(\w+)"/g)].map((match) => match[1] ?? ""),
    ...[...text.matchAll(/(?:fault|failed)\(\s*"(\w+)"/g)].map((match) => match[1] ?? ""),
  ]);
  expect(keys.length).toBeGreaterThan(25);
  expect(keys.filter((key) => !(key in catalogues["zh-CN"].imports))).toEqual([]);
});
