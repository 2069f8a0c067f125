import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/people/actor";
import { riderAtWork, riderCard } from "@/lib/riders/queries";
import { db } from "@/lib/server/db";
import { makeArea, makeRider, type World } from "../checkins/world";

const NOW = new Date("2026-11-20T14:02:00+08:00");
const day = (text: string) => new Date(`${text}T00:00:00Z`);

let world: World;
let rider: Actor;
let left: Actor;
let stopped: Actor;
let foreigner: Actor;

beforeAll(async () => {
  world = await makeArea("t");
  const { areaId } = world;
  const made = await makeRider(world, "T-0001");
  rider = made.actor;
  left = (await makeRider(world, "T-0002", "2026-11-20")).actor;
  const other = await makeRider(world, "T-0003");
  stopped = other.actor;
  foreigner = (await makeRider(await makeArea("u"), "U-0001")).actor;

  const group = await db().riderGroup.create({
    data: {
      areaId,
      companyId: world.companyId,
      name: "顺达骑手小组",
      nameEn: "Shunda riders",
      foundedOn: day("2025-01-01"),
      leaderId: made.id,
    },
  });
  for (const riderId of [made.id, other.id])
    await db().groupMembership.create({
      data: { areaId, riderId, groupId: group.id, joinedOn: day("2025-02-01") },
    });
  await db().rider.update({ where: { id: made.id }, data: { verifiedAt: NOW } });
  const cadre = await db().person.create({ data: { areaId, name: "王敏" } });
  const pass = (riderId: string | null, serial: string) => ({
    areaId,
    riderId: riderId ?? "",
    serial,
    issuedAt: day("2026-01-01"),
    validUntil: day("2027-02-28"),
  });
  await db().pass.create({
    data: { ...pass(rider.riderId, "old"), issuedAt: day("2025-01-01"), validUntil: day("2026-02-28") },
  });
  await db().pass.create({ data: pass(rider.riderId, "new") });
  await db().pass.create({ data: pass(left.riderId, "left") });
  await db().pass.create({
    data: {
      ...pass(stopped.riderId, "stopped"),
      suspensions: {
        create: { areaId, startsAt: day("2026-11-01"), reason: "照片对不上", createdById: cadre.id },
      },
    },
  });
});

describe("the rider's card", () => {
  it("shows name, number, outlet, group and the pass issued last", async () => {
    expect(await riderCard(rider, NOW)).toEqual({
      name: "骑手T-0001",
      number: "T-0001",
      verified: true,
      outlet: { name: "顺达南街网点", lng: 116.46, lat: 39.93 },
      group: { name: "顺达骑手小组", leads: true },
      pass: { kind: "valid", until: "2027-02-28" },
      decidedBy: null,
    });
  });

  it("speaks the reader's language", async () => {
    const card = await riderCard({ ...rider, locale: "en" }, NOW);
    expect(card).toMatchObject({
      outlet: { name: "Shunda South Street" },
      group: { name: "Shunda riders" },
    });
  });

  it("says why a pass is suspended and who decided it", async () => {
    expect(await riderCard(stopped, NOW)).toMatchObject({
      verified: false,
      group: { leads: false },
      pass: { kind: "suspended", until: null, reason: "照片对不上" },
      decidedBy: "王敏",
    });
  });

  it("is on hold from the first day without an outlet", async () => {
    expect(await riderCard(left, NOW)).toMatchObject({
      outlet: null,
      group: null,
      pass: { kind: "unemployed" },
    });
    expect(await riderCard(left, new Date("2026-11-19T23:59:00+08:00"))).toMatchObject({
      pass: { kind: "valid" },
    });
  });

  it("is nobody's without an enrolment in this area", async () => {
    expect(await riderCard({ ...rider, riderId: null }, NOW)).toBeNull();
    expect(await riderCard({ ...rider, riderId: foreigner.riderId }, NOW)).toBeNull();
    expect(await riderAtWork(db(), { ...rider, riderId: foreigner.riderId }, NOW)).toBeNull();
  });
});
