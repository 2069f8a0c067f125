/** A photo, or a piece of it, in pixels. */
export interface Rectangle {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** The whole photo, and its quarters, where the same grid is twice as fine. */
export const PARTS = ["whole", "topLeft", "topRight", "bottomLeft", "bottomRight"] as const;
export type Part = (typeof PARTS)[number];

/** Cells in one row: as many as a finger can tell apart on a narrow phone, fewer when type is large. */
export const COLUMNS = { normal: 6, large: 4 } as const;
export type Columns = (typeof COLUMNS)[keyof typeof COLUMNS];

/** So many that a box is as wide as a finger; with large type fewer and larger ones. */
export const columnsFor = ({ large }: { readonly large: boolean }): Columns =>
  large ? COLUMNS.large : COLUMNS.normal;

/**
 * A flat colour: what was there goes into the new copy in no form. Blurred or coarse faces and numbers have been read
 * again, a mean colour of many small pieces too.
 */
export const COVER = "#8a8f98";

/** However long a photo is, nobody goes through more rows than this. */
const ROWS_MOST = 16;

/** Where a part lies. Quarters overlap by a pixel where a side is odd, so that none is left out. */
export function partOf({ width, height }: Size, part: Part): Rectangle {
  if (part === "whole") return { left: 0, top: 0, width, height };
  const half = { width: Math.ceil(width / 2), height: Math.ceil(height / 2) };
  return {
    ...half,
    left: part === "topRight" || part === "bottomRight" ? width - half.width : 0,
    top: part === "bottomLeft" || part === "bottomRight" ? height - half.height : 0,
  };
}

/** Rows of the grid over a part: its cells are at least as high as wide. */
export function rowsOf({ width, height }: Size, columns: Columns): number {
  return Math.min(ROWS_MOST, Math.max(1, Math.floor((height * columns) / width)));
}

/**
 * What the chosen cells of a part cover, in whole pixels of the photo: neighbours in a row are one rectangle, and a
 * pixel that a cell only touches is covered too. Cells are counted row by row; those outside of the grid cover nothing.
 */
export function covered(size: Size, part: Part, columns: Columns, cells: readonly number[]): Rectangle[] {
  const within = partOf(size, part);
  const rows = rowsOf(within, columns);
  const chosen = new Set(cells);
  return Array.from({ length: rows }, (_, row) => {
    const [top, bottom] = edges(within.height, rows, row, row);
    return runs(columns, (column) => chosen.has(row * columns + column)).map(([first, last]) => {
      const [left, right] = edges(within.width, columns, first, last);
      return { left: within.left + left, top: within.top + top, width: right - left, height: bottom - top };
    });
  }).flat();
}

/** Pixels from the beginning of one piece to the end of another, of a length cut into equal pieces. */
function edges(length: number, pieces: number, first: number, last: number): [number, number] {
  return [Math.floor((length * first) / pieces), Math.ceil((length * (last + 1)) / pieces)];
}

/** First and last of each unbroken run. */
function runs(length: number, isChosen: (index: number) => boolean): [number, number][] {
  const found: [number, number][] = [];
  for (let index = 0; index < length; index += 1) {
    if (!isChosen(index)) continue;
    const run = found[found.length - 1];
    if (run?.[1] === index - 1) run[1] = index;
    else found.push([index, index]);
  }
  return found;
}
