import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Actor, ROLES, visitor } from "@/lib/people/actor";
import { db } from "@/lib/server/db";
import { closeVerb, endClosureVerb } from "@/lib/stations/closure-verbs";
import { stationsToRun, stationToRun } from "@/lib/stations/desk-queries";
import { setHoursVerb } from "@/lib/stations/hours-verbs";
import { board } from "@/lib/stations/queries";
import { editBasicsVerb, setServiceVerb } from "@/lib/stations/service-verbs";
import { foreignActor, MINIMAL, minimalActor, NOW, seedMinimal } from "@/prisma/seed/minimal";
import { at, OWN, send, versionOf } from "./world";

const manager = minimalActor("STATION_MANAGER");
const water = { kind: "DRINKING_WATER", state: "SHORT", note: "热水 15 分钟后好", noteEn: "" };
const week = (line: string) =>
  Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((weekday) => [`day${weekday}`, line]));
const now = { startsAt: "", endsAt: "", reason: "停水检修", reasonEn: "" };
const seen = async (actor: Actor = visitor(MINIMAL.area, "zh-CN")) =>
  (await board(actor, NOW)).stations.find((one) => one.id === OWN);

beforeAll(async () => {
  await seedMinimal();
});

beforeEach(async () => {
  await db().stationClosure.deleteMany();
  await db().station.updateMany({ data: { retiredOn: null, seats: 4, phone: null } });
});

const VERBS = [
  [setServiceVerb, water],
  [setHoursVerb, week("08:00-22:00")],
  [closeVerb, now],
  [editBasicsVerb, { seats: "4", phone: "" }],
] as const;

describe("who may", () => {
  const MAY = ["STATION_MANAGER", "NEIGHBOURHOOD_CADRE", "SUBDISTRICT_CADRE", "ADMINISTRATOR"];
  const EVERYWHERE = ["SUBDISTRICT_CADRE", "ADMINISTRATOR"];
  const table = VERBS.flatMap(([verb, input]) =>
    ROLES.map((role) => ({ verb, input, role, name: verb.name })),
  );

  it.each(table)("$name by $role", async ({ verb, input, role }) => {
    const actor = minimalActor(role);
    const own = await send(verb, actor, input);
    expect(own.kind).toBe(MAY.includes(role) ? "done" : "denied");
    const other = await send(verb, actor, { ...input, stationId: MINIMAL.stations.other });
    expect(other.kind).toBe(EVERYWHERE.includes(role) ? "done" : "denied");
  });

  it.each(VERBS.map(([verb, input]) => ({ verb, input, name: verb.name })))(
    "$name: nobody and not from another area",
    async ({ verb, input }) => {
      const before = await versionOf(OWN);
      expect((await send(verb, visitor(MINIMAL.area, "en"), input)).kind).toBe("denied");
      expect((await send(verb, foreignActor(), input)).kind).toBe("absent");
      expect(await versionOf(OWN)).toBe(before);
    },
  );

  it("a denial is audited and changes nothing", async () => {
    await db().stationClosure.deleteMany();
    await send(closeVerb, minimalActor("GUARD"), now);
    expect(await db().stationClosure.count()).toBe(0);
    const entry = await db().auditEntry.findFirst({
      where: { action: "stations.close", actorId: MINIMAL.people.GUARD },
      orderBy: { at: "desc" },
    });
    expect(entry).toMatchObject({ outcome: "denied", subjectId: OWN });
  });

  it("nobody runs a retired station", async () => {
    await db().station.update({ where: { id: OWN }, data: { retiredOn: new Date("2026-11-20T00:00:00Z") } });
    expect((await send(setServiceVerb, manager, water)).kind).toBe("absent");
    expect(await stationToRun(manager, "T-E1", NOW)).toBeNull();
  });
});

describe("the list", () => {
  it.each([
    ["STATION_MANAGER", ["T-E1"]],
    ["NEIGHBOURHOOD_CADRE", ["T-E1"]],
    ["SUBDISTRICT_CADRE", ["T-C1", "T-E1", "T-P01"]],
    ["ADMINISTRATOR", ["T-C1", "T-E1", "T-P01"]],
    ["OUTLET_MANAGER", []],
    ["GUARD", []],
    ["RIDER", []],
  ] as const)("of %s", async (role, codes) => {
    const stations = await stationsToRun(minimalActor(role), NOW);
    expect(stations.map((one) => one.code)).toEqual(codes);
    const other = await stationToRun(minimalActor(role), "t-c1", NOW);
    expect(other?.code ?? null).toBe((codes as readonly string[]).includes("T-C1") ? "T-C1" : null);
  });
});

