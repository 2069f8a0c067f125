import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { checkInVerb } from "@/lib/checkins/verb";
import { type Actor, ROLES, visitor } from "@/lib/people/actor";
import { db } from "@/lib/server/db";
import { perform } from "@/lib/server/perform";
import { takeFromLimits } from "@/lib/server/rate-limit";
import { makeArea, makeRider, makeStation, type World } from "./world";

const at = (time: string) => new Date(`2026-11-20T${time}+08:00`);

let world: World;
let rider: Actor;
let left: Actor;
let foreigner: Actor;

beforeAll(async () => {
  world = await makeArea("t");
  rider = (await makeRider(world, "T-0001")).actor;
  left = (await makeRider(world, "T-0002", "2026-11-20")).actor;
  for (const code of ["T-E1", "T-E2", "T-E3"]) await makeStation(world, code);
  await makeStation(world, "T-P01", { opensAt: 480, closesAt: 1320, north: 0.01 });
  await makeStation(world, "T-P02", { retiredOn: "2026-11-20", north: 0.02 });
  foreigner = (await makeRider(await makeArea("u"), "U-0001")).actor;
});

const tap = (actor: Actor, code: string, time: string, clientId: string = randomUUID()) =>
  perform(checkInVerb, { actor, raw: { code, clientId, source: "POSTER" }, now: at(time), address: "test" });

const audits = (outcome: string) =>
  db().auditEntry.findMany({ where: { action: "checkins.checkIn", outcome } });

describe("checking in", () => {
  it("counts once, tells when, and notes the check-in but not the station in the audit", async () => {
    const clientId = randomUUID();
    const first = await tap(rider, "t-e1", "14:02:00", clientId);
    expect(first).toMatchObject({ kind: "done", data: { code: "T-E1", at: at("14:02:00"), fresh: true } });
    const repeated = await tap(rider, "T-E1", "14:03:00", clientId);
    const again = await tap(rider, "T-E1", "14:31:00");
    const id = first.kind === "done" ? first.data.id : "";
    const standing = { id, code: "T-E1", at: at("14:02:00"), fresh: false };
    expect(repeated).toEqual({ kind: "done", data: standing });
    expect(again).toEqual({ kind: "done", data: standing });

    const notes = (await audits("done")).filter((entry) => entry.subjectId === id);
    expect(notes.map((entry) => entry.detail)).toEqual([{ fresh: true }, { fresh: false }, { fresh: false }]);
    const station = await db().station.findFirstOrThrow({ where: { areaId: world.areaId, code: "T-E1" } });
    const written = JSON.stringify(notes, (_key, value) =>
      typeof value === "bigint" ? String(value) : value,
    );
    expect(written).not.toContain(station.id);
    expect(written).not.toContain("T-E1");
  });

  it("a repeated tap that names another station is answered with the one it was counted at", async () => {
    const clientId = randomUUID();
    await tap(rider, "T-E2", "10:00:00", clientId);
    expect(await tap(rider, "T-E3", "10:01:00", clientId)).toMatchObject({
      kind: "done",
      data: { code: "T-E2", fresh: false },
    });
  });
});

describe("a hundred taps at once", () => {
  it("count once through the whole door, and each hears when", async () => {
    const fast = (await makeRider(world, "T-0100")).actor;
    const outcomes = await Promise.all(Array.from({ length: 100 }, () => tap(fast, "T-E1", "12:30:00")));
    const answers = outcomes.map((outcome) => (outcome.kind === "done" ? outcome.data : null));
    expect(answers.filter((answer) => answer?.fresh)).toHaveLength(1);
    expect(new Set(answers.map((answer) => answer?.id)).size).toBe(1);
    expect(await db().checkIn.count({ where: { riderId: fast.riderId ?? "" } })).toBe(1);
  });

  it("are too many in the end: the limit is a rider's own", async () => {
    const eager = (await makeRider(world, "T-0101")).actor;
    for (let i = 0; i < 300; i++)
      await takeFromLimits(
        checkInVerb.limits?.(eager, { code: "T-E1", clientId: "", source: "LIST" }, "test") ?? [],
      );
    expect(await tap(eager, "T-E1", "12:30:00")).toMatchObject({
      kind: "invalid",
      message: { key: "errors.tooMany" },
    });
    expect(await tap(rider, "T-E3", "12:30:00")).toMatchObject({ kind: "done" });
  });
});

