import { type LngLat, rounded } from "@/lib/places/frame";
import { type Fault, fault, type Reader } from "./cells";
import { ascii } from "./text";

/** A typed outline has at most so many corners; more is a pasted survey. */
const MOST_CORNERS = 500;

/**
 * Corners of an outline as "lng,lat lng,lat …" in the order in which one walks around it; `;` or a line break may stand
 * between them, and the first may be repeated at the end.
 */
export const ringOfText: Reader<LngLat[]> = (text) => {
  const numbers = ascii(text)
    .replace(/\s*,\s*/g, ",")
    .split(/[\s;|]+/)
    .filter(Boolean)
    .map((pair) => /^(-?\d+(?:\.\d+)?),(-?\d+(?:\.\d+)?)$/.exec(pair));
  const corners: LngLat[] = [];
  for (const pair of numbers) {
    if (!pair) return fault("badBoundary");
    corners.push([Number(pair[1]), Number(pair[2])]);
  }
  return openRing(corners);
};

function openRing(corners: readonly LngLat[]): LngLat[] | Fault {
  const distinct = corners.filter((corner, index) => index === 0 || !same(corner, corners[index - 1]));
  const closed = distinct.length > 1 && same(distinct[0], distinct.at(-1));
  const ring = closed ? distinct.slice(0, -1) : distinct;
  if (ring.length < 3) return fault("badBoundary");
  if (ring.length > MOST_CORNERS) return fault("boundaryTooLong", { max: MOST_CORNERS });
  if (ring.every(([lng, lat]) => Math.abs(lat) > 90 && Math.abs(lng) <= 90)) return fault("swapped");
  if (ring.some(([lng, lat]) => Math.abs(lng) > 180 || Math.abs(lat) > 180)) return fault("badBoundary");
  return crosses(ring) ? fault("boundaryCrosses") : ring;
}

const same = (a?: LngLat, b?: LngLat) => a?.[0] === b?.[0] && a?.[1] === b?.[1];

/** Whether two sides that are no neighbours cut each other, or the ring has no area. */
function crosses(ring: readonly LngLat[]): boolean {
  const sides = ring.map((corner, index) => [corner, ring[(index + 1) % ring.length] ?? corner] as const);
  for (const [i, [a, b]] of sides.entries())
    for (const [j, [c, d]] of sides.entries()) {
      if (j < i + 2 || (i === 0 && j === sides.length - 1)) continue;
      if (turn(a, b, c) * turn(a, b, d) <= 0 && turn(c, d, a) * turn(c, d, b) <= 0) return true;
    }
  return signedArea(ring) === 0;
}

/** Above 0: from a over b to c one turns left. */
const turn = (a: LngLat, b: LngLat, c: LngLat) =>
  (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);

function signedArea(ring: readonly LngLat[]): number {
  const [first = [0, 0] as const] = ring;
  return ring.reduce(
    (sum, corner, index) => sum + turn(first, corner, ring[(index + 1) % ring.length] ?? corner),
    0,
  );
}

export interface Outline {
  readonly type: "Polygon";
  readonly coordinates: [number, number][][];
}

/** GeoJSON Polygon (RFC 7946: anticlockwise, closed) of an open ring. */
export function outlineOf(ring: readonly LngLat[]): Outline {
  const points = (signedArea(ring) < 0 ? [...ring].reverse() : [...ring]).map(rounded);
  const [first] = points;
  return { type: "Polygon", coordinates: first ? [[...points, first]] : [] };
}
