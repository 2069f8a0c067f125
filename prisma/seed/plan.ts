import { corners, type Point, type Slab } from "@/lib/places/frame";
import { distanceToLine, ringArea, ringsApart } from "./geometry";
import type { Rng } from "./random";

/** The invented street plan, in metres around the centre of the area. Not the plan of any real place. */
export interface Plan {
  readonly quarters: readonly Quarter[];
  readonly streets: readonly PlannedLane[];
}

export interface Quarter {
  readonly code: string;
  readonly ring: readonly Point[];
  readonly lanes: readonly PlannedLane[];
  readonly blocks: readonly PlannedBlock[];
  /** Point by shares of the way from west to east and from south to north. */
  spot(u: number, v: number): Point;
}

export interface PlannedLane {
  readonly key: string;
  readonly width: number;
  readonly line: readonly Point[];
}

export interface PlannedBlock extends Slab {
  readonly entrances: number;
}

interface Layout {
  readonly code: string;
  readonly column: number;
  readonly row: number;
  readonly rows: number;
  readonly columns: number;
}

/** Six quarters, three by two, 30 blocks each; rows × columns of blocks differ. */
const LAYOUT: readonly Layout[] = [
  { code: "XL", column: 0, row: 1, rows: 5, columns: 6 },
  { code: "BJ", column: 1, row: 1, rows: 6, columns: 5 },
  { code: "DL", column: 2, row: 1, rows: 6, columns: 5 },
  { code: "QT", column: 0, row: 0, rows: 6, columns: 5 },
  { code: "NJ", column: 1, row: 0, rows: 6, columns: 5 },
  { code: "HY", column: 2, row: 0, rows: 5, columns: 6 },
];

const COLUMNS = [-615, -205, 205, 615] as const;
const ROWS = [-500, 0, 500] as const;
const SAMPLES = 14;
const DOOR_WIDTH = 11.5;
const STREET_WIDTHS = [12, 9, 10, 9, 11, 8, 10];
type Curve = (t: number) => Point;

/** Draws the plan and scales it so that the quarters together have exactly `squareMetres`. */
export function drawPlan(rng: Rng, squareMetres: number): Plan {
  const edges = wavyEdges(rng);
  const rings = LAYOUT.map((layout) => ringOf(sides(edges, layout)));
  const scale = Math.sqrt(squareMetres / rings.reduce((sum, ring) => sum + ringArea(ring), 0));
  const scaled =
    (curve: Curve): Curve =>
    (t) =>
      times(curve(t), scale);
  const streets = streetsOf(edges, scaled);
  const quarters = LAYOUT.map((layout) => {
    const [south, north, west, east] = sides(edges, layout).map(scaled);
    if (!south || !north || !west || !east) throw new Error(`No sides for ${layout.code}.`);
    return quarterOf(rng, layout, [south, north, west, east], streets);
  });
  return { quarters, streets };
}

/** Curves between neighbouring nodes of the grid; neighbours share theirs, so nothing gapes or overlaps. */
function wavyEdges(rng: Rng): Map<string, Curve> {
  const node = COLUMNS.map((x) =>
    ROWS.map((y): Point => [x + rng.between(-22, 22), y + rng.between(-22, 22)]),
  );
  const at = (column: number, row: number) => node[column]?.[row] ?? [0, 0];
  const edges = new Map<string, Curve>();
  for (const column of COLUMNS.keys())
    for (const row of ROWS.keys()) {
      if (column + 1 < COLUMNS.length)
        edges.set(`h${column}${row}`, wave(rng, at(column, row), at(column + 1, row)));
      if (row + 1 < ROWS.length)
        edges.set(`v${column}${row}`, wave(rng, at(column, row), at(column, row + 1)));
    }
  return edges;
}

function wave(rng: Rng, [x0, y0]: Point, [x1, y1]: Point): Curve {
  const length = Math.hypot(x1 - x0, y1 - y0);
  const normal: Point = [-(y1 - y0) / length, (x1 - x0) / length];
  const bow = rng.between(-15, 15);
  const bend = rng.between(-8, 8);
  return (t) => {
    const aside = bow * Math.sin(Math.PI * t) + bend * Math.sin(2 * Math.PI * t);
    return [x0 + (x1 - x0) * t + normal[0] * aside, y0 + (y1 - y0) * t + normal[1] * aside];
  };
}

function sides(edges: Map<string, Curve>, { column, row }: Layout): Curve[] {
  const names = [`h${column}${row}`, `h${column}${row + 1}`, `v${column}${row}`, `v${column + 1}${row}`];
  return names.map((name) => {
    const edge = edges.get(name);
    if (!edge) throw new Error(`No edge ${name}.`);
    return edge;
  });
}

function ringOf(curves: readonly Curve[]): Point[] {
  const [south, north, west, east] = curves;
  if (!south || !north || !west || !east) return [];
  const steps = Array.from({ length: SAMPLES }, (_, index) => index / SAMPLES);
  return [
    ...steps.map(south),
    ...steps.map(east),
    ...steps.map((t) => north(1 - t)),
    ...steps.map((t) => west(1 - t)),
  ];
}

