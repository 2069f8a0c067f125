import { describe, expect, it } from "vitest";
import { BADGE_RADIUS, badgeAt, type Line, setInCircle, textWidth } from "@/lib/stations/board-text";

const width = ({ text, size, squeeze }: Line) => squeeze ?? textWidth(text, size);

describe("a name in its circle", () => {
  it.each([
    ["东里", "6/12", 30, 14],
    ["骑手之家", "近半小时 23 人", 45, 16],
    ["East Lane", "6/12", 30, 14],
    ["South Street", "resting", 30, 14],
    ["Riders Home", "23 in 30 min", 45, 16],
    ["Bridge", "full", 30, 14],
    ["Internationalisation", "closed", 30, 14],
    ["一个特别特别长的驿站名字", "满", 30, 14],
    ["East Lane", "6/12", 20, 14],
  ])("%s with %s in %i", (name, below, r, size) => {
    const set = setInCircle(name, below, r, size);
    expect(set.name.map((line) => line.text).join(" ")).toBe(name);
    expect(set.below.map((line) => line.text).join(" ")).toBe(below);
    for (const line of [...set.name, ...set.below]) {
      const edge = Math.abs(line.y) + line.size * 0.42;
      expect(Math.hypot(width(line) / 2, edge)).toBeLessThanOrEqual(r);
    }
  });

  it("is clear of the mark at the upper right", () => {
    const [first] = setInCircle("South Street", "6/12", 30, 14).name;
    if (!first) throw new Error("Nothing was set.");
    const right = badgeAt(30) - width(first) / 2;
    const up = first.y - first.size * 0.42 + badgeAt(30);
    expect(Math.hypot(Math.max(0, right), Math.max(0, up))).toBeGreaterThanOrEqual(BADGE_RADIUS);
  });

  it("breaks at a space, and keeps a short name whole and large", () => {
    expect(setInCircle("East Lane", "6/12", 30, 14).name.map((line) => line.text)).toEqual(["East", "Lane"]);
    expect(setInCircle("东里", "6/12", 30, 14).name).toMatchObject([{ text: "东里", size: 14 }]);
  });

  it("squeezes what even the smallest size can't hold", () => {
    const [line] = setInCircle("Internationalisation", "6/12", 30, 14).name;
    expect(line?.squeeze).toBeLessThan(textWidth("Internationalisation", line?.size ?? 0));
  });
});
