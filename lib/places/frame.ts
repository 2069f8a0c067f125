/** Metres east and north of an origin. */
export type Point = readonly [x: number, y: number];
/** WGS-84 longitude and latitude in degrees. */
export type LngLat = readonly [lng: number, lat: number];

/** Mean radius of the Earth, metres (IUGG). */
const EARTH = 6_371_008.8;

/** Metres between two WGS-84 places, along the great circle. */
export function distance([lngA, latA]: LngLat, [lngB, latB]: LngLat): number {
  const rad = Math.PI / 180;
  const across = Math.sin(((latB - latA) * rad) / 2) ** 2;
  const along = Math.sin(((lngB - lngA) * rad) / 2) ** 2;
  const h = across + Math.cos(latA * rad) * Math.cos(latB * rad) * along;
  return 2 * EARTH * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** A flat frame of metres around an origin; exact to a few centimetres within some kilometres. */
export interface Frame {
  toLngLat(point: Point): LngLat;
  toMetres(place: LngLat): Point;
}

/** Lengths of a degree on the WGS-84 ellipsoid at the origin's latitude. */
export function frameAt([lng0, lat0]: LngLat): Frame {
  const phi = (lat0 * Math.PI) / 180;
  const perLat = 111_132.954 - 559.822 * Math.cos(2 * phi) + 1.175 * Math.cos(4 * phi);
  const perLng = 111_412.84 * Math.cos(phi) - 93.5 * Math.cos(3 * phi) + 0.118 * Math.cos(5 * phi);
  return {
    toLngLat: ([x, y]) => [lng0 + x / perLng, lat0 + y / perLat],
    toMetres: ([lng, lat]) => [(lng - lng0) * perLng, (lat - lat0) * perLat],
  };
}

/** Seven decimals: a centimetre. */
export const rounded = ([lng, lat]: LngLat): [number, number] => [round7(lng), round7(lat)];
const round7 = (value: number) => Math.round(value * 1e7) / 1e7;

export interface Slab {
  /** Centre. */
  readonly at: Point;
  /** Metres along the front. */
  readonly length: number;
  readonly depth: number;
  /** Degrees by which the front is turned, anticlockwise from east. */
  readonly angle: number;
}

/** Corners of a rectangular block, anticlockwise. */
export function corners(slab: Slab): Point[] {
  const { length, depth } = slab;
  const signs: Point[] = [
    [-1, -1],
    [1, -1],
    [1, 1],
    [-1, 1],
  ];
  return signs.map(([sx, sy]) => turned(slab, [(sx * length) / 2, (sy * depth) / 2]));
}

/** Doors side by side on the north front of a block, as the blocks of the 1980s have them. */
export function doors(slab: Slab, count: number): Point[] {
  return Array.from({ length: count }, (_, index) =>
    turned(slab, [((index + 0.5) / count - 0.5) * slab.length, slab.depth / 2]),
  );
}

function turned({ at: [x, y], angle }: Slab, [dx, dy]: Point): Point {
  const turn = (angle * Math.PI) / 180;
  return [x + dx * Math.cos(turn) - dy * Math.sin(turn), y + dx * Math.sin(turn) + dy * Math.cos(turn)];
}

/** GeoJSON Polygon (RFC 7946: closed ring) of points in a frame. */
export function polygon(frame: Frame, ring: readonly Point[]) {
  const closed = ring.map((point) => rounded(frame.toLngLat(point)));
  const [first] = closed;
  return { type: "Polygon" as const, coordinates: [first ? [...closed, first] : closed] };
}

export function lineString(frame: Frame, points: readonly Point[]) {
  return { type: "LineString" as const, coordinates: points.map((point) => rounded(frame.toLngLat(point))) };
}
