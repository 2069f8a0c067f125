import { distance, type Frame, frameAt, type LngLat, type Point } from "./frame";

/** The lanes as a net to walk on: joined where they cross and where one ends at another. Pure. */

export interface Edge {
  readonly a: number;
  readonly b: number;
  /** Metres. */
  readonly metres: number;
}

export interface LaneNet {
  readonly frame: Frame;
  /** Where edges meet, in metres of the frame. */
  readonly nodes: readonly Point[];
  readonly edges: readonly Edge[];
}

/** A lane that ends so near to another is taken to lead into it: half the width of the widest street, and a kerb. */
const JOIN_METRES = 8;
/** Points closer than this are one. */
const SAME = 0.05;

interface Segment {
  readonly lane: number;
  readonly from: Point;
  readonly to: Point;
  /** Shares of the way at which other lanes join. */
  readonly cuts: number[];
}

/** The net of lanes given as lines of WGS-84 places. */
export function laneNet(lines: readonly (readonly LngLat[])[]): LaneNet {
  const frame = frameAt(lines[0]?.[0] ?? [0, 0]);
  const lanes = lines.map((line) => line.map(frame.toMetres));
  const segments = lanes.flatMap((lane, index) =>
    lane.slice(1).map((to, i): Segment => ({ lane: index, from: lane[i] ?? to, to, cuts: [] })),
  );
  cross(segments);
  const bridges = joinEnds(lanes, segments);
  return connect(frame, segments, bridges);
}

/** Marks on both where two segments of different lanes cross. */
function cross(segments: readonly Segment[]): void {
  for (const [index, one] of segments.entries())
    for (const other of segments.slice(index + 1)) {
      if (one.lane === other.lane || !near(one, other)) continue;
      const at = crossing(one, other);
      if (!at) continue;
      one.cuts.push(at[0]);
      other.cuts.push(at[1]);
    }
}

function near(one: Segment, other: Segment): boolean {
  return ([0, 1] as const).every(
    (axis) =>
      Math.max(one.from[axis], one.to[axis]) >= Math.min(other.from[axis], other.to[axis]) &&
      Math.max(other.from[axis], other.to[axis]) >= Math.min(one.from[axis], one.to[axis]),
  );
}

/** Shares of the way on each at which they cross; null: they don't, or run side by side. */
function crossing(one: Segment, other: Segment): readonly [number, number] | null {
  const [rx, ry] = [one.to[0] - one.from[0], one.to[1] - one.from[1]];
  const [sx, sy] = [other.to[0] - other.from[0], other.to[1] - other.from[1]];
  const turn = rx * sy - ry * sx;
  if (turn === 0) return null;
  const [dx, dy] = [other.from[0] - one.from[0], other.from[1] - one.from[1]];
  const t = (dx * sy - dy * sx) / turn;
  const u = (dx * ry - dy * rx) / turn;
  return t >= 0 && t <= 1 && u >= 0 && u <= 1 ? [t, u] : null;
}

/** Leads each end of a lane into the nearest other lane, when that is near enough. */
function joinEnds(lanes: readonly (readonly Point[])[], segments: readonly Segment[]): [Point, Point][] {
  const bridges: [Point, Point][] = [];
  for (const [lane, points] of lanes.entries())
    for (const end of [points[0], points.at(-1)]) {
      if (!end) continue;
      const others = segments.filter((segment) => segment.lane !== lane);
      const hit = nearest(end, others);
      if (!hit || hit.gap > JOIN_METRES) continue;
      others[hit.index]?.cuts.push(hit.share);
      bridges.push([end, hit.point]);
    }
  return bridges;
}

export interface Hit {
  readonly index: number;
  /** Share of the way at which the place lies. */
  readonly share: number;
  readonly point: Point;
  /** Metres to it. */
  readonly gap: number;
}

/** The place nearest to `point` on any of the segments; null: there is none. */
export function nearest(
  point: Point,
  segments: readonly { readonly from: Point; readonly to: Point }[],
): Hit | null {
  let best: Hit | null = null;
  for (const [index, { from, to }] of segments.entries()) {
    const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
    const length = dx * dx + dy * dy;
    const along = length === 0 ? 0 : ((point[0] - from[0]) * dx + (point[1] - from[1]) * dy) / length;
    const share = Math.min(1, Math.max(0, along));
    const at: Point = [from[0] + share * dx, from[1] + share * dy];
    const gap = Math.hypot(point[0] - at[0], point[1] - at[1]);
    if (!best || gap < best.gap) best = { index, share, point: at, gap };
  }
  return best;
}

/** Numbers the points where segments begin, end, cross and are joined, and the pieces between them. */
function connect(
  frame: Frame,
  segments: readonly Segment[],
  bridges: readonly (readonly [Point, Point])[],
): LaneNet {
  const nodes: Point[] = [];
  const known = new Map<string, number>();
  const nodeAt = (point: Point): number => {
    const key = point.map((value) => Math.round(value / SAME)).join();
    const node = known.get(key) ?? nodes.push(point) - 1;
    known.set(key, node);
    return node;
  };
  const edges: Edge[] = [];
  const join = (from: Point, to: Point) => {
    const [a, b] = [nodeAt(from), nodeAt(to)];
    if (a !== b) edges.push({ a, b, metres: distance(frame.toLngLat(from), frame.toLngLat(to)) });
  };
  for (const { from, to, cuts } of segments) {
    const stops = [0, ...cuts, 1].sort((one, other) => one - other);
    const points = stops.map(
      (t): Point => [from[0] + t * (to[0] - from[0]), from[1] + t * (to[1] - from[1])],
    );
    for (const [index, point] of points.slice(1).entries()) join(points[index] ?? point, point);
  }
  for (const [from, to] of bridges) join(from, to);
  return { frame, nodes, edges };
}
