/** Steps of the arrow keys, in columns and rows. */
const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

const boxAt = (target: EventTarget | null): HTMLInputElement | null =>
  target instanceof HTMLInputElement ? target : null;

/**
 * Lets the boxes over a photo be painted by mouse, or by a finger that sets out sideways (up and down it scrolls the
 * page): all of them become what the first one becomes. The arrow keys go from box to box. Without scripts they are
 * boxes to tick.
 */
export function paintCover(): void {
  const grid = document.querySelector<HTMLElement>("[data-cover-columns]");
  if (!grid) return;
  const columns = Number(grid.dataset.coverColumns);
  let stroke: { from: HTMLInputElement; checked: boolean; moved: boolean } | null = null;

  grid.addEventListener("pointerdown", ({ target }) => {
    const from = boxAt(target);
    stroke = from && { from, checked: !from.checked, moved: false };
  });

  grid.addEventListener("pointermove", ({ buttons, clientX, clientY }) => {
    const box = boxAt(document.elementFromPoint(clientX, clientY));
    if (!stroke || buttons === 0 || !box || !grid.contains(box)) return;
    if (!stroke.moved && box === stroke.from) return;
    stroke.moved = true;
    stroke.from.checked = stroke.checked;
    box.checked = stroke.checked;
  });

  // A stroke that ends where it began is no click; the space bar is one (`detail` 0).
  grid.addEventListener(
    "click",
    (event) => {
      if (stroke?.moved && event.detail > 0) event.preventDefault();
      stroke = null;
    },
    true,
  );

  grid.addEventListener("keydown", (event) => {
    const [across, down] = STEPS[event.key] ?? [0, 0];
    const boxes = [...grid.querySelectorAll("input")];
    const box = boxAt(event.target);
    const at = box ? boxes.indexOf(box) : -1;
    const column = (at % columns) + across;
    const next = boxes[at + across + down * columns];
    if (at < 0 || (across === 0 && down === 0) || column < 0 || column >= columns || !next) return;
    event.preventDefault();
    next.focus();
  });
}
