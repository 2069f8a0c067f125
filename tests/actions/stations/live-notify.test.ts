import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { db } from "@/lib/server/db";
import { type Listener, listen } from "@/lib/server/listen";
import { MINIMAL, seedMinimal } from "@/prisma/seed/minimal";
import { checkIns, minutesAgo, OWN } from "./world";

/** What PostgreSQL says on the channel, in order. */
let heard: string[] = [];
let listener: Listener;
const AREA: string = MINIMAL.area;
const station = { areaId: AREA, stationId: OWN };

beforeAll(async () => {
  await seedMinimal();
  await new Promise<void>((resolve) => {
    listener = listen("board", { onMessage: (payload) => heard.push(payload), onReady: resolve });
  });
});
afterAll(() => listener.stop());
beforeEach(async () => {
  await said();
  heard = [];
});

/** All that was said before now; a word of our own comes after everything that committed before it. */
async function said(): Promise<string[]> {
  const marker = `marker ${crypto.randomUUID()}`;
  await db().$executeRaw`SELECT pg_notify('board', ${marker})`;
  while (!heard.includes(marker)) await new Promise((resolve) => setImmediate(resolve));
  return heard.filter((one) => !one.startsWith("marker"));
}

const changes: [string, () => Promise<unknown>][] = [
  ["a station's data", () => db().station.update({ where: { id: OWN }, data: { seats: 9 } })],
  ["a new service", () => db().stationService.create({ data: { ...station, kind: "FOOD" } })],
  ["a service's state", () => db().stationService.updateMany({ where: station, data: { state: "SHORT" } })],
  ["a service taken away", () => db().stationService.deleteMany({ where: { ...station, kind: "FOOD" } })],
  ["hours taken away", () => db().openingHours.deleteMany({ where: station })],
  [
    "hours",
    () => db().openingHours.create({ data: { ...station, weekday: 1, opensAt: 480, closesAt: 1320 } }),
  ],
  [
    "a closure",
    () => db().stationClosure.create({ data: { ...station, startsAt: new Date(), reason: "停水" } }),
  ],
  [
    "a closure's end",
    () => db().stationClosure.updateMany({ where: station, data: { endedAt: new Date() } }),
  ],
  ["a check-in", () => checkIns(OWN, [minutesAgo(1)])],
  ["a check-in taken back", () => db().checkIn.deleteMany()],
];

describe("the database tells", () => {
  it.each(changes)("%s, as the area and nothing else", async (_what, change) => {
    await change();
    expect(await said()).toEqual([AREA]);
  });

  it("many changes of one transaction once", async () => {
    await db().$transaction([
      db().station.update({ where: { id: OWN }, data: { seats: 4 } }),
      db().openingHours.deleteMany({ where: station }),
      db().stationService.updateMany({ where: station, data: { state: "AVAILABLE" } }),
    ]);
    expect(await said()).toEqual([AREA]);
  });

  it("each area that a statement touched", async () => {
    await db().station.updateMany({ data: { seats: 5 } });
    expect((await said()).sort()).toEqual([AREA, MINIMAL.foreign.area].sort());
  });

  it("nothing of what was rolled back, nor of a statement that touched no row", async () => {
    const given = db().$transaction(async (tx) => {
      await tx.station.update({ where: { id: OWN }, data: { seats: 6 } });
      throw new Error("given up");
    });
    await expect(given).rejects.toThrow("given up");
    await db().station.updateMany({ where: { code: "none" }, data: { seats: 6 } });
    expect(await said()).toEqual([]);
  });

  it("negative control: without its trigger a change is not told", async () => {
    const owner = new pg.Client({ connectionString: process.env.MIGRATION_DATABASE_URL });
    await owner.connect();
    const trigger = (how: string) =>
      owner.query(`ALTER TABLE "Station" ${how} TRIGGER "Station_update_on_board"`);
    try {
      await trigger("DISABLE");
      await db().station.update({ where: { id: OWN }, data: { seats: 7 } });
      expect(await said()).toEqual([]);
      await trigger("ENABLE");
      await db().station.update({ where: { id: OWN }, data: { seats: 8 } });
      expect(await said()).toEqual([AREA]);
    } finally {
      await owner.end();
    }
  });
});
