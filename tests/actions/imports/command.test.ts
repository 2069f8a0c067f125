import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/server/db";
import { seedMinimal } from "@/prisma/seed/minimal";
import { runCommand } from "../../support/command";

const folder = mkdtempSync(join(tmpdir(), "yizhan import "));
beforeAll(seedMinimal);
afterAll(() => rmSync(folder, { recursive: true }));

const run = (...args: string[]) => runCommand("import", ...args);

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const GOOD = "骑士证号,姓名,手机号,网点,入职日期\nT-0901,巴特尔,13800000901,顺达东里网点,2026-03-01\n";

describe("npm run import", { timeout: 60_000 }, () => {
  it("asks for the area when there are several, tries, writes, and changes nothing the second time", async () => {
    const path = file("骑手 三月.csv", GOOD);
    expect(await run(path)).toMatchObject({ code: 1, out: expect.stringContaining("f, t") });
    expect(await run(path, "--area", "x")).toMatchObject({
      code: 1,
      out: expect.stringContaining("没有代码是“x”的地区"),
    });
    expect(await run(path, "--area", "t", "--dry-run")).toMatchObject({
      code: 0,
      out: expect.stringContaining("试运行"),
    });
    expect(await db().rider.count({ where: { number: "T-0901" } })).toBe(0);
    expect(await run(path, "--area", "t")).toMatchObject({
      code: 0,
      out: expect.stringContaining("已全部写入"),
    });
    expect(await db().rider.count({ where: { number: "T-0901" } })).toBe(1);
    const again = await run(path, "--area", "t", "--lang", "en");
    expect(again).toMatchObject({ code: 0, out: expect.stringContaining("nothing was changed") });
  });

  it("names the line and the column of what is wrong, and ends with code 1", async () => {
    const path = file("riders.csv", GOOD.replace("13800000901", "138"));
    const { code, out } = await run(path, "--area", "t", "--lang", "en");
    expect(code).toBe(1);
    expect(out).toContain("Error · Line 2, “手机号” · Not a mobile number of 11 digits.");
  });

  it("prints the first passwords of staff once, and none on a dry run", async () => {
    const path = file("staff.csv", "姓名,登录名,角色,负责范围\n站长,chengxu,门岗,东里\n");
    const printed = /^ {2}站长\tchengxu\t(\S{20})$/m;
    expect((await run(path, "--area", "t", "--dry-run")).out).not.toMatch(printed);
    expect(await db().credential.count({ where: { username: "chengxu" } })).toBe(0);
    const { code, out } = await run(path, "--area", "t");
    expect(code).toBe(0);
    expect(out).toMatch(printed);
    expect(out).toContain("/sign-in/staff");
    expect((await run(path, "--area", "t")).out).not.toMatch(printed);
  });

  it.each([
    [[], "用法"],
    [["nowhere.csv"], "打不开文件"],
    [["a.csv", "b.csv"], "一次导入一个文件"],
    [["a.csv", "--as", "parcels"], "--as 只能是"],
    [["a.csv", "--unknown"], "用法"],
  ])("%j is answered with a sentence", async (args, sentence) => {
    const { code, out } = await run(...args);
    expect(code).toBe(1);
    expect(out).toContain(sentence);
    expect(out).not.toContain("    at ");
  });
});
