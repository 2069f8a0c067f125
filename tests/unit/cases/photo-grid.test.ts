import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { COLUMNS, covered, PARTS, partOf, type Rectangle, rowsOf } from "@/lib/cases/photo-grid";

const size = fc.record({
  width: fc.integer({ min: 1, max: 2000 }),
  height: fc.integer({ min: 1, max: 2000 }),
});
const part = fc.constantFrom(...PARTS);
const columns = fc.constantFrom(COLUMNS.normal, COLUMNS.large);
const all = (count: number) => Array.from({ length: count }, (_, cell) => cell);
const holds = ({ left, top, width, height }: Rectangle, x: number, y: number) =>
  x >= left && x < left + width && y >= top && y < top + height;

describe("parts of a photo", () => {
  it.each([
    ["whole", { left: 0, top: 0, width: 401, height: 300 }],
    ["topLeft", { left: 0, top: 0, width: 201, height: 150 }],
    ["topRight", { left: 200, top: 0, width: 201, height: 150 }],
    ["bottomLeft", { left: 0, top: 150, width: 201, height: 150 }],
    ["bottomRight", { left: 200, top: 150, width: 201, height: 150 }],
  ] as const)("%s", (name, rectangle) => {
    expect(partOf({ width: 401, height: 300 }, name)).toEqual(rectangle);
  });

  it("the quarters leave no pixel out", () => {
    fc.assert(
      fc.property(
        size,
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (photo, x, y) => {
          const at = [Math.floor(x * photo.width), Math.floor(y * photo.height)] as const;
          return PARTS.slice(1).some((name) => holds(partOf(photo, name), ...at));
        },
      ),
    );
  });
});

describe("rows", () => {
  it.each([
    [{ width: 2000, height: 1500 }, 6, 4],
    [{ width: 1500, height: 2000 }, 6, 8],
    [{ width: 1500, height: 2000 }, 4, 5],
    [{ width: 2000, height: 100 }, 6, 1],
    [{ width: 100, height: 2000 }, 6, 16],
  ] as const)("%o in %i columns: %i", (photo, across, rows) => {
    expect(rowsOf(photo, across)).toBe(rows);
  });

  it("cells are never flatter than wide, unless one row is all there is", () => {
    fc.assert(
      fc.property(size, columns, (photo, across) => {
        const rows = rowsOf(photo, across);
        return rows === 1 || photo.height / rows >= photo.width / across;
      }),
    );
  });
});

describe("what is covered", () => {
  it("neighbours in a row are one rectangle", () => {
    expect(covered({ width: 600, height: 400 }, "whole", 6, [1, 2, 4, 9])).toEqual([
      { left: 100, top: 0, width: 200, height: 100 },
      { left: 400, top: 0, width: 100, height: 100 },
      { left: 300, top: 100, width: 100, height: 100 },
    ]);
  });

  it("a quarter is twice as fine, and lies where it lies", () => {
    expect(covered({ width: 600, height: 400 }, "bottomRight", 6, [0, 5])).toEqual([
      { left: 300, top: 200, width: 50, height: 50 },
      { left: 550, top: 200, width: 50, height: 50 },
    ]);
  });

  it("a pixel that a cell only touches is covered too", () => {
    expect(covered({ width: 100, height: 70 }, "whole", 6, [1])).toEqual([
      { left: 16, top: 0, width: 18, height: 18 },
    ]);
  });

  it("a cell outside of the grid covers nothing", () => {
    expect(covered({ width: 600, height: 400 }, "whole", 6, [24, 200, -1])).toEqual([]);
  });

  it("stays within the photo and covers all of it when all is chosen", () => {
    fc.assert(
      fc.property(size, part, columns, (photo, name, across) => {
        const within = partOf(photo, name);
        const chosen = covered(photo, name, across, all(across * rowsOf(within, across)));
        const corners = [
          [within.left, within.top],
          [within.left + within.width - 1, within.top + within.height - 1],
          [within.left + Math.floor(within.width / 2), within.top + Math.floor(within.height / 2)],
        ] as const;
        return (
          corners.every(([x, y]) => chosen.some((one) => holds(one, x, y))) &&
          chosen.every(
            ({ left, top, width, height }) =>
              left >= 0 &&
              top >= 0 &&
              width > 0 &&
              height > 0 &&
              left + width <= photo.width &&
              top + height <= photo.height,
          )
        );
      }),
    );
  });
});
