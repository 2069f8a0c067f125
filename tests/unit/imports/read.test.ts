import { describe, expect, it } from "vitest";
import { COLUMNS, fieldOf } from "@/lib/imports/columns";
import { kindOfName, readSheet } from "@/lib/imports/read";
import type { Kind } from "@/lib/imports/types";

const read = (text: string, fileName = "file.csv", kind?: Kind) =>
  readSheet(Buffer.from(text, "utf8"), { fileName, kind });
const keys = (result: ReturnType<typeof read>) =>
  (result.ok ? result.sheet.problems : result.problems).map(
    ({ key, line }) => `${line} ${key.replace("imports.", "")}`,
  );

const RIDERS = "骑士证号,姓名,手机号,网点,入职日期\n";
const ROW = "T-0001,王敏,13800000001,顺达东里网点,2026-03-01\n";

describe("headers", () => {
  it("knows every name of every column, decorated as offices do", () => {
    for (const [kind, columns] of Object.entries(COLUMNS) as [Kind, (typeof COLUMNS)[Kind]][])
      for (const [field, names] of Object.entries(columns))
        for (const name of names)
          for (const text of [
            name,
            ` ${name}：`,
            `${name}*`,
            `${name}（必填）`,
            name.toUpperCase(),
            [...name].join(" "),
          ])
            expect(fieldOf(kind, text), `${kind} ${text}`).toBe(field);
  });

  it("negative control: other words are no columns", () => {
    expect(["备注", "序号", "remarks", ""].map((text) => fieldOf("riders", text))).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });

  it("finds the header under a title and a note", () => {
    const result = read(`团花地区骑手花名册,,,,\n填表人：赵启明　2026年3月,,,,\n${RIDERS}${ROW}`);
    expect(result).toMatchObject({ ok: true, sheet: { kind: "riders", rows: [{ line: 4 }] } });
  });

  it("reads a header merged over two lines", () => {
    const text =
      "骑士证,基本信息,,单位,,入职\n证号,姓名,联系\u3000电话,企业,网点,日期\nT-0001,王敏,13800000001,顺达,顺达东里网点,2026-03-01\n";
    const result = read(text, "骑手.csv");
    expect(result.ok && result.sheet.rows[0]?.cells).toMatchObject({
      number: "T-0001",
      phone: "13800000001",
      company: "顺达",
    });
  });

  it("reads a header with a line break in a cell, and counts lines as an editor does", () => {
    const result = read(`骑士证号,姓名,"手机号\n（11位）",网点,入职日期\n${ROW}\n\n${ROW}`);
    expect(result.ok && result.sheet.rows.map(({ line }) => line)).toEqual([3, 6]);
  });

  it("tells the kind by the header when the name says nothing", () => {
    const result = read(
      "code,neighbourhood,name,floors,entrances,lng,lat\nDL-01,东里,东里1号楼,6,4,116.46,39.92\n",
    );
    expect(result).toMatchObject({ ok: true, sheet: { kind: "buildings" } });
  });

  it.each([
    ["neighbourhoods.csv", "neighbourhoods"],
    ["社区名单.csv", "neighbourhoods"],
    ["网点一览表.csv", "outlets"],
    ["outlets-2026.csv", "outlets"],
    ["东里社区骑手.csv", "riders"],
    ["网点骑手.csv", "riders"],
    ["社区驿站.csv", "stations"],
    ["东里社区楼栋.csv", "buildings"],
    ["东里社区花名册.csv", undefined],
    ["顺达网点名册2026.csv", undefined],
    ["楼栋和驿站.csv", undefined],
    ["staff.csv", "staff"],
    ["社区干部名单.csv", "staff"],
    ["outlet staff.csv", undefined],
  ])("takes the name %s for %s", (name, kind) => expect(kindOfName(name)).toBe(kind));

  it("tells neighbourhoods and outlets from stations and buildings by their headers", () => {
    const kindOf = (text: string) => {
      const result = read(text);
      return result.ok ? result.sheet.kind : null;
    };
    expect(kindOf("编号,社区,人口,户数\nDL,东里,7200,2938\n")).toBe("neighbourhoods");
    const place = "社区,地址,经度,纬度,启用日期";
    expect(kindOf(`编号,名称,企业,${place}\nSD-DL,a,b,c,d,1,2,3\n`)).toBe("outlets");
    expect(kindOf(`编号,类型,名称,${place}\nT-E1,a,b,c,d,1,2,3\n`)).toBe("stations");
  });

  it("reads tabs and semicolons", () => {
    for (const separator of ["\t", ";"])
      expect(read((RIDERS + ROW).replaceAll(",", separator))).toMatchObject({
        ok: true,
        sheet: { rows: [{ line: 2 }] },
      });
  });
});

describe("what is refused", () => {
  it.each([
    ["an empty file", "", "0 empty"],
    ["blank lines", "\n,,,\n \n", "0 empty"],
    ["a header alone", RIDERS, "0 onlyHeader"],
    ["a letter", "您好，附件请查收。\n此致\n", "0 noHeader"],
    [
      "a missing column",
      "姓名,手机号,网点,入职日期\n王敏,13800000001,顺达东里网点,2026-03-01\n",
      "1 missingColumn",
    ],
    ["a column twice", `${RIDERS.trim()},手机\n${ROW.trim()},13800000002\n`, "1 columnTwice"],
    ["a comma too many", `${RIDERS}${ROW.trim()},多出来的\n`, "2 tooManyCells"],
    ["an open quotation mark", `${RIDERS}T-0001,"王敏,13800000001,顺达,2026-03-01\n`, "0 brokenQuotes"],
  ])("%s", (_, text, problem) => expect(keys(read(text))).toContain(problem));

  it("refuses the wrong kind", () => {
    expect(keys(read(RIDERS + ROW, "stations.csv"))).toEqual(["0 noHeaderOf"]);
    expect(keys(read(RIDERS + ROW, "riders.csv", "buildings"))).toEqual(["0 noHeaderOf"]);
  });

  it("warns of identity-card numbers and leaves them out", () => {
    const result = read(`${RIDERS.trim()},身份证号\n${ROW.trim()},110101199001011234\n`);
    expect(keys(result)).toEqual(["1 identityCard"]);
    expect(JSON.stringify(result)).not.toContain("110101199001011234");
  });
});
