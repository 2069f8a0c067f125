import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DRAWING_WIDTH, isInside, pathOf, simplified, spotOf, windowAround } from "@/lib/places/drawing";
import { frameAt, type LngLat, type Point } from "@/lib/places/frame";

const frame = frameAt([116.4662, 39.9287]);
const at = (x: number, y: number): LngLat => frame.toLngLat([x, y]);
const square = [at(0, 0), at(500, 0), at(500, 250), at(0, 250), at(0, 0)];
const window = windowAround(square, 0);
if (!window) throw new Error("no window");

describe("a window", () => {
  it("is as wide as every drawing, and as high as the ground is", () => {
    expect(window.scale).toBeCloseTo(2, 3);
    expect(window.height).toBeGreaterThanOrEqual(500);
    expect(window.height).toBeLessThanOrEqual(501);
    expect(windowAround([], 10)).toBeNull();
  });

  it("has north above and west on the left", () => {
    expect(spotOf(window, at(0, 250))).toEqual([0, 0]);
    expect(spotOf(window, at(500, 0))).toEqual([DRAWING_WIDTH, 500]);
  });

  it("holds what lies in it or reaches into it", () => {
    expect(isInside(window, [at(10, 10)])).toBe(true);
    expect(isInside(window, [at(-100, 100), at(600, 100)])).toBe(true);
    expect(isInside(window, [at(501, 10)])).toBe(false);
  });
});

/** The points of a path of `M`, relative `l` and `z`, as a browser reads it. */
function pointsOf(path: string): Point[] {
  const numbers = [...path.matchAll(/-?(?:\d+\.?\d*|\.\d+)/g)].map(Number);
  const points: Point[] = [];
  for (let i = 0; i + 1 < numbers.length; i += 2) {
    const [x, y] = points.at(-1) ?? [0, 0];
    points.push([x + (numbers[i] ?? 0), y + (numbers[i + 1] ?? 0)]);
  }
  return points;
}

describe("a path", () => {
  it("is short and closed when it is a ring", () => {
    expect(pathOf(window, square, true)).toBe("M0 500l1000 0 0-500-1000 0z");
    expect(pathOf(window, [])).toBe("");
  });

  it("leads where the line does, to a unit", () => {
    const metres = fc.integer({ min: 0, max: 500 });
    fc.assert(
      fc.property(fc.array(fc.tuple(metres, metres), { minLength: 2, maxLength: 20 }), (line) => {
        const places = line.map(([x, y]) => at(x, y));
        const drawn = pointsOf(pathOf(window, places));
        const ends = [places[0], places.at(-1)].map((place) => spotOf(window, place ?? at(0, 0)));
        for (const [index, end] of ends.entries()) {
          const [x, y] = drawn.at(index === 0 ? 0 : -1) ?? [];
          expect(Math.hypot((x ?? Number.NaN) - end[0], (y ?? Number.NaN) - end[1])).toBeLessThan(1);
        }
      }),
    );
  });
});

describe("simplifying", () => {
  it("leaves out what lies on the way and keeps what does not", () => {
    const line: Point[] = [
      [0, 0],
      [5, 0.1],
      [10, 0],
      [10, 10],
    ];
    expect(simplified(line, 0.5)).toEqual([line[0], line[2], line[3]]);
    expect(simplified(line, 0.05)).toEqual(line);
    const backAndForth: Point[] = [
      [0, 0],
      [50, 0],
      [10, 0],
    ];
    expect(simplified(backAndForth, 0.5)).toEqual(backAndForth);
  });

  it("never moves the line by more than the tolerance", () => {
    const value = fc.integer({ min: 0, max: 100 });
    const away = ([x, y]: Point, [x1, y1]: Point, [x2, y2]: Point) => {
      const length = (x2 - x1) ** 2 + (y2 - y1) ** 2;
      const share = length === 0 ? 0 : ((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / length;
      const along = Math.max(0, Math.min(1, share));
      return Math.hypot(x - x1 - along * (x2 - x1), y - y1 - along * (y2 - y1));
    };
    fc.assert(
      fc.property(fc.array(fc.tuple(value, value), { minLength: 2, maxLength: 30 }), (line) => {
        const left = simplified(line, 3);
        for (const point of line) {
          const nearest = left.slice(1).map((end, i) => away(point, left[i] ?? end, end));
          expect(Math.min(...nearest)).toBeLessThanOrEqual(3 + 1e-9);
        }
      }),
    );
  });
});
