/** How names are set inside the circles of the 1+6+N picture. Pure; lengths in units of its view box. */

export interface Line {
  readonly text: string;
  /** Font size. */
  readonly size: number;
  /** Middle of the line, from the circle's centre downwards. */
  readonly y: number;
  /** Set when even the smallest size is too wide: the line is to be squeezed to this width. */
  readonly squeeze: number | null;
}

export interface CircleText {
  readonly name: readonly Line[];
  readonly below: readonly Line[];
}

const SMALLEST = 7;
const STEP = 0.5;
const LINE_HEIGHT = 1.15;
/** The second text is so much smaller than the name. */
const BELOW = 0.85;
/** Left free between the text and the circle's own line. */
const MARGIN = 4;

/** Radius of the state's mark, with the free space around it, and where it stands: at the upper right, on the line. */
export const BADGE_RADIUS = 9.5;
export const badgeAt = (r: number): number => r * 0.78;

/** Sets a name and a second text within a circle, clear of its mark: in two lines at a space, then smaller. */
export function setInCircle(name: string, below: string, r: number, largest: number): CircleText {
  const ways = [[name], twoLines(name)].flatMap((head) => [
    { head, foot: [below] },
    { head, foot: twoLines(below) },
  ]);
  for (let size = largest; size >= SMALLEST; size -= STEP)
    for (const { head, foot } of ways) {
      const set = stack(head, foot, size);
      if ([...set.name, ...set.below].every((line) => fits(line, r))) return set;
    }
  return squeezed(stack(twoLines(name), [below], SMALLEST), r);
}

function stack(head: readonly string[], foot: readonly string[], size: number): CircleText {
  const lines = [
    ...head.map((text) => ({ text, size })),
    ...foot.map((text) => ({ text, size: Math.round(size * BELOW * 10) / 10 })),
  ];
  let top = -lines.reduce((sum, line) => sum + line.size * LINE_HEIGHT, 0) / 2;
  const placed = lines.map((line) => {
    const height = line.size * LINE_HEIGHT;
    const y = Math.round((top + height / 2) * 100) / 100;
    top += height;
    return { ...line, y, squeeze: null };
  });
  return { name: placed.slice(0, head.length), below: placed.slice(head.length) };
}

/** Whether the line's corners lie within the circle and its upper right one clear of the mark. */
function fits({ text, size, y }: Line, r: number): boolean {
  const half = textWidth(text, size) / 2;
  const top = y - size * 0.42;
  const bottom = y + size * 0.42;
  const within = (edge: number) => Math.hypot(half, edge) <= r - MARGIN;
  const badge = badgeAt(r);
  const clear = Math.hypot(Math.max(0, badge - half), Math.max(0, top + badge)) >= BADGE_RADIUS;
  return within(top) && within(bottom) && clear;
}

function squeezed({ name, below }: CircleText, r: number): CircleText {
  const squeeze = (line: Line): Line => {
    const room = Math.sqrt(Math.max(1, (r - MARGIN) ** 2 - (Math.abs(line.y) + line.size * 0.42) ** 2)) * 1.6;
    return textWidth(line.text, line.size) > room ? { ...line, squeeze: Math.round(room * 10) / 10 } : line;
  };
  return { name: name.map(squeeze), below: below.map(squeeze) };
}

/** Split at the space that makes the longer part shortest; as it is when there is none. */
function twoLines(text: string): string[] {
  const ways = [...text.matchAll(/\s+/g)].map(({ index, 0: space }) => [
    text.slice(0, index),
    text.slice(index + space.length),
  ]);
  const longer = (lines: readonly string[]) => Math.max(...lines.map((line) => textWidth(line, 1)));
  return ways.sort((a, b) => longer(a) - longer(b))[0] ?? [text];
}

/** An estimate from above for bold letters: Chinese characters are square, Latin ones two thirds of that. */
export function textWidth(text: string, size: number): number {
  return [...text].reduce((sum, sign) => sum + (sign.charCodeAt(0) > 0x2e80 ? 1 : 0.66), 0) * size;
}
