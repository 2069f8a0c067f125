import { frameAt, type LngLat, type Point } from "@/lib/places/frame";
import { type Outline, outlineOf } from "./boundary";

/** Metres from the outermost walls to the outline. */
const MARGIN = 15;

/** An outline that follows from the blocks; one given by the office has no such mark and is never redrawn. */
export interface DrawnOutline extends Outline {
  readonly fromBuildings: true;
}

/** The smallest convex outline around these corners with some room; null without any. WGS-84. */
export function hullAround(corners: readonly LngLat[]): DrawnOutline | null {
  const [first] = corners;
  if (!first) return null;
  const frame = frameAt(first);
  const roomy = corners.map(frame.toMetres).flatMap(([x, y]): Point[] => [
    [x - MARGIN, y - MARGIN],
    [x + MARGIN, y - MARGIN],
    [x + MARGIN, y + MARGIN],
    [x - MARGIN, y + MARGIN],
  ]);
  return { ...outlineOf(convexHull(roomy).map(frame.toLngLat)), fromBuildings: true };
}

/** Andrew's monotone chain: corners anticlockwise. */
function convexHull(points: readonly Point[]): Point[] {
  const sorted = [...points].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const lower = chain(sorted);
  const upper = chain(sorted.reverse());
  return [...lower.slice(0, -1), ...upper.slice(0, -1)];
}

function chain(points: readonly Point[]): Point[] {
  const kept: Point[] = [];
  for (const point of points) {
    while (kept.length > 1 && !turnsLeft(kept.at(-2), kept.at(-1), point)) kept.pop();
    kept.push(point);
  }
  return kept;
}

function turnsLeft([ax, ay]: Point = [0, 0], [bx, by]: Point = [0, 0], [cx, cy]: Point): boolean {
  return (bx - ax) * (cy - ay) - (by - ay) * (cx - ax) > 0;
}