describe("where the door isn't open", () => {
  const none = (code: string) => db().checkIn.count({ where: { station: { code } } });

  it("refuses at night with the hours and the nearest open stations, in both languages", async () => {
    const refused = await tap(rider, "T-P01", "23:30:00");
    expect(refused).toMatchObject({ kind: "invalid", message: { key: "checkin.refusedclosed" } });
    const params = refused.kind === "invalid" ? refused.message.params : {};
    expect(params).toMatchObject({ station: "T-P01驿站" });
    expect(params?.state).toContain("08:00");
    expect(params?.nearest).toContain("T-E1驿站");
    expect(params?.nearest).toContain("1110");
    const english = await tap({ ...rider, locale: "en" }, "T-P01", "23:30:00");
    expect(english).toMatchObject({ message: { params: { station: "Station T-P01" } } });
    expect(await none("T-P01")).toBe(0);
  });

  it("a tap counted before closing time stands when it is repeated after it", async () => {
    const clientId = randomUUID();
    const first = await tap(rider, "T-P01", "21:59:00", clientId);
    const standing = { kind: "done", data: { id: first.kind === "done" ? first.data.id : "", fresh: false } };
    expect(await tap(rider, "T-P01", "22:00:30", clientId)).toMatchObject(standing);
    expect(await tap(rider, "T-P01", "22:01:00")).toMatchObject(standing);
    expect(await tap(rider, "T-P01", "22:28:59")).toMatchObject(standing);
    expect(await tap(rider, "T-P01", "22:29:00")).toMatchObject({ kind: "invalid" });
  });

  it("refuses at a retired station", async () => {
    expect(await tap(rider, "T-P02", "14:00:00")).toMatchObject({
      kind: "invalid",
      message: { key: "checkin.refusedretired" },
    });
    expect(await none("T-P02")).toBe(0);
  });

  it("refuses while somebody has closed it, says why; and when nothing is open, says so", async () => {
    const stations = await db().station.findMany({ where: { areaId: world.areaId } });
    await db().stationClosure.createMany({
      data: stations.map(({ id }) => ({
        areaId: world.areaId,
        stationId: id,
        startsAt: at("16:00:00"),
        endsAt: at("17:00:00"),
        reason: "停电检修",
      })),
    });
    const refused = await tap(rider, "T-E3", "16:30:00");
    expect(refused).toMatchObject({ kind: "invalid", message: { key: "checkin.refusedclosedNone" } });
    expect(refused.kind === "invalid" && refused.message.params?.state).toContain("停电检修");
    expect(await tap(rider, "T-E3", "17:00:00")).toMatchObject({ kind: "done" });
  });
});

describe("who may", () => {
  it("no station of that code, and none of another area, is found", async () => {
    expect(await tap(rider, "T-E9", "12:00:00")).toEqual({ kind: "absent" });
    expect(await tap(foreigner, "T-E1", "12:00:00")).toEqual({ kind: "absent" });
  });

  it("a rider whose last day at the outlet was yesterday is denied, and the denial is noted", async () => {
    const before = (await audits("denied")).length;
    expect(await tap(left, "T-E1", "12:00:00")).toEqual({ kind: "denied" });
    expect(await audits("denied")).toHaveLength(before + 1);
    const yesterday = new Date("2026-11-19T12:00:00+08:00");
    const call = {
      raw: { code: "T-E1", clientId: randomUUID(), source: "LIST" },
      now: yesterday,
      address: "test",
    };
    expect(await perform(checkInVerb, { ...call, actor: left })).toMatchObject({ kind: "done" });
  });

  it("a tap that another rider made is not found, and stays theirs", async () => {
    const clientId = randomUUID();
    const second = (await makeRider(world, "T-0003")).actor;
    expect(await tap(second, "T-E3", "19:00:00", clientId)).toMatchObject({ kind: "done" });
    expect(await tap(rider, "T-E3", "19:01:00", clientId)).toMatchObject({ kind: "absent" });
    expect(await db().checkIn.findMany({ where: { clientId } })).toMatchObject([{ riderId: second.riderId }]);
  });

  it("a visitor is denied", async () => {
    expect(await tap(visitor(world.areaId, "zh-CN"), "T-E1", "12:00:00")).toEqual({ kind: "denied" });
  });

  it.each(ROLES)("a person with the role %s who is no rider is denied", async (role) => {
    const person = await db().person.create({ data: { areaId: world.areaId, name: role } });
    const grants = [{ role, scopeKind: "AREA", scopeId: world.areaId }] as const;
    const actor = { ...visitor(world.areaId, "zh-CN"), personId: person.id, grants };
    expect(await tap(actor, "T-E1", "12:00:00")).toEqual({ kind: "denied" });
  });

  it("a rider id that is not of this area is nobody's", async () => {
    expect(await tap({ ...rider, riderId: foreigner.riderId }, "T-E1", "12:00:00")).toEqual({
      kind: "denied",
    });
  });
});
