import { describe, expect, it } from "vitest";
import { BOARD_SIZE, layOut, type Spot, TARGET } from "@/lib/stations/board-layout";
import type { StationKind } from "@/lib/stations/rules";

const many = (kind: StationKind, count: number) =>
  Array.from({ length: count }, (_, index) => ({ kind, code: `${kind}-${index}` }));
const community = (one: number, six: number, n: number) =>
  layOut([...many("LEISURE_CENTRE", one), ...many("EXPRESS_STATION", six), ...many("SHOP_POST", n)]);
const distance = (a: Spot<unknown>, b: Spot<unknown>) => Math.hypot(a.x - b.x, a.y - b.y);
const pairs = <T>(list: readonly T[]) =>
  list.flatMap((a, i) => list.slice(i + 1).map((b) => [a, b] as const));

describe.each([
  [1, 6, 24],
  [1, 6, 0],
  [1, 6, 5],
  [1, 6, 60],
  [1, 6, 100],
  [1, 6, 150],
  [0, 0, 0],
  [0, 6, 24],
  [2, 3, 1],
  [1, 1, 2],
  [1, 9, 24],
])("%i + %i + %i", (one, six, n) => {
  const layout = community(one, six, n);
  const all = [...(layout.one ? [layout.one] : []), ...layout.six, ...layout.n];

  it("shows every station once", () => {
    const codes = all.map((spot) => spot.station.code);
    expect(new Set(codes).size).toBe(one + six + n);
    expect(codes).toHaveLength(one + six + n);
    expect(layout.n).toHaveLength(n);
  });

  it("keeps inside the picture", () => {
    for (const { x, y, r } of all) {
      expect(Math.min(x - r, y - r)).toBeGreaterThanOrEqual(0);
      expect(Math.max(x + r, y + r)).toBeLessThanOrEqual(BOARD_SIZE);
    }
  });

  it("lets no mark touch another", () => {
    const touching = pairs(all).filter(([a, b]) => distance(a, b) <= a.r + b.r);
    expect(touching.map(([a, b]) => [a.station.code, b.station.code])).toEqual([]);
  });
});

describe("a fingertip", () => {
  it.each([1, 5, 24, 39, 40, 60, 70])("fits every dot of %i", (n) => {
    const dots = community(1, 6, n).n;
    const closest = Math.min(BOARD_SIZE, ...pairs(dots).map(([a, b]) => distance(a, b)));
    expect(closest).toBeGreaterThanOrEqual(TARGET - 0.5);
  });

  it("negative control: 150 dots are closer than that, so the list beneath must serve", () => {
    const dots = community(1, 6, 150).n;
    expect(Math.min(...pairs(dots).map(([a, b]) => distance(a, b)))).toBeLessThan(TARGET - 0.5);
  });
});
