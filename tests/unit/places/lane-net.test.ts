import { describe, expect, it } from "vitest";
import { distance, frameAt, type LngLat, type Point } from "@/lib/places/frame";
import { laneNet, nearest } from "@/lib/places/lane-net";
import { waysFrom } from "@/lib/places/walk";

const frame = frameAt([116.4662, 39.9287]);
const line = (...points: Point[]): LngLat[] => points.map(frame.toLngLat);
const at = (x: number, y: number): LngLat => frame.toLngLat([x, y]);
const walk = (lanes: LngLat[][], from: LngLat, to: LngLat) => waysFrom(laneNet(lanes), from)(to)?.metres;

describe("distance", () => {
  it("is the great circle's, in metres", () => {
    expect(distance([116, 39], [116, 40])).toBeCloseTo(111_195, -1);
    expect(distance([0, 0], [180, 0])).toBeCloseTo(Math.PI * 6_371_008.8, 0);
    expect(distance([116.4, 39.9], [116.4, 39.9])).toBe(0);
  });

  it("agrees with the flat frame within a community to half a per cent", () => {
    expect(distance(at(0, 0), at(300, 400))).toBeGreaterThan(497);
    expect(distance(at(0, 0), at(300, 400))).toBeLessThan(503);
  });
});

describe("lanes meet", () => {
  const westEast = line([-100, 0], [100, 0]);

  it("where they cross, between their points", () => {
    const southNorth = line([0, -100], [0, 100]);
    expect(laneNet([westEast, southNorth]).nodes).toHaveLength(5);
    expect(walk([westEast, southNorth], at(-100, 0), at(0, 100))).toBeCloseTo(200, -0.5);
  });

  it("where one ends within some metres of the other", () => {
    const alley = line([0, 6], [0, 100]);
    expect(walk([westEast, alley], at(-100, 0), at(0, 100))).toBeCloseTo(200, -0.5);
  });

  it("not where one ends farther off: nobody is led through a wall", () => {
    const alley = line([0, 12], [0, 100]);
    expect(walk([westEast, alley], at(-100, 0), at(0, 100))).toBeUndefined();
  });

  it("not where one merely runs beside the other", () => {
    const beside = line([-100, 9], [100, 9]);
    expect(walk([westEast, beside], at(-100, 0), at(100, 9))).toBeUndefined();
  });

  it("at the ends of one that bends back on itself only along it", () => {
    const bend = line([0, 0], [50, 0], [50, 50], [0, 50]);
    expect(walk([bend], at(0, 0), at(0, 50))).toBeCloseTo(150, -0.5);
  });
});

it("the nearest place on a segment is between its ends or one of them", () => {
  const segments = [{ from: [0, 0] as const, to: [10, 0] as const }];
  expect(nearest([4, 3], segments)).toMatchObject({ share: 0.4, gap: 3 });
  expect(nearest([-3, 4], segments)).toMatchObject({ share: 0, gap: 5 });
  expect(nearest([1, 1], [])).toBeNull();
});

it("no lanes make an empty net, on which nothing is reached", () => {
  expect(laneNet([])).toMatchObject({ nodes: [], edges: [] });
  expect(walk([], at(0, 0), at(1, 1))).toBeUndefined();
});