describe("two at once", () => {
  it("refuses what was written on an old page, and says so; nothing is changed", async () => {
    const version = await versionOf(OWN);
    expect((await send(setServiceVerb, manager, { ...water, state: "AVAILABLE" })).kind).toBe("done");
    const late = await send(setServiceVerb, manager, { ...water, state: "PAUSED", version });
    expect(late).toMatchObject({ kind: "invalid", message: { key: "errors.stale" } });
    expect((await seen())?.services[0]?.state).toBe("AVAILABLE");
  });

  it("of ten at the same moment one is taken", async () => {
    const version = await versionOf(OWN);
    const outcomes = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        send(editBasicsVerb, manager, { seats: String(10 + index), phone: "", version }),
      ),
    );
    expect(outcomes.filter((one) => one.kind === "done")).toHaveLength(1);
    expect(await versionOf(OWN)).toBe(version + 1);
  });

  it("a click that comes twice closes once", async () => {
    const version = await versionOf(OWN);
    await send(closeVerb, manager, { ...now, version });
    await send(closeVerb, manager, { ...now, version });
    expect(await db().stationClosure.count({ where: { stationId: OWN } })).toBe(1);
  });
});

describe("services", () => {
  it("are on the board at once, with the note in the reader's language", async () => {
    await send(setServiceVerb, manager, { ...water, noteEn: "hot again in 15 minutes" });
    expect((await seen())?.services).toEqual([
      { kind: "DRINKING_WATER", state: "SHORT", note: "热水 15 分钟后好", provider: null },
    ]);
    expect((await seen(visitor(MINIMAL.area, "en")))?.services[0]?.note).toBe("hot again in 15 minutes");
    await send(setServiceVerb, manager, water);
    expect((await seen(visitor(MINIMAL.area, "en")))?.services[0]?.note).toBe("热水 15 分钟后好");
  });

  it("come and go", async () => {
    const food = { kind: "FOOD", state: "AVAILABLE", note: "", noteEn: "" };
    await send(setServiceVerb, manager, food);
    expect((await seen())?.services.map((one) => one.kind)).toEqual(["DRINKING_WATER", "FOOD"]);
    await send(setServiceVerb, manager, { ...food, state: "NONE" });
    expect((await seen())?.services.map((one) => one.kind)).toEqual(["DRINKING_WATER"]);
    expect((await send(setServiceVerb, manager, { ...food, state: "NONE" })).kind).toBe("done");
  });

  it("are audited with before and after, without the note", async () => {
    await send(setServiceVerb, manager, { ...water, state: "AVAILABLE" });
    await send(setServiceVerb, manager, { ...water, state: "PAUSED" });
    const entry = await db().auditEntry.findFirstOrThrow({
      where: { action: "stations.setService", outcome: "done" },
      orderBy: { at: "desc" },
    });
    expect(entry).toMatchObject({ actorId: manager.personId, subject: "station", subjectId: OWN });
    expect(entry.detail).toEqual({
      code: "T-E1",
      service: "DRINKING_WATER",
      before: "AVAILABLE",
      after: "PAUSED",
    });
  });

  it("refuses what is unknown or too long", async () => {
    expect((await send(setServiceVerb, manager, { ...water, kind: "BEER" })).kind).toBe("invalid");
    expect((await send(setServiceVerb, manager, { ...water, extra: "1" })).kind).toBe("invalid");
    const long = await send(setServiceVerb, manager, { ...water, note: "水".repeat(61) });
    expect(long).toMatchObject({ fields: { note: { key: "errors.tooLong", params: { max: 60 } } } });
  });
});

describe("hours", () => {
  it("replace the week and show at once", async () => {
    const lines = { ...week("09:00-12:00、13:00-18:00"), day5: "18:00-次日02:00", day6: "", day7: "closed" };
    expect((await send(setHoursVerb, manager, lines)).kind).toBe("done");
    const hours = await db().openingHours.findMany({ where: { stationId: OWN } });
    expect(hours).toHaveLength(9);
    expect((await seen())?.openness).toEqual({ state: "CLOSED", opens: at("20T18:00") });
  });

  it("that overlap or can't be read are named by day, and nothing is changed", async () => {
    await send(setHoursVerb, manager, week("08:00-22:00"));
    const outcome = await send(setHoursVerb, manager, {
      ...week("08:00-22:00"),
      day1: "08:00-12:00、11:00-20:00",
      day3: "早八点到晚十点",
      day4: "22:00-08:00",
    });
    expect(outcome).toMatchObject({
      kind: "invalid",
      fields: {
        day1: { key: "stations.hoursOverlap", params: { weekday: "周一" } },
        day3: { key: "stations.hoursUnreadable" },
        day4: { key: "stations.hoursBackwards" },
      },
    });
    expect(await db().openingHours.count({ where: { stationId: OWN } })).toBe(7);
  });

  it("negative control: the database itself refuses an overlap within a day", async () => {
    const overlap = { areaId: MINIMAL.area, stationId: OWN, weekday: 1, opensAt: 600, closesAt: 700 };
    await expect(db().openingHours.create({ data: overlap })).rejects.toThrow();
  });
});

