"use client";

import { type KeyboardEvent, type MouseEvent, type PointerEvent, type ReactNode, useRef } from "react";

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
 * A grid of boxes that can be painted over by mouse, or by a finger that sets out sideways (up and down it scrolls the
 * page): all of them become what the first one becomes. The arrow keys go from box to box. Without scripts they are
 * boxes to tick.
 */
export function CoverPaint({
  columns,
  className,
  children,
}: {
  columns: number;
  className: string;
  children: ReactNode;
}) {
  const grid = useRef<HTMLDivElement>(null);
  const stroke = useRef<{ from: HTMLInputElement; checked: boolean; moved: boolean } | null>(null);

  function begin({ target }: PointerEvent) {
    const from = boxAt(target);
    stroke.current = from && { from, checked: !from.checked, moved: false };
  }

  function paint({ buttons, clientX, clientY }: PointerEvent) {
    const { current } = stroke;
    const box = boxAt(document.elementFromPoint(clientX, clientY));
    if (!current || buttons === 0 || !box || !grid.current?.contains(box)) return;
    if (!current.moved && box === current.from) return;
    current.moved = true;
    current.from.checked = current.checked;
    box.checked = current.checked;
  }

  /** A stroke that ends where it began is no click; the space bar is one (`detail` 0). */
  function end(event: MouseEvent) {
    if (stroke.current?.moved && event.detail > 0) event.preventDefault();
    stroke.current = null;
  }

  function step(event: KeyboardEvent) {
    const [across, down] = STEPS[event.key] ?? [0, 0];
    const boxes = [...(grid.current?.querySelectorAll("input") ?? [])];
    const box = boxAt(event.target);
    const at = box ? boxes.indexOf(box) : -1;
    const column = (at % columns) + across;
    const next = boxes[at + across + down * columns];
    if (at < 0 || (across === 0 && down === 0) || column < 0 || column >= columns || !next) return;
    event.preventDefault();
    next.focus();
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only more ways to tick the boxes in it
    <div
      ref={grid}
      className={className}
      onPointerDown={begin}
      onPointerMove={paint}
      onClickCapture={end}
      onKeyDown={step}
    >
      {children}
    </div>
  );
}
