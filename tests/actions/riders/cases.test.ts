import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/people/actor";
import { riderCases } from "@/lib/riders/cases";
import { db, type Prisma } from "@/lib/server/db";
import { withoutIds } from "../../support/without-ids";
import { makeArea, makeRider, type World } from "../checkins/world";

const ALPHABET = "023456789ABCDEFGHJKMNPQRSTVWXYZ";
const at = (day: string) => new Date(`${day}T12:00:00+08:00`);

let world: World;
let rider: Actor;
let other: Actor;
let file: (changes: Partial<Prisma.CaseUncheckedCreateInput>) => Promise<string>;

beforeAll(async () => {
  world = await makeArea("t");
  const { areaId, neighbourhoodId } = world;
  rider = (await makeRider(world, "T-0001")).actor;
  other = (await makeRider(world, "T-0002")).actor;
  const category = await db().caseCategory.create({
    data: {
      areaId,
      code: "not_to_door",
      kind: "COMPLAINT",
      name: "没送上门",
      nameEn: "Not brought to the door",
      hint: "",
      hintEn: "",
      answerDays: 7,
      limitReason: "",
      limitReasonEn: "",
      sort: 1,
    },
  });
  const building = await db().building.create({
    data: {
      areaId,
      neighbourhoodId,
      code: "NJ-7",
      name: "7号楼",
      nameEn: "Building 7",
      aliases: [],
      floors: 6,
      footprint: {},
      lng: 116.46,
      lat: 39.93,
    },
  });
  let made = 0;
  file = async (changes) => {
    const reference = `0000000${ALPHABET[made++]}`;
    await db().case.create({
      data: {
        areaId,
        reference,
        kind: "COMPLAINT",
        categoryId: category.id,
        neighbourhoodId,
        buildingId: building.id,
        text: "三楼李家的件扔在门口",
        contactName: "周玉兰",
        contactPhone: "+8615400000010",
        keyHash: randomUUID(),
        submissionId: randomUUID(),
        dueAt: at("2026-11-25"),
        status: "ACCEPTED",
        acceptedAt: at("2026-11-20"),
        ...changes,
      },
    });
    return reference;
  };
});

describe("a rider's cases", () => {
  it("are those about them or filed by them, open ones first by deadline; nobody else's", async () => {
    const riderId = rider.riderId;
    const about = await file({ riderId, dueAt: at("2026-11-26") });
    const mine = await file({ reporterId: rider.personId, kind: "REQUEST", dueAt: at("2026-11-24") });
    const closed = await file({ riderId, status: "CLOSED", dueAt: at("2026-11-01") });
    const asked = await file({ riderId, kind: "REQUEST", dueAt: at("2026-11-27") });
    const praise = await file({ riderId, kind: "PRAISE", dueAt: at("2026-11-28") });
    await file({ riderId: other.riderId });
    const cases = await riderCases(rider);
    expect(cases.map(({ reference, mine }) => [reference, mine])).toEqual([
      [mine, true],
      [about, false],
      [asked, true],
      [praise, false],
      [closed, false],
    ]);
    expect(await riderCases({ ...rider, areaId: randomUUID() })).toEqual([]);
    expect(await riderCases({ ...rider, riderId: null })).toEqual([]);
  });

  it("hold a complaint of somebody else only once the office has accepted it", async () => {
    const { areaId } = world;
    const { actor } = await makeRider(world, "T-0004");
    const { riderId } = actor;
    const fresh = { status: "REPORTED", acceptedAt: null } as const;
    const reference = await file({ riderId, ...fresh });
    const refused = await file({ riderId, status: "CLOSED", acceptedAt: null });
    const seen = async () => (await riderCases(actor)).map((one) => one.reference).sort();
    expect(await seen()).toEqual([]);
    // What they filed themselves, asked for, or were praised for waits for nobody.
    const own = await file({ reporterId: actor.personId, riderId, ...fresh });
    const asked = await file({ riderId, kind: "REQUEST", ...fresh });
    const praise = await file({ riderId, kind: "PRAISE", ...fresh });
    expect(await seen()).toEqual([own, asked, praise].sort());
    const accept = (of: string) =>
      db().case.update({
        where: { areaId_reference: { areaId, reference: of } },
        data: { status: "ACCEPTED", acceptedAt: at("2026-11-20") },
      });
    await accept(reference);
    expect(await seen()).toEqual([reference, own, asked, praise].sort());
    expect(await seen()).not.toContain(refused);
    // Handed to another neighbourhood, it waits there to be accepted anew.
    await db().case.update({ where: { areaId_reference: { areaId, reference } }, data: fresh });
    expect(await seen()).not.toContain(reference);
  });

  it("say that the clock stands while a pause is open", async () => {
    const { areaId } = world;
    const { actor } = await makeRider(world, "T-0003");
    const reference = await file({ riderId: actor.riderId });
    const { id } = await db().case.findFirstOrThrow({ where: { areaId, reference } });
    const pause = { areaId, caseId: id, reason: "等补充情况" };
    await db().casePause.create({
      data: { ...pause, startedAt: at("2026-11-10"), endedAt: at("2026-11-12") },
    });
    expect(await riderCases(actor)).toMatchObject([{ reference, pausedAt: null }]);
    await db().casePause.create({ data: { ...pause, startedAt: at("2026-11-19") } });
    expect(await riderCases(actor)).toMatchObject([{ reference, pausedAt: at("2026-11-19") }]);
  });

  it("never tell who complained nor the words, and the building only of a name that isn't hidden", async () => {
    const about = await file({
      riderId: other.riderId,
      hideName: false,
      riderSaid: "黄头盔那个",
    });
    const cases = await riderCases(other);
    expect(withoutIds(cases)).not.toMatch(/周玉兰|154|三楼|黄头盔/);
    const places = Object.fromEntries(cases.map((one) => [one.reference, one.place]));
    expect(places[about]).toBe("南街7号楼");
    expect(Object.values(places)).toContain("南街");
    const english = await riderCases({ ...other, locale: "en" });
    expect(english.find((one) => one.reference === about)).toMatchObject({
      place: "South Street, Building 7",
      category: "Not brought to the door",
    });
  });
});