describe("closures", () => {
  it("from now until further notice, at once on the board", async () => {
    expect((await send(closeVerb, manager, now)).kind).toBe("done");
    expect((await seen())?.openness).toMatchObject({
      state: "CLOSURE",
      until: null,
      closure: { reason: "停水检修", startsAt: NOW },
    });
  });

  it("are in local time", async () => {
    await send(closeVerb, manager, { ...now, startsAt: "2026-11-21T09:00", endsAt: "2026-11-21 15:30" });
    const [closure] = await db().stationClosure.findMany({ where: { stationId: OWN } });
    expect(closure).toMatchObject({ startsAt: at("21T09:00"), endsAt: at("21T15:30") });
    expect(closure?.createdById).toBe(manager.personId);
  });

  it.each([
    [
      "an end before the start",
      { startsAt: "2026-11-21T09:00", endsAt: "2026-11-21T08:00" },
      "endsAt",
      "stations.closureBackwards",
    ],
    [
      "an end in the past",
      { startsAt: "2026-11-20T08:00", endsAt: "2026-11-20T09:00" },
      "endsAt",
      "stations.closureBackwards",
    ],
    ["a start long ago", { startsAt: "2026-11-18T08:00" }, "startsAt", "stations.closureTooEarly"],
    ["a day that doesn't exist", { startsAt: "2026-02-30T08:00" }, "startsAt", "stations.badTime"],
    ["words for a time", { endsAt: "明天" }, "endsAt", "stations.badTime"],
    ["no reason", { reason: "  " }, "reason", "errors.required"],
  ])("refuses %s", async (_what, input, field, key) => {
    const outcome = await send(closeVerb, manager, { ...now, ...input });
    expect(outcome).toMatchObject({ kind: "invalid", fields: { [field]: { key } } });
    expect(await db().stationClosure.count()).toBe(0);
  });

  it("are ended early once", async () => {
    await send(closeVerb, manager, now);
    const { id: closureId } = await db().stationClosure.findFirstOrThrow();
    expect((await send(endClosureVerb, manager, { closureId })).kind).toBe("done");
    expect((await seen())?.openness.state).not.toBe("CLOSURE");
    expect(await db().stationClosure.findFirst()).toMatchObject({
      endedAt: NOW,
      endedById: manager.personId,
    });
    const again = await send(endClosureVerb, manager, { closureId });
    expect(again).toMatchObject({ kind: "invalid", message: { key: "stations.closureOver" } });
  });

  it("to come are cancelled", async () => {
    await send(closeVerb, manager, { ...now, startsAt: "2026-11-21T09:00" });
    const { id: closureId } = await db().stationClosure.findFirstOrThrow();
    await send(endClosureVerb, manager, { closureId });
    const later = (await board(manager, at("21T10:00"))).stations.find((one) => one.id === OWN);
    expect(later?.openness.state).not.toBe("CLOSURE");
  });

  it("of another station can't be ended through one's own", async () => {
    const { id: closureId } = await db().stationClosure.create({
      data: { areaId: MINIMAL.area, stationId: MINIMAL.stations.other, startsAt: NOW, reason: "停电" },
    });
    const outcome = await send(endClosureVerb, manager, { closureId });
    expect(outcome).toMatchObject({ kind: "invalid", message: { key: "stations.closureOver" } });
    expect(await db().stationClosure.findFirst()).toMatchObject({ endedAt: null });
  });
});

describe("basics", () => {
  it("seats and phone, typed full-width too", async () => {
    await send(editBasicsVerb, manager, { seats: "１２", phone: "０１０－８４５６ 0001" });
    const station = await stationToRun(manager, "T-E1", NOW);
    expect(station).toMatchObject({ seats: 12, phone: "010-8456 0001" });
    const entry = await db().auditEntry.findFirstOrThrow({
      where: { action: "stations.editBasics", outcome: "done" },
      orderBy: { at: "desc" },
    });
    expect(entry.detail).toEqual({ code: "T-E1", seatsBefore: 4, seats: 12, phoneChanged: true });
  });

  it.each(["", "-1", "501", "many", "1.5"])("refuses %j seats", async (seats) => {
    const outcome = await send(editBasicsVerb, manager, { seats, phone: "" });
    expect(outcome).toMatchObject({ kind: "invalid", fields: { seats: { key: "stations.badSeats" } } });
  });

  it.each(["call me", "<script>", "12"])("refuses the phone %j", async (phone) => {
    const outcome = await send(editBasicsVerb, manager, { seats: "4", phone });
    expect(outcome).toMatchObject({ kind: "invalid", fields: { phone: { key: "stations.badPhone" } } });
  });
});
