import { type Frame, frameAt, type LngLat, type Point } from "./frame";
import { nearest } from "./lane-net";

/** From WGS-84 to the units of a drawing, and to short SVG paths. Pure. */

/** Width of every drawing's view box. */
export const DRAWING_WIDTH = 1000;
/** Bends flatter than this many units are left out. */
const FLAT = 0.6;

/** A window on the ground: what lies in it, and how large it is drawn. */
export interface Window {
  readonly frame: Frame;
  /** Metres of the frame. */
  readonly west: number;
  readonly north: number;
  readonly east: number;
  readonly south: number;
  /** Units to a metre. */
  readonly scale: number;
  /** Of the view box. */
  readonly height: number;
}

/** The window around some places, with so many metres of margin; null when there are none. */
export function windowAround(places: readonly LngLat[], margin: number): Window | null {
  const [origin] = places;
  if (!origin) return null;
  const frame = frameAt(origin);
  const points = places.map(frame.toMetres);
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  const [west, east] = [Math.min(...xs) - margin, Math.max(...xs) + margin];
  const [south, north] = [Math.min(...ys) - margin, Math.max(...ys) + margin];
  const scale = DRAWING_WIDTH / (east - west);
  return { frame, west, north, east, south, scale, height: Math.ceil((north - south) * scale) };
}

/** Where a place lies in the drawing; to a tenth of a unit. */
export function spotOf(window: Window, place: LngLat): Point {
  const [x, y] = window.frame.toMetres(place);
  return [tenth((x - window.west) * window.scale), tenth((window.north - y) * window.scale)];
}

/** Whether any of a line's or ring's bounding box lies in the window. */
export function isInside({ frame, west, north, east, south }: Window, places: readonly LngLat[]): boolean {
  const points = places.map(frame.toMetres);
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  return (
    Math.max(...xs) >= west && Math.min(...xs) <= east && Math.max(...ys) >= south && Math.min(...ys) <= north
  );
}

/** SVG path of a line, or of a ring when closed, with relative steps. */
export function pathOf(window: Window, places: readonly LngLat[], closed = false): string {
  const points = simplified(
    places.map((place) => spotOf(window, place)),
    FLAT,
  );
  const [first, ...rest] = closed ? points.slice(0, -1) : points;
  if (!first) return "";
  let [x, y] = first;
  const steps = rest.map(([nextX, nextY]) => {
    const step = `${short(nextX - x)}${glued(nextY - y)}`;
    [x, y] = [nextX, nextY];
    return step;
  });
  const line =
    steps.length > 0
      ? `l${steps.reduce((all, step) => `${all}${step.startsWith("-") ? "" : " "}${step}`)}`
      : "";
  return `M${short(first[0])}${glued(first[1])}${line}${closed ? "z" : ""}`;
}

const tenth = (value: number) => Math.round(value * 10) / 10;
/** Tenths without a leading zero: `.5`, `-.5`, `12.3`. */
const short = (value: number) => String(tenth(value) || 0).replace(/^(-?)0\./, "$1.");
/** The second of a pair: a minus parts by itself. */
const glued = (value: number) => (short(value).startsWith("-") ? short(value) : ` ${short(value)}`);

/** A line without the bends that nobody sees (Ramer, Douglas and Peucker); its ends stay. */
export function simplified(points: readonly Point[], tolerance: number): readonly Point[] {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last || points.length < 3) return points;
  let [farthest, most] = [0, 0];
  for (const [index, point] of points.entries()) {
    const away = nearest(point, [{ from: first, to: last }])?.gap ?? 0;
    if (away > most) [farthest, most] = [index, away];
  }
  if (most <= tolerance) return [first, last];
  const before = simplified(points.slice(0, farthest + 1), tolerance);
  return [...before, ...simplified(points.slice(farthest), tolerance).slice(1)];
}
