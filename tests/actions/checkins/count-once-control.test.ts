import { randomUUID } from "node:crypto";
import pg from "pg";
import { describe, expect, it } from "vitest";
import { countOnce } from "@/lib/checkins/writes";
import { db } from "@/lib/server/db";
import { makeArea, makeRider, makeStation } from "./world";

describe("negative control", () => {
  it("without the exclusion constraint the same taps would count ten times", async () => {
    const owner = new pg.Client({ connectionString: process.env.MIGRATION_DATABASE_URL });
    await owner.connect();
    await owner
      .query('ALTER TABLE "CheckIn" DROP CONSTRAINT "CheckIn_counted_once"')
      .finally(() => owner.end());
    const world = await makeArea("t");
    const rider = await makeRider(world, "T-0001");
    const station = await makeStation(world, "T-E1");
    const taps = Array.from({ length: 10 }, () =>
      db().$transaction((tx) =>
        countOnce(tx, {
          areaId: world.areaId,
          riderId: rider.id,
          stationId: station.id,
          clientId: randomUUID(),
          source: "POSTER",
          at: new Date("2026-11-20T14:02:00+08:00"),
        }),
      ),
    );
    await Promise.all(taps);
    expect(await db().checkIn.count()).toBe(10);
  });
});
