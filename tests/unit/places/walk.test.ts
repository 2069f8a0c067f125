import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { distance, frameAt, type LngLat, type Point } from "@/lib/places/frame";
import { type Edge, laneNet } from "@/lib/places/lane-net";
import { dijkstra, walkingMinutes, waysFrom } from "@/lib/places/walk";
import { drawPlaces } from "@/prisma/seed/places";
import { makeWorld } from "@/prisma/seed/world";

const frame = frameAt([116.4662, 39.9287]);

/** Nodes and edges at random, some of them apart from the others. */
const graphs = fc.integer({ min: 1, max: 9 }).chain((size) =>
  fc.record({
    nodes: fc.constant(Array.from({ length: size }, (): Point => [0, 0])),
    edges: fc.array(
      fc.record({
        a: fc.nat(size - 1),
        b: fc.nat(size - 1),
        metres: fc.integer({ min: 0, max: 1000 }),
      }),
      { maxLength: 20 },
    ),
    first: fc.array(fc.record({ node: fc.nat(size - 1), metres: fc.integer({ min: 0, max: 100 }) }), {
      minLength: 1,
      maxLength: 2,
    }),
  }),
);

/** Every edge tried again and again until nothing gets shorter (Bellman and Ford). */
function byBruteForce(
  size: number,
  edges: readonly Edge[],
  first: readonly { node: number; metres: number }[],
) {
  const metres = Array.from({ length: size }, () => Number.POSITIVE_INFINITY);
  for (const step of first) metres[step.node] = Math.min(metres[step.node] ?? 0, step.metres);
  for (let round = 0; round < size; round++)
    for (const { a, b, metres: length } of edges) {
      metres[b] = Math.min(metres[b] ?? 0, (metres[a] ?? 0) + length);
      metres[a] = Math.min(metres[a] ?? 0, (metres[b] ?? 0) + length);
    }
  return metres;
}

describe("shortest ways", () => {
  it("are those that trying everything finds", () => {
    fc.assert(
      fc.property(graphs, ({ nodes, edges, first }) => {
        expect(dijkstra({ nodes, edges }, first).metres).toEqual(byBruteForce(nodes.length, edges, first));
      }),
      { numRuns: 500 },
    );
  });

  it("negative control: the brute force tells a longer way from a shorter one", () => {
    const edges = [
      { a: 0, b: 1, metres: 10 },
      { a: 1, b: 2, metres: 10 },
      { a: 0, b: 2, metres: 25 },
    ];
    expect(byBruteForce(3, edges, [{ node: 0, metres: 0 }])).toEqual([0, 10, 20]);
    expect(byBruteForce(3, edges.slice(2), [{ node: 0, metres: 0 }])[2]).toBe(25);
  });
});

describe("walks on a grid of lanes", () => {
  const GAP = 100;
  const lanes = [0, 1, 2, 3].flatMap((i) => [
    [frame.toLngLat([i * GAP, -20]), frame.toLngLat([i * GAP, 3 * GAP + 20])],
    [frame.toLngLat([-20, i * GAP]), frame.toLngLat([3 * GAP + 20, i * GAP])],
  ]);
  const net = laneNet(lanes);
  const corner = fc.record({ x: fc.integer({ min: 0, max: 3 }), y: fc.integer({ min: 0, max: 3 }) });
  const placeAt = ({ x, y }: { x: number; y: number }): LngLat => frame.toLngLat([x * GAP, y * GAP]);
  const anywhere = fc
    .record({ x: fc.integer({ min: -20, max: 320 }), y: fc.integer({ min: -20, max: 320 }) })
    .map(({ x, y }): LngLat => frame.toLngLat([x, y]));
  const metres = (from: LngLat, to: LngLat) => waysFrom(net, from)(to)?.metres ?? Number.NaN;

  it("from corner to corner are as many blocks along as up", () => {
    fc.assert(
      fc.property(corner, corner, (from, to) => {
        const blocks = Math.abs(from.x - to.x) + Math.abs(from.y - to.y);
        expect(Math.abs(metres(placeAt(from), placeAt(to)) - blocks * GAP)).toBeLessThan(
          0.006 * blocks * GAP + 0.1,
        );
      }),
    );
  });

  it("are never shorter than by air, as long back as there, and as long as their line", () => {
    fc.assert(
      fc.property(anywhere, anywhere, (from, to) => {
        const way = waysFrom(net, from)(to);
        const length = (way?.line ?? [])
          .slice(1)
          .reduce((sum, place, i) => sum + distance(way?.line[i] ?? place, place), 0);
        expect(way?.metres).toBeGreaterThanOrEqual(distance(from, to) - 1);
        expect(Math.abs(metres(to, from) - (way?.metres ?? 0))).toBeLessThan(0.01);
        expect(Math.abs(length - (way?.metres ?? 0))).toBeLessThan(0.01 * length + 0.5);
      }),
    );
  });

  it("go straight between neighbours who are nearer to each other than to the lane", () => {
    const [one, other] = [frame.toLngLat([50, 50]), frame.toLngLat([55, 50])];
    expect(metres(one, other)).toBeCloseTo(distance(one, other), 6);
  });
});

describe("community T", () => {
  const { plan, frame: ground } = drawPlaces(makeWorld(new Date("2026-11-20T02:00:00Z"), 1));
  const lanes = [...plan.streets, ...plan.quarters.flatMap((quarter) => quarter.lanes)];
  const net = laneNet(lanes.map(({ line }) => line.map(ground.toLngLat)));
  const blocks = plan.quarters.flatMap((quarter) => quarter.blocks.map(({ at }) => ground.toLngLat(at)));

  it("has a way from the first block to every other, never thrice as far as by air and a street's length", () => {
    const wayTo = waysFrom(net, blocks[0] ?? [0, 0]);
    for (const block of blocks) {
      const metres = wayTo(block)?.metres ?? Number.NaN;
      expect(metres).toBeLessThan(3 * distance(blocks[0] ?? [0, 0], block) + 300);
    }
  });

  it("negative control: without its streets the neighbourhoods are islands", () => {
    const [west, , east] = plan.quarters;
    const islands = [west, east].flatMap((quarter) => quarter?.lanes ?? []);
    const apart = laneNet(islands.map(({ line }) => line.map(ground.toLngLat)));
    const middle = (quarter: typeof west) => ground.toLngLat(quarter?.spot(0.5, 0.5) ?? [0, 0]);
    expect(waysFrom(apart, middle(west))(middle(east))).toBeNull();
    expect(waysFrom(net, middle(west))(middle(east))).not.toBeNull();
  });
});

it.each([
  [0, 1],
  [72, 1],
  [72.1, 2],
  [1000, 14],
])("%i metres take %i minutes", (metres, minutes) => {
  expect(walkingMinutes(metres)).toBe(minutes);
});
