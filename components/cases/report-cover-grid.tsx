import { cx } from "@/components/ui/cx";
import { fill } from "@/components/ui/fill";
import { COLUMNS, type Columns, type Part, partOf, rowsOf } from "@/lib/cases/photo-grid";

/** Seen on a light and on a dark photo alike: a light line beside a dark one, and hatching where it is covered. */
const CELL = cx(
  "size-full cursor-pointer appearance-none border border-white/80 shadow-[inset_0_0_0_1px_rgb(0_0_0/0.35)]",
  "checked:bg-slate checked:bg-[repeating-linear-gradient(45deg,#5b6472_0_0.5rem,#8a8f98_0.5rem_1rem)]",
  "focus-visible:z-1 focus-visible:-outline-offset-3",
);

export interface GridWords {
  /** Names the picture. */
  readonly photo: string;
  /** Names the boxes together. */
  readonly cells: string;
  /** Names one, with `{row}` and `{column}` to be filled in. */
  readonly cell: string;
}

/** The photo, or a part of it, under a grid of boxes to tick; a ticked one is covered at once, without scripts too. */
export function CoverGrid({
  photo,
  part,
  columns,
  words,
  name,
}: {
  photo: { readonly href: string; readonly width: number; readonly height: number };
  part: Part;
  columns: Columns;
  words: GridWords;
  /** Of the boxes, where they are sent. */
  name?: string;
}) {
  const { left, top, width, height } = partOf(photo, part);
  const cells = rowsOf({ width, height }, columns) * columns;
  return (
    <fieldset className="mb-4">
      <legend className="sr-only">{words.cells}</legend>
      {/* On a phone from edge to edge, so that every cell is as wide as a finger. */}
      <div className="relative -mx-5 overflow-hidden sm:mx-0 sm:rounded-card">
        <svg
          viewBox={`${left} ${top} ${width} ${height}`}
          preserveAspectRatio="none"
          role="img"
          aria-label={words.photo}
          className="block h-auto min-h-12 w-full"
        >
          <image href={photo.href} width={photo.width} height={photo.height} />
        </svg>
        <div
          data-cover-columns={columns}
          className={cx(
            "absolute inset-0 grid touch-pan-y touch-pinch-zoom auto-rows-fr",
            columns === COLUMNS.large ? "grid-cols-4" : "grid-cols-6",
          )}
        >
          {Array.from({ length: cells }, (_, cell) => (
            <input
              // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its place
              key={cell}
              id={name && cell === 0 ? `field-${name}` : undefined}
              type="checkbox"
              name={name}
              value={cell}
              aria-label={fill(words.cell, {
                row: Math.floor(cell / columns) + 1,
                column: (cell % columns) + 1,
              })}
              className={CELL}
            />
          ))}
        </div>
      </div>
    </fieldset>
  );
}
