import { describe, expect, it } from "vitest";
import { corners, type Point } from "@/lib/places/frame";
import { distanceToLine, ringArea, ringsApart } from "@/prisma/seed/geometry";
import { NEIGHBOURHOODS } from "@/prisma/seed/place-names";
import { drawPlaces, placeTables } from "@/prisma/seed/places";
import { makeWorld } from "@/prisma/seed/world";

const world = makeWorld(new Date("2026-11-20T02:00:00Z"), 1);
const places = drawPlaces(world);
const { plan } = places;
const blocks = plan.quarters.flatMap(({ code, blocks }) =>
  blocks.map((block, i) => ({ ...block, name: `${code}-${i + 1}` })),
);
const lanes = [...plan.streets, ...plan.quarters.flatMap((quarter) => quarter.lanes)];

/** Square kilometres of a WGS-84 ring by spherical excess; a way of its own, to check the flat frame. */
function squareKm(ring: readonly (readonly number[])[]): number {
  const rad = (degrees: number) => (degrees * Math.PI) / 180;
  const sum = ring.slice(0, -1).reduce((total, [lng = 0, lat = 0], index) => {
    const [nextLng = 0, nextLat = 0] = ring[index + 1] ?? [];
    return total + rad(nextLng - lng) * (2 + Math.sin(rad(lat)) + Math.sin(rad(nextLat)));
  }, 0);
  return Math.abs((sum * 6371.0088 ** 2) / 2);
}

describe("community T on the ground", () => {
  const tables = placeTables(world, places);
  const rings = (tables.Neighbourhood ?? []).map(
    ({ boundary }) => (boundary as { coordinates: number[][][] }).coordinates[0] ?? [],
  );

  it("is 1.23 km² within one in a hundred", () => {
    const total = rings.reduce((sum, ring) => sum + squareKm(ring), 0);
    expect(Math.abs(total / 1.23 - 1)).toBeLessThan(0.01);
  });

  it("has six neighbourhoods with closed outlines and 40,000 residents", () => {
    expect(rings).toHaveLength(6);
    for (const ring of rings) expect(ring.at(0)).toEqual(ring.at(-1));
    expect(NEIGHBOURHOODS.reduce((sum, { population }) => sum + population, 0)).toBe(40_000);
  });

  it("has 180 blocks with three to six entrances", () => {
    expect(blocks).toHaveLength(180);
    expect(blocks.filter(({ entrances }) => entrances < 3 || entrances > 6)).toEqual([]);
  });

  it("has no block on a lane or on another block", () => {
    const onLane = blocks.filter((block) =>
      lanes.some(({ line, width }) => distanceToLine(corners(block), line) < width / 2),
    );
    const onBlock = blocks.filter((a, index) =>
      blocks.slice(index + 1).some((b) => ringsApart(corners(a), corners(b)) === 0),
    );
    expect([onLane, onBlock].map((found) => found.map(({ name }) => name))).toEqual([[], []]);
  });

  it("negative control: a block pushed onto a lane or a neighbour is found", () => {
    const [first, second] = blocks;
    const at = lanes[0]?.line[3];
    if (!first || !second || !at) throw new Error("no plan");
    expect(distanceToLine(corners({ ...first, at }), lanes[0]?.line ?? [])).toBe(0);
    expect(ringsApart(corners({ ...first, at: second.at }), corners(second))).toBe(0);
  });

  it("has winding lanes", () => {
    const bent = lanes.filter(({ line }) => {
      const [a, b] = [line[0] as Point, line.at(-1) as Point];
      const straight = Math.hypot(b[0] - a[0], b[1] - a[1]);
      const walked = line.slice(1).reduce((sum, [x, y], i) => {
        const [px, py] = line[i] as Point;
        return sum + Math.hypot(x - px, y - py);
      }, 0);
      return walked > straight * 1.0005;
    });
    expect(bent.length).toBeGreaterThan(lanes.length / 2);
  });
});

it("areas and distances are measured right", () => {
  const square: Point[] = [
    [0, 0],
    [10, 0],
    [10, 10],
    [0, 10],
  ];
  expect(ringArea(square)).toBe(100);
  expect(
    ringsApart(
      square,
      square.map(([x, y]): Point => [x + 13, y]),
    ),
  ).toBe(3);
  expect(
    ringsApart(square, [
      [4, 4],
      [5, 4],
      [5, 5],
    ]),
  ).toBe(0);
  expect(
    distanceToLine(square, [
      [-5, 15],
      [20, 15],
    ]),
  ).toBe(5);
});
