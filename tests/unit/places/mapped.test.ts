import { describe, expect, it } from "vitest";
import { mapPath, readMapAddress } from "@/lib/places/mapped";

describe("the map's address", () => {
  it("reads codes in any spelling, and leaves out what is none", () => {
    expect(readMapAddress({ n: " dl ", from: "ｄｌ-07", q: " 7号楼 " })).toEqual({
      n: "DL",
      from: "DL-07",
      q: "7号楼",
    });
    expect(readMapAddress({ n: ["DL", "XL"], from: "" })).toEqual({ n: null, from: null, q: "" });
    expect(readMapAddress({ q: "长".repeat(100) }).q).toHaveLength(60);
  });

  it("says it again", () => {
    expect(mapPath({})).toBe("/map");
    expect(mapPath({ n: "DL", from: "DL-07" })).toBe("/map?n=DL&from=DL-07");
    const address = { n: null, from: null, q: "7号楼&x=1" };
    const query = Object.fromEntries(new URL(mapPath(address), "http://here").searchParams);
    expect(readMapAddress(query)).toEqual(address);
  });
});
