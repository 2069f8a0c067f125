import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hullAround } from "@/lib/imports/hull";
import { frameAt, type LngLat } from "@/lib/places/frame";

const CORNER: LngLat = [116.46, 39.92];
const frame = frameAt(CORNER);

/** Whether a point is on the left of every side of a closed anticlockwise ring. */
function inside(ring: readonly LngLat[], place: LngLat): boolean {
  const [px, py] = frame.toMetres(place);
  return ring.slice(0, -1).every((from, index) => {
    const [ax, ay] = frame.toMetres(from);
    const [bx, by] = frame.toMetres(ring[index + 1] ?? from);
    return (bx - ax) * (py - ay) - (by - ay) * (px - ax) > 0;
  });
}

const places = fc.array(fc.tuple(fc.integer({ min: 0, max: 900 }), fc.integer({ min: 0, max: 900 })), {
  minLength: 1,
  maxLength: 40,
});

describe("an outline around blocks", () => {
  it("is closed, marked, and holds every corner with some room", () => {
    fc.assert(
      fc.property(places, (points) => {
        const corners = points.map((point): LngLat => frame.toLngLat(point));
        const drawn = hullAround(corners);
        const [ring = []] = drawn?.coordinates ?? [];
        expect(drawn?.fromBuildings).toBe(true);
        expect(ring[0]).toEqual(ring.at(-1));
        for (const corner of corners) expect(inside(ring, corner)).toBe(true);
      }),
    );
  });

  it("negative control: a point fifty metres outside is outside", () => {
    const [ring = []] = hullAround([CORNER, frame.toLngLat([100, 100])])?.coordinates ?? [];
    expect(inside(ring, frame.toLngLat([150, 150]))).toBe(false);
    expect(inside(ring, frame.toLngLat([50, 50]))).toBe(true);
  });

  it("is nothing around nothing", () => expect(hullAround([])).toBeNull());
});
