import type { LngLat, Point } from "./frame";
import { distance } from "./frame";
import { type LaneNet, nearest } from "./lane-net";

/** Walking by the lanes. Pure; distances in metres. */

/** An unhurried adult, metres a second. */
export const WALKING_SPEED = 1.2;

/** Whole minutes for so many metres, never less than one. */
export function walkingMinutes(metres: number): number {
  return Math.max(1, Math.ceil(metres / WALKING_SPEED / 60));
}

export interface Way {
  readonly metres: number;
  /** From the one place to the other. */
  readonly line: readonly LngLat[];
}

/** Where a place touches the net: straight to the nearest point of an edge. */
interface Foot {
  readonly place: LngLat;
  readonly edge: number;
  readonly share: number;
  readonly gap: number;
  readonly point: Point;
}

interface Step {
  readonly node: number;
  readonly metres: number;
}

/**
 * Shortest ways from one place, by Dijkstra's algorithm, to as many others as are asked for. A place off the lanes is
 * reached straight from the nearest lane. Null: no lane leads there.
 */
export function waysFrom(net: LaneNet, start: LngLat): (goal: LngLat) => Way | null {
  const segments = net.edges.map(({ a, b }) => ({ from: at(net, a), to: at(net, b) }));
  const footOf = (place: LngLat): Foot | null => {
    const hit = nearest(net.frame.toMetres(place), segments);
    return hit && { place, edge: hit.index, share: hit.share, gap: hit.gap, point: hit.point };
  };
  const begin = footOf(start);
  const reached = begin ? dijkstra(net, endsOf(net, begin)) : null;
  return (goal) => {
    const end = footOf(goal);
    if (!begin || !end || !reached) return null;
    const straight = distance(start, goal);
    // Nearer to one another than to the lane.
    if (straight <= begin.gap + end.gap) return { metres: straight, line: [start, goal] };
    return best([sameEdge(net, begin, end), ...overNodes(net, reached, begin, end)]);
  };
}

const at = (net: LaneNet, node: number): Point => net.nodes[node] ?? [0, 0];

/** Both ends of the edge that a foot stands on, with the metres to them. */
function endsOf(net: LaneNet, { edge, share, gap }: Foot): Step[] {
  const { a = 0, b = 0, metres = 0 } = net.edges[edge] ?? {};
  return [
    { node: a, metres: gap + share * metres },
    { node: b, metres: gap + (1 - share) * metres },
  ];
}

function sameEdge(net: LaneNet, begin: Foot, end: Foot): Way | null {
  if (begin.edge !== end.edge) return null;
  const along = Math.abs(begin.share - end.share) * (net.edges[begin.edge]?.metres ?? 0);
  return { metres: begin.gap + along + end.gap, line: lineOf(net, begin, [], end) };
}

function overNodes(net: LaneNet, reached: Reached, begin: Foot, end: Foot): (Way | null)[] {
  return endsOf(net, end).map(({ node, metres }) => {
    const before = reached.metres[node] ?? Number.POSITIVE_INFINITY;
    if (before === Number.POSITIVE_INFINITY) return null;
    return { metres: before + metres, line: lineOf(net, begin, trail(reached, node), end) };
  });
}

const best = (ways: readonly (Way | null)[]): Way | null =>
  ways.reduce((least, way) => (way && (!least || way.metres < least.metres) ? way : least), null);

function trail({ before }: Reached, node: number): number[] {
  const nodes: number[] = [];
  for (let one = node; one !== NONE; one = before[one] ?? NONE) nodes.unshift(one);
  return nodes;
}

function lineOf(net: LaneNet, begin: Foot, nodes: readonly number[], end: Foot): LngLat[] {
  const points = [begin.point, ...nodes.map((node) => at(net, node)), end.point];
  return [begin.place, ...points.map(net.frame.toLngLat), end.place];
}

interface Reached {
  /** To each node; Infinity: no way leads there. */
  readonly metres: readonly number[];
  /** The node before it; `NONE`: it is a first one. */
  readonly before: readonly number[];
}

const NONE = -1;

/** Least metres from any of the first steps to every node. */
export function dijkstra(
  { nodes, edges }: Pick<LaneNet, "nodes" | "edges">,
  first: readonly Step[],
): Reached {
  const next: Step[][] = nodes.map(() => []);
  for (const { a, b, metres } of edges) {
    next[a]?.push({ node: b, metres });
    next[b]?.push({ node: a, metres });
  }
  const metres = nodes.map(() => Number.POSITIVE_INFINITY);
  const before = nodes.map(() => NONE);
  const queue = new Nearest();
  const reach = (step: Step, from: number) => {
    if (step.metres >= (metres[step.node] ?? 0)) return;
    metres[step.node] = step.metres;
    before[step.node] = from;
    queue.add(step);
  };
  for (const step of first) reach(step, NONE);
  for (let step = queue.take(); step; step = queue.take()) {
    if (step.metres > (metres[step.node] ?? 0)) continue;
    for (const edge of next[step.node] ?? [])
      reach({ node: edge.node, metres: step.metres + edge.metres }, step.node);
  }
  return { metres, before };
}

/** A binary heap: the nearest step first. */
class Nearest {
  readonly #heap: Step[] = [];

  add(step: Step): void {
    let place = this.#heap.push(step) - 1;
    while (place > 0) {
      const above = (place - 1) >> 1;
      if (this.#at(above) <= step.metres) break;
      this.#swap(place, above);
      place = above;
    }
  }

  take(): Step | undefined {
    const [top] = this.#heap;
    const last = this.#heap.pop();
    if (!last || last === top) return top;
    this.#heap[0] = last;
    for (let place = 0; ; ) {
      const left = 2 * place + 1;
      const least = this.#at(left + 1) < this.#at(left) ? left + 1 : left;
      if (this.#at(least) >= last.metres) return top;
      this.#swap(place, least);
      place = least;
    }
  }

  #at(place: number): number {
    return this.#heap[place]?.metres ?? Number.POSITIVE_INFINITY;
  }

  #swap(one: number, other: number): void {
    const [a, b] = [this.#heap[one], this.#heap[other]];
    if (a && b) [this.#heap[one], this.#heap[other]] = [b, a];
  }
}
