import { beforeAll, expect, it } from "vitest";
import { visitor } from "@/lib/people/actor";
import { mappedPlaces } from "@/lib/places/map-queries";
import { db } from "@/lib/server/db";
import { MINIMAL, seedMinimal } from "@/prisma/seed/minimal";

const anybody = visitor(MINIMAL.area, "zh-CN");
const line = {
  type: "LineString",
  coordinates: [
    [116.46, 39.92],
    [116.47, 39.92],
  ],
};

beforeAll(async () => {
  await seedMinimal();
  const lane = { areaId: MINIMAL.area, name: "中街", nameEn: "Middle Street", width: 8 };
  await db().lane.createMany({
    data: [
      { ...lane, code: "A", line },
      { ...lane, code: "B", line: { type: "Point", coordinates: [1, 2] } },
      { ...lane, areaId: MINIMAL.foreign.area, code: "F", name: "外街", line },
    ],
  });
});

it("holds the area's own places and no other's", async () => {
  const { neighbourhoods, lanes, buildings } = await mappedPlaces(anybody);
  expect(neighbourhoods.length).toBeGreaterThan(1);
  expect(neighbourhoods[0]?.ring).toHaveLength(4);
  expect(lanes.map(({ name }) => name)).toEqual(["中街", "中街"]);
  expect(buildings.length).toBeGreaterThan(0);
  const foreign = await mappedPlaces(visitor(MINIMAL.foreign.area, "zh-CN"));
  expect(foreign.lanes.map(({ name }) => name)).toEqual(["外街"]);
  expect(foreign.buildings).toEqual([]);
});

it("speaks the reader's language", async () => {
  const { lanes } = await mappedPlaces({ ...anybody, locale: "en" });
  expect(lanes[0]?.name).toBe("Middle Street");
});

it("does not draw what is no line", async () => {
  const { lanes } = await mappedPlaces(anybody);
  expect(lanes.map((one) => one.line.length)).toEqual([2, 0]);
});
