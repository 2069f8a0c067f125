import type { Point } from "@/lib/places/frame";

/** Area of a ring of points (shoelace), whichever way round; square metres. */
export function ringArea(ring: readonly Point[]): number {
  const twice = segments(ring, true).reduce((sum, [[ax, ay], [bx, by]]) => sum + ax * by - bx * ay, 0);
  return Math.abs(twice) / 2;
}

/** Least distance between a ring and a line; 0 when they cross or the line begins inside. */
export function distanceToLine(ring: readonly Point[], line: readonly Point[]): number {
  const [start] = line;
  if (start && inside(start, ring)) return 0;
  return leastDistance(segments(ring, true), segments(line, false));
}

/** Least distance between two rings; 0 when they touch or one contains the other. */
export function ringsApart(a: readonly Point[], b: readonly Point[]): number {
  const [startA] = a;
  const [startB] = b;
  if ((startA && inside(startA, b)) || (startB && inside(startB, a))) return 0;
  return leastDistance(segments(a, true), segments(b, true));
}

type Segment = readonly [Point, Point];

function segments(points: readonly Point[], closed: boolean): Segment[] {
  const ends = closed ? [...points.slice(1), ...points.slice(0, 1)] : points.slice(1);
  return ends.map((end, index): Segment => [points[index] ?? end, end]);
}

function leastDistance(first: readonly Segment[], second: readonly Segment[]): number {
  let least = Number.POSITIVE_INFINITY;
  for (const a of first)
    for (const b of second) {
      if (cross(a, b)) return 0;
      least = Math.min(least, toSegment(a[0], b), toSegment(a[1], b), toSegment(b[0], a), toSegment(b[1], a));
    }
  return least;
}

function cross([a, b]: Segment, [c, d]: Segment): boolean {
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
}

function side([ax, ay]: Point, [bx, by]: Point, [px, py]: Point): number {
  return Math.sign((bx - ax) * (py - ay) - (by - ay) * (px - ax));
}

function toSegment([px, py]: Point, [[ax, ay], [bx, by]]: Segment): number {
  const length = (bx - ax) ** 2 + (by - ay) ** 2;
  const share = length === 0 ? 0 : ((px - ax) * (bx - ax) + (py - ay) * (by - ay)) / length;
  const t = Math.min(1, Math.max(0, share));
  return Math.hypot(px - ax - t * (bx - ax), py - ay - t * (by - ay));
}

function inside([px, py]: Point, ring: readonly Point[]): boolean {
  let within = false;
  for (const [[ax, ay], [bx, by]] of segments(ring, true)) {
    if (ay > py !== by > py && px < ((bx - ax) * (py - ay)) / (by - ay) + ax) within = !within;
  }
  return within;
}
