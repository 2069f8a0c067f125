/** Steps of the arrow keys, in columns and rows. */
const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

const GRID = "[data-cover-columns]";

const boxAt = (target: EventTarget | null): HTMLInputElement | null =>
  target instanceof HTMLInputElement && target.closest(GRID) ? target : null;

/**
 * Lets the boxes over the photos in a place be painted by mouse, or by a finger that sets out sideways (up and down it
 * scrolls the page): all of them become what the first one becomes. The arrow keys go from box to box. Without scripts
 * they are boxes to tick.
 */
export function paintCover(place: HTMLElement): void {
  let stroke: { from: HTMLInputElement; checked: boolean; moved: boolean } | null = null;

  place.addEventListener("pointerdown", ({ target }) => {
    const from = boxAt(target);
    stroke = from && { from, checked: !from.checked, moved: false };
  });

  place.addEventListener("pointermove", ({ buttons, clientX, clientY }) => {
    if (!stroke || buttons === 0) return;
    const box = boxAt(document.elementFromPoint(clientX, clientY));
    if (!box || !place.contains(box)) return;
    if (!stroke.moved && box === stroke.from) return;
    stroke.moved = true;
    stroke.from.checked = stroke.checked;
    box.checked = stroke.checked;
  });

  // A stroke that ends where it began is no click; the space bar is one (`detail` 0).
  place.addEventListener(
    "click",
    (event) => {
      if (stroke?.moved && event.detail > 0) event.preventDefault();
      stroke = null;
    },
    true,
  );

  place.addEventListener("keydown", (event) => {
    const [across, down] = STEPS[event.key] ?? [0, 0];
    const box = boxAt(event.target);
    const grid = box?.closest<HTMLElement>(GRID);
    if (!box || !grid) return;
    const columns = Number(grid.dataset.coverColumns);
    const boxes = [...grid.querySelectorAll("input")];
    const at = boxes.indexOf(box);
    const column = (at % columns) + across;
    const next = boxes[at + across + down * columns];
    if ((across === 0 && down === 0) || column < 0 || column >= columns || !next) return;
    event.preventDefault();
    next.focus();
  });
}
