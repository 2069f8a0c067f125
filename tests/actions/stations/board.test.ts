import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { visitor } from "@/lib/people/actor";
import { db } from "@/lib/server/db";
import { stationsGeoJson } from "@/lib/stations/feed";
import { board, stationByCode } from "@/lib/stations/queries";
import { MINIMAL, NOW, seedMinimal } from "@/prisma/seed/minimal";
import { at, checkIns, minutesAgo, OWN } from "./world";

const anybody = visitor(MINIMAL.area, "zh-CN");
const codes = async () => (await board(anybody, NOW)).stations.map((one) => one.code);
const own = async (now = NOW) => {
  const found = (await board(anybody, now)).stations.find((one) => one.id === OWN);
  if (!found) throw new Error("The station is not on the board.");
  return found;
};
const date = (text: string) => new Date(`${text}T00:00:00Z`);

beforeAll(async () => {
  await seedMinimal();
});

beforeEach(async () => {
  await db().checkIn.deleteMany();
  await db().stationClosure.deleteMany();
  await db().station.updateMany({ data: { retiredOn: null, openedOn: date("2026-02-23") } });
});

describe("the board", () => {
  it("shows the area's stations by kind and code, and no other area's", async () => {
    expect(await codes()).toEqual(["T-C1", "T-E1", "T-P01"]);
    const foreign = await board(visitor(MINIMAL.foreign.area, "zh-CN"), NOW);
    expect(foreign.stations.map((one) => one.code)).toEqual(["F-E1"]);
    expect(foreign.zone).toBe("Asia/Shanghai");
  });

  it("is empty, not broken, without stations", async () => {
    expect((await board(visitor("00000000-0000-7000-8000-00000000dead", "en"), NOW)).stations).toEqual([]);
  });

  it("speaks the reader's language", async () => {
    const english = await board({ ...anybody, locale: "en" }, NOW);
    expect(english.stations[0]?.name).toBe("Station T-C1");
    expect((await own()).name).toBe("驿站T-E1");
  });

  it("takes off a station from the day it is retired, by the local day", async () => {
    await db().station.update({ where: { id: OWN }, data: { retiredOn: date("2026-11-21") } });
    expect(await codes()).toContain("T-E1");
    expect((await board(anybody, at("20T23:59"))).stations).toHaveLength(3);
    expect((await board(anybody, at("21T00:00"))).stations).toHaveLength(2);
  });

  it("puts on a station from the day it opens", async () => {
    await db().station.update({ where: { id: OWN }, data: { openedOn: date("2026-11-21") } });
    expect((await board(anybody, at("20T23:59"))).stations).toHaveLength(2);
    expect((await board(anybody, at("21T00:00"))).stations).toHaveLength(3);
  });

  it("counts the check-ins of the last half hour at this station alone", async () => {
    await checkIns(OWN, [minutesAgo(0), minutesAgo(29), minutesAgo(30), minutesAgo(-1)]);
    await checkIns(MINIMAL.stations.other, [minutesAgo(5)]);
    expect((await own()).recent).toBe(2);
    expect((await own()).openness.state).toBe("OPEN");
  });

  it("is full at four of four seats", async () => {
    await checkIns(OWN, [1, 2, 3, 4].map(minutesAgo));
    expect((await own()).openness.state).toBe("FULL");
  });

  it("knows closures in force and to come, not those ended or over", async () => {
    const closure = { areaId: MINIMAL.area, stationId: OWN, reason: "停水" };
    await db().stationClosure.createMany({
      data: [
        { ...closure, startsAt: at("19T08:00"), endsAt: at("20T09:59") },
        { ...closure, startsAt: at("20T08:00"), endsAt: null, endedAt: at("20T09:00") },
        { ...closure, startsAt: at("20T15:00"), endsAt: at("20T16:00") },
      ],
    });
    expect((await own()).openness).toEqual({ state: "OPEN", until: at("20T15:00") });
    expect((await own(at("20T15:30"))).openness).toMatchObject({
      state: "CLOSURE",
      until: at("20T16:00"),
      closure: { reason: "停水" },
    });
    expect((await stationByCode(anybody, "T-E1", NOW))?.closures).toHaveLength(1);
  });

  it("takes one query, however many stations", async () => {
    const queries = await countQueries(() => board(anybody, NOW));
    expect(queries).toBe(1);
    expect(await countQueries(() => stationByCode(anybody, "T-E1", NOW))).toBeGreaterThan(1);
  });
});

describe("a station's page", () => {
  it("is found by any spelling of the code", async () => {
    for (const code of ["T-E1", "t-e1", " Ｔ－Ｅ１ "])
      expect((await stationByCode(anybody, code, NOW))?.code).toBe("T-E1");
    expect(await stationByCode(anybody, "T-E9", NOW)).toBeNull();
    expect(await stationByCode(anybody, "F-E1", NOW)).toBeNull();
  });

  it("says when a station is retired or still to come", async () => {
    const life = async () => (await stationByCode(anybody, "T-E1", NOW))?.life;
    expect(await life()).toBe("RUNNING");
    await db().station.update({ where: { id: OWN }, data: { retiredOn: date("2026-11-20") } });
    expect(await life()).toBe("RETIRED");
    await db().station.update({
      where: { id: OWN },
      data: { retiredOn: null, openedOn: date("2026-12-01") },
    });
    expect(await life()).toBe("COMING");
  });

  it("tells who brought what", async () => {
    const provider = await db().provider.create({
      data: { areaId: MINIMAL.area, name: "绿芯充电", nameEn: "Green Core" },
    });
    await db().facility.create({
      data: {
        areaId: MINIMAL.area,
        stationId: OWN,
        kind: "CHARGING_PILE",
        name: "充电桩",
        nameEn: "Charging pile",
        capacity: 6,
        state: "FAULTY",
        providerId: provider.id,
      },
    });
    const english = await stationByCode({ ...anybody, locale: "en" }, "T-E1", NOW);
    expect(english?.facilities).toEqual([
      expect.objectContaining({ name: "Charging pile", capacity: 6, working: false, provider: "Green Core" }),
    ]);
  });
});

describe("the feed", () => {
  it("is GeoJSON in WGS-84, longitude first, in both languages", async () => {
    const feed = await stationsGeoJson(anybody, NOW);
    expect(feed).toMatchObject({ type: "FeatureCollection", last_updated: NOW.getTime() / 1000 });
    expect(feed.ttl).toBeGreaterThan(0);
    expect(feed.features.map((one) => one.id)).toEqual(["T-C1", "T-E1", "T-P01"]);
    expect(feed.features[1]).toMatchObject({
      geometry: { type: "Point", coordinates: [116.465, 39.925] },
      properties: { name: "驿站T-E1", name_en: "Station T-E1", state: "OPEN", page: "/stations/T-E1" },
    });
  });

  it("is the same for everybody, so that one copy may be kept", async () => {
    const english = { ...anybody, locale: "en" as const };
    expect(await stationsGeoJson(english, NOW)).toEqual(await stationsGeoJson(anybody, NOW));
  });
});

/** Statements that go to the database during `work`. */
async function countQueries(work: () => Promise<unknown>): Promise<number> {
  const { pool } = await import("@/lib/server/db");
  let count = 0;
  const original = pool().query.bind(pool());
  Object.assign(pool(), {
    query: (...args: Parameters<typeof original>) => {
      count += 1;
      return original(...args);
    },
  });
  try {
    await work();
  } finally {
    Object.assign(pool(), { query: original });
  }
  return count;
}
