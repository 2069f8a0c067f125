import type { StationKind } from "./rules";

/** Where the marks of the 1+6+N picture stand. Pure geometry in the units of its view box. */

/** Width and height of the view box. */
export const BOARD_SIZE = 360;

/** A fingertip's breadth (24 CSS px) when the picture is 332 px wide, as on a phone of 390 px. */
export const TARGET = 26;

const MIDDLE = BOARD_SIZE / 2;
const CENTRE_RADIUS = 45;
const INNER_RING = 88;
const INNER_RADIUS = 30;
/** Rings of dots by how many are needed, the outermost first; the innermost leaves the ring of six free. */
const DOT_RINGS = [[164], [164, 138], [164, 145, 126]];
const DOT_RADIUS = 7;

export interface Spot<T> {
  readonly station: T;
  readonly x: number;
  readonly y: number;
  readonly r: number;
}

export interface BoardLayout<T> {
  /** The leisure centre; null: there is none yet. */
  readonly one: Spot<T> | null;
  /** Express stations, and further leisure centres. */
  readonly six: readonly Spot<T>[];
  /** Posts in shops. */
  readonly n: readonly Spot<T>[];
  /** Radii of the lines on which the marks stand. */
  readonly rings: readonly number[];
}

/** Places stations of any number; the order within a kind is kept, clockwise from the top. */
export function layOut<T extends { readonly kind: StationKind }>(stations: readonly T[]): BoardLayout<T> {
  const [first, ...others] = stations.filter((one) => one.kind === "LEISURE_CENTRE");
  const six = [...others, ...stations.filter((one) => one.kind === "EXPRESS_STATION")];
  const posts = stations.filter((one) => one.kind === "SHOP_POST");
  const inner = innerRadius(six.length);
  const dots = dotRings(posts);
  return {
    one: first ? { station: first, x: MIDDLE, y: MIDDLE, r: CENTRE_RADIUS } : null,
    six: six.map((station, i) => ({ station, ...onRing(INNER_RING, i / six.length), r: inner })),
    n: dots.flatMap((ring) => ring.spots),
    rings: [...(six.length > 0 ? [INNER_RING] : []), ...dots.map((ring) => ring.radius)],
  };
}

/** As large as the pictured six, smaller when more than that must stand beside one another. */
function innerRadius(count: number): number {
  const neighbours = count > 1 ? 2 * INNER_RING * Math.sin(Math.PI / count) : Infinity;
  return Math.min(INNER_RADIUS, neighbours / 2 - 2);
}

/** Dots on as few rings as leave each a fingertip; more than two rings hold stand closer and smaller. */
function dotRings<T>(posts: readonly T[]): { radius: number; spots: Spot<T>[] }[] {
  if (posts.length === 0) return [];
  const room = (radii: readonly number[]) =>
    radii.reduce((sum, radius) => sum + Math.floor((2 * Math.PI * radius) / TARGET), 0);
  const radii = DOT_RINGS.find((rings) => room(rings) >= posts.length) ?? DOT_RINGS.at(-1) ?? [];
  const gap = Math.min(...radii.slice(1).map((radius, index) => (radii[index] ?? radius) - radius));
  const whole = radii.reduce((sum, radius) => sum + radius, 0);
  let placed = 0;
  return radii.map((radius, ring) => {
    const share =
      ring === radii.length - 1 ? posts.length - placed : Math.round((posts.length * radius) / whole);
    const here = posts.slice(placed, placed + share);
    placed += here.length;
    const pitch = 2 * radius * Math.sin(Math.PI / Math.max(2, here.length));
    const r = Math.min(DOT_RADIUS, pitch * 0.4, gap * 0.4);
    // Every second ring is turned by half a step, so that its dots stand in the gaps of the ring outside.
    const turn = (i: number) => (i + (ring % 2) / 2) / here.length;
    return { radius, spots: here.map((station, i) => ({ station, ...onRing(radius, turn(i)), r })) };
  });
}

/** A point on a ring; `turn` counts from the top, clockwise, 1 once around. */
function onRing(radius: number, turn: number): { x: number; y: number } {
  const angle = turn * 2 * Math.PI;
  return { x: round(MIDDLE + radius * Math.sin(angle)), y: round(MIDDLE - radius * Math.cos(angle)) };
}

const round = (value: number) => Math.round(value * 100) / 100;
