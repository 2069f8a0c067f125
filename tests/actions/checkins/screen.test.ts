import { beforeAll, describe, expect, it } from "vitest";
import { posterSheets } from "@/lib/checkins/posters";
import { isRotating } from "@/lib/checkins/rotating";
import { screenCode } from "@/lib/checkins/screen";
import { endScreensVerb, openScreenVerb } from "@/lib/checkins/screen-verbs";
import { type Actor, type Grant, type Screen, visitor } from "@/lib/people/actor";
import { actorOfSession } from "@/lib/server/actor";
import { db } from "@/lib/server/db";
import { perform } from "@/lib/server/perform";
import { makeArea, makeRider, makeStation, type World } from "./world";

const NOW = new Date("2026-11-20T14:00:10+08:00");

let world: World;
let stations: { id: string; code: string }[];
let retired: string;
const as = (...grants: Grant[]): Actor => ({ ...visitor(world.areaId, "zh-CN"), personId: "p", grants });

beforeAll(async () => {
  world = await makeArea("t");
  stations = [];
  for (const code of ["T-E1", "T-E2"]) stations.push(await makeStation(world, code));
  retired = (await makeStation(world, "T-P02", { retiredOn: "2026-11-20" })).id;
});

const manager = () => as({ role: "STATION_MANAGER", scopeKind: "STATION", scopeId: stations[0]?.id ?? "" });
const cadre = () =>
  as({ role: "NEIGHBOURHOOD_CADRE", scopeKind: "NEIGHBOURHOOD", scopeId: world.neighbourhoodId });

const device = (screen: Partial<Screen> = {}, actor: Actor = visitor(world.areaId, "zh-CN")): Actor => ({
  ...actor,
  screen: { stationId: stations[0]?.id ?? "", version: 1, since: NOW, ...screen },
});

describe("the code on a station's screen", () => {
  it("is for the device that was set up for it, and stands for the rest of its half minute", async () => {
    const shown = await screenCode(device(), "t-e1", NOW);
    expect(shown).toMatchObject({ code: "T-E1", name: "T-E1驿站", left: 20_000 });
    expect(shown?.qr.d).not.toBe(
      (await screenCode(device(), "T-E1", new Date(NOW.getTime() + 20_000)))?.qr.d,
    );
  });

  it.each([
    ["of another station", () => device(), "T-E2"],
    ["whose permission was ended", () => device({ version: 2 }), "T-E1"],
    ["of another area", () => device({}, visitor(crypto.randomUUID(), "zh-CN")), "T-E1"],
    ["of a retired station", () => device({ stationId: retired }), "T-P02"],
    ["that was not set up, whoever is signed in", () => manager(), "T-E1"],
  ])("is not for a device %s", async (_name, who, code) => {
    expect(await screenCode(who(), code, NOW)).toBeNull();
  });

  it("an empty code is never right", () => {
    expect(isRotating(stations[0]?.id ?? "", "", NOW)).toBe(false);
    expect(isRotating(stations[0]?.id ?? "", undefined, NOW)).toBe(false);
  });
});

describe("a screen", () => {
  const call = { now: NOW, address: "test" };
  const raw = () => ({ stationId: stations[0]?.id ?? "" });

  async function signedIn(): Promise<Actor> {
    const { areaId } = world;
    const person = await db().person.create({ data: { areaId, name: "站长" } });
    const session = await db().session.create({
      data: {
        ...{ areaId, personId: person.id, method: "PASSWORD" },
        ...{ createdAt: NOW, lastSeenAt: NOW, expiresAt: new Date(NOW.getTime() + 3_600_000) },
      },
    });
    return { ...manager(), personId: person.id, sessionId: session.id };
  }
  const standing = async ({ sessionId }: Actor) =>
    (await actorOfSession(sessionId ?? "", visitor(world.areaId, "zh-CN"), NOW)).personId !== null;
  const audited = (action: string) =>
    db().auditEntry.count({ where: { areaId: world.areaId, action, subjectId: raw().stationId } });

  it("is set up by who runs the station, who is signed out on it; and it is on record", async () => {
    const [actor, elsewhere] = [await signedIn(), await signedIn()];
    expect(await standing(actor)).toBe(true);
    const outcome = await perform(openScreenVerb, { ...call, actor, raw: raw() });
    if (outcome.kind !== "done") throw new Error(outcome.kind);
    expect(await standing(actor)).toBe(false);
    expect(await standing(elsewhere)).toBe(true);
    expect(await audited("checkins.openScreen")).toBe(1);
    expect(await screenCode(device(outcome.data.screen), "T-E1", NOW)).not.toBeNull();
  });

  it("ends with all others of its station, and can be set up again", async () => {
    const set = async () => {
      const outcome = await perform(openScreenVerb, { ...call, actor: await signedIn(), raw: raw() });
      if (outcome.kind !== "done") throw new Error(outcome.kind);
      return device(outcome.data.screen);
    };
    const before = [await set(), await set()];
    const other = device({ stationId: stations[1]?.id ?? "" });
    await perform(endScreensVerb, { ...call, actor: await signedIn(), raw: raw() });
    for (const screen of before) expect(await screenCode(screen, "T-E1", NOW)).toBeNull();
    expect(await screenCode(other, "T-E2", NOW)).not.toBeNull();
    expect(await screenCode(await set(), "T-E1", NOW)).not.toBeNull();
    expect(await audited("checkins.endScreens")).toBe(1);
  });

  it("is nothing that a rider or another station's manager sets up or ends", async () => {
    const { actor } = await makeRider(world, "T-0001");
    const elsewhere = { ...raw(), stationId: stations[1]?.id ?? "" };
    for (const verb of [openScreenVerb, endScreensVerb]) {
      expect((await perform(verb, { ...call, actor, raw: raw() })).kind).toBe("denied");
      expect((await perform(verb, { ...call, actor: await signedIn(), raw: elsewhere })).kind).toBe("denied");
    }
  });
});

describe("posters", () => {
  it("are those of the stations that one runs, in both languages, whatever one reads", async () => {
    expect((await posterSheets(manager(), NOW)).map(({ code }) => code)).toEqual(["T-E1"]);
    const sheets = await posterSheets({ ...cadre(), locale: "en" }, NOW);
    expect(sheets).toMatchObject([
      { code: "T-E1", name: "T-E1驿站", nameEn: "Station T-E1" },
      { code: "T-E2", name: "T-E2驿站", nameEn: "Station T-E2" },
    ]);
    expect(await posterSheets(visitor(world.areaId, "zh-CN"), NOW)).toEqual([]);
  });
});