/** The streets along the edges of the quarters: three from west to east, four from south to north. */
function streetsOf(edges: Map<string, Curve>, scaled: (curve: Curve) => Curve): PlannedLane[] {
  const along = (names: string[]) =>
    names.flatMap((name, index) => {
      const curve = edges.get(name);
      const first = index === 0 ? 0 : 1;
      return curve ? sampled(scaled(curve), 0, 1).slice(first) : [];
    });
  const lines = [
    ...ROWS.map((_, row) => ({ key: `EW${row + 1}`, line: along([0, 1, 2].map((c) => `h${c}${row}`)) })),
    ...COLUMNS.map((_, column) => ({
      key: `NS${column + 1}`,
      line: along([0, 1].map((r) => `v${column}${r}`)),
    })),
  ];
  return lines.map((lane, index) => ({ ...lane, width: STREET_WIDTHS[index] ?? 8 }));
}

function quarterOf(
  rng: Rng,
  layout: Layout,
  curves: readonly [Curve, Curve, Curve, Curve],
  streets: readonly PlannedLane[],
): Quarter {
  const spot = patch(curves);
  const lanes = lanesOf(rng, layout, spot);
  const blocks: PlannedBlock[] = [];
  for (const [u, v] of cells(layout))
    blocks.push(placeBlock(rng, { u, v, spot, lanes: [...lanes, ...streets], blocks }));
  return { code: layout.code, ring: ringOf(curves), lanes, blocks, spot };
}

/** Bilinearly blended Coons patch: the inside of four curves that meet. */
function patch([south, north, west, east]: readonly [Curve, Curve, Curve, Curve]): Quarter["spot"] {
  return (u, v) => {
    const [s, n, w, e] = [south(u), north(u), west(v), east(v)];
    const [sw, se, nw, ne] = [south(0), south(1), north(0), north(1)];
    const blend = (axis: 0 | 1) =>
      (1 - v) * s[axis] +
      v * n[axis] +
      (1 - u) * w[axis] +
      u * e[axis] -
      ((1 - u) * (1 - v) * sw[axis] + u * (1 - v) * se[axis] + (1 - u) * v * nw[axis] + u * v * ne[axis]);
    return [blend(0), blend(1)];
  };
}

/** Alleys between the rows, some of them blind, and one or two across; none of them straight. */
function lanesOf(rng: Rng, { code, rows, columns }: Layout, spot: Quarter["spot"]): PlannedLane[] {
  const lanes: PlannedLane[] = [];
  for (let row = 1; row < rows; row++) {
    const sway = rng.between(0.006, 0.018);
    const phase = rng.between(0, 6);
    const [from, until] = rng.weighted([
      [[0, 1], 5],
      [[0, 0.78], 1],
      [[0.2, 1], 1],
    ] as const);
    const curve: Curve = (u) => spot(u, row / rows + sway * Math.sin(phase + u * 7) * Math.sin(Math.PI * u));
    lanes.push({
      key: `${code}-${row}`,
      width: rng.pick([3.5, 4, 4.5, 5]),
      line: sampled(curve, from, until),
    });
  }
  for (const column of columns === 5 ? [2, 4] : [3]) {
    const phase = rng.between(0, 6);
    const curve: Curve = (v) =>
      spot(column / columns + 0.006 * Math.sin(phase + v * 9) * Math.sin(Math.PI * v), v);
    lanes.push({ key: `${code}-${rows + column}`, width: rng.pick([3, 3.5, 4]), line: sampled(curve, 0, 1) });
  }
  return lanes;
}

/** Middles of the cells in the order in which house numbers wind through the quarter, from the south. */
function cells({ rows, columns }: Layout): Point[] {
  return Array.from({ length: rows * columns }, (_, index) => {
    const row = Math.floor(index / columns);
    const column = row % 2 === 0 ? index % columns : columns - 1 - (index % columns);
    return [(column + 0.5) / columns, (row + 0.5) / rows];
  });
}

interface Slot {
  readonly u: number;
  readonly v: number;
  readonly spot: Quarter["spot"];
  readonly lanes: readonly PlannedLane[];
  readonly blocks: readonly PlannedBlock[];
}

/** The longest block, of at most the drawn number of doors, that keeps clear of lanes and other blocks. */
function placeBlock(rng: Rng, { u, v, spot, lanes, blocks }: Slot): PlannedBlock {
  const [x, y] = spot(u, v);
  const [xEast, yEast] = spot(u + 0.02, v);
  const along = (Math.atan2(yEast - y, xEast - x) * 180) / Math.PI;
  const angle = along + rng.between(-2.5, 2.5) + (rng.chance(0.06) ? 90 : 0);
  const at: Point = [x + rng.between(-1.5, 1.5), y + rng.between(-4, 4)];
  const wanted = rng.weighted([
    [3, 1],
    [4, 2],
    [5, 4],
    [6, 4],
  ]);
  for (let entrances = wanted; entrances >= 3; entrances--) {
    const block = { at, angle, entrances, length: entrances * DOOR_WIDTH, depth: 11.4 };
    if (isClear(block, lanes, blocks)) return block;
  }
  throw new Error("The plan has no room for a block.");
}

/** Two metres of pavement to every lane, four to the next block. */
function isClear(block: Slab, lanes: readonly PlannedLane[], blocks: readonly Slab[]): boolean {
  const ring = corners(block);
  return (
    lanes.every(({ line, width }) => distanceToLine(ring, line) >= width / 2 + 2) &&
    blocks.every((other) => ringsApart(ring, corners(other)) >= 4)
  );
}

function sampled(curve: Curve, from: number, until: number): Point[] {
  return Array.from({ length: SAMPLES + 1 }, (_, index) => curve(from + ((until - from) * index) / SAMPLES));
}

const times = ([x, y]: Point, factor: number): Point => [x * factor, y * factor];
