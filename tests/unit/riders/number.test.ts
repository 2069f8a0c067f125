import { describe, expect, it } from "vitest";
import { numbersIn, RIDER_NUMBER } from "@/lib/riders/number";

describe("a rider's number in a text", () => {
  it.each([
    "T-0217",
    "t-0217",
    "T0217",
    "t 0217",
    "T - 0217",
    "Ｔ－０２１７",
    "ｔ０２１７",
    "T–0217",
    "T—0217",
    "T−0217",
    "证号T-0217，姓李",
    "(t0217)",
    "T-0217-1",
    "T-0217 300 米外",
    "order 12 T 0217",
  ])("%j may be T-0217", (text) => {
    expect(numbersIn(text)).toContain("T-0217");
  });

  it.each([
    "",
    "小李",
    "0217",
    "T-02170",
    "XT0217",
    "T-217",
    "T，0217",
    "T-0217a",
    "T / 0217",
    "13800000217",
  ])("%j is not T-0217", (text) => {
    expect(numbersIn(text)).not.toContain("T-0217");
  });

  it("without a dash may be parted in several ways; with one in a single way", () => {
    expect(numbersIn("T0217")).toEqual(["T0-217", "T-0217"]);
    expect(numbersIn("AB-0217").filter((one) => one.startsWith("AB"))).toEqual(["AB-0217"]);
  });

  it("finds several, each once, and nothing that is not printed so", () => {
    const found = numbersIn("T-0217 还是 t0042，t-0217？");
    expect(found.filter((one) => one.startsWith("T-"))).toEqual(["T-0217", "T-0042"]);
    for (const one of found) expect(one).toMatch(RIDER_NUMBER);
  });
});
