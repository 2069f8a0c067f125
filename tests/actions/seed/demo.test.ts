import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { escalateForgotten } from "@/lib/cases/escalate";
import { stepsOf } from "@/lib/cases/timeline";
import { CAST, DEMO_PASSWORD, DEMO_PHONE_PREFIX } from "@/lib/demo/cast";
import { passwordFits } from "@/lib/people/password";
import { currentPass, passState } from "@/lib/riders/rules";
import { closeDb, db } from "@/lib/server/db";
import { seedDemo } from "@/prisma/seed/index";

const NOW = new Date("2026-11-20T06:20:00Z");
const AREA = { slug: "t" };

beforeAll(() => seedDemo({ now: NOW }), 600_000);
afterAll(closeDb);

describe("community T, as in the paper", () => {
  it("has its numbers", async () => {
    const area = await db().area.findUniqueOrThrow({ where: AREA });
    expect(Number(area.areaKm2)).toBe(1.23);
    expect(area).toMatchObject({
      population: 40_000,
      isDemo: true,
      stationsOpenedOn: new Date("2026-02-20"),
    });
    const counts = {
      neighbourhoods: await db().neighbourhood.count(),
      outlets: await db().outlet.count({ where: { closedOn: null } }),
      branches: await db().partyBranch.count({ where: { secretaryId: { not: null } } }),
      companies: await db().company.count(),
      groups: await db().riderGroup.count({ where: { leaderId: { not: null } } }),
      riders: await db().employment.count({ where: { endsOn: null } }),
      buildings: await db().building.count({ where: { hasLift: false, floors: 6 } }),
    };
    expect(counts).toEqual({
      neighbourhoods: 6,
      outlets: 11,
      branches: 11,
      companies: 6,
      groups: 6,
      riders: 395,
      buildings: 180,
    });
    const kinds = await db().station.groupBy({ by: ["kind"], _count: true });
    expect(Object.fromEntries(kinds.map(({ kind, _count }) => [kind, _count]))).toEqual({
      LEISURE_CENTRE: 1,
      EXPRESS_STATION: 6,
      SHOP_POST: 24,
    });
    expect(await db().station.count({ where: { services: { none: { kind: "DRINKING_WATER" } } } })).toBe(0);
  });

  it("says that it is complete", async () => {
    expect((await db().demoSeed.findUniqueOrThrow({ where: { id: 1 } })).finishedAt).not.toBeNull();
  });

  it("took stations, riders and buildings through the import", async () => {
    const runs = await db().importRun.findMany({ orderBy: { fileName: "asc" } });
    expect(runs.map(({ kind }) => kind)).toEqual(["buildings", "riders", "riders", "stations"]);
  });
});

describe("the cast", () => {
  it.each(CAST.map((member) => [member.key, member] as const))(
    "%s is there with roles in scope",
    async (_, member) => {
      const person = await db().person.findFirstOrThrow({
        where: { phone: member.phone },
        include: {
          grants: true,
          credential: true,
          rider: { include: { employments: { where: { endsOn: null }, include: { outlet: true } } } },
        },
      });
      expect(person.name).toBe(member.name);
      const scopes = await Promise.all(
        person.grants.map(({ scopeKind, scopeId }) => scopeName(scopeKind, scopeId)),
      );
      if (!member.rider) expect(scopes.sort()).toEqual(member.grants.map(({ scope }) => scope).sort());
      expect(person.grants.map(({ role }) => role)).toContain(member.role);
      expect(person.credential?.username ?? undefined).toBe(member.username);
      expect(person.rider?.number).toBe(member.rider?.number);
      expect(person.rider?.employments[0]?.outlet.name).toBe(member.rider?.outlet);
    },
  );

  it("staff sign in with the demo's password, and nobody else has one", async () => {
    const credentials = await db().credential.findMany();
    expect(credentials).toHaveLength(CAST.filter(({ username }) => username).length);
    expect(await passwordFits(credentials[0]?.passwordHash ?? null, DEMO_PASSWORD)).toBe(true);
    expect(await passwordFits(credentials[0]?.passwordHash ?? null, "another")).toBe(false);
  });

  it("Zhou Yulan waits, Wang Min has something overdue, Han Xiaoyu's pass is suspended", async () => {
    const waiting = await db().case.findFirstOrThrow({
      where: { reporter: { name: "周玉兰" }, kind: "COMPLAINT" },
      include: { rider: true },
    });
    expect(waiting).toMatchObject({ status: "DISPATCHED", rider: { number: "T-0217" } });
    const overdue = { status: "DISPATCHED", dueAt: { lt: NOW }, assignee: { name: "王敏" } } as const;
    expect(await db().case.count({ where: overdue })).toBeGreaterThan(0);
    const stateOf = async (number: string) => {
      const rider = await db().rider.findFirstOrThrow({
        where: { number },
        include: { passes: { include: { suspensions: true, revocation: true } } },
      });
      return passState(currentPass(rider.passes, NOW), true, NOW, "2026-11-20").kind;
    };
    expect([await stateOf("T-0388"), await stateOf("T-0217"), await stateOf("T-0042")]).toEqual([
      "suspended",
      "valid",
      "valid",
    ]);
  });

  it("has only numbers that nobody can be given", async () => {
    const where = { phone: { not: null }, NOT: { phone: { startsWith: DEMO_PHONE_PREFIX } } };
    expect(await db().person.count({ where })).toBe(0);
    expect(
      await db().case.count({
        where: { contactPhone: { not: null }, NOT: { contactPhone: { startsWith: DEMO_PHONE_PREFIX } } },
      }),
    ).toBe(0);
  });
});

async function scopeName(kind: string, id: string): Promise<string> {
  switch (kind) {
    case "AREA":
      return (await db().area.findUniqueOrThrow({ where: { id } })).slug;
    case "NEIGHBOURHOOD":
      return (await db().neighbourhood.findUniqueOrThrow({ where: { id } })).code;
    case "STATION":
      return (await db().station.findUniqueOrThrow({ where: { id } })).code;
    default:
      return (await db().outlet.findUniqueOrThrow({ where: { id } })).name;
  }
}

describe("eighteen months", () => {
  it("cases: a few thousand, in every state, with texts that differ", async () => {
    const statuses = await db().case.groupBy({ by: ["status"], _count: true });
    expect(statuses.map(({ status }) => status).sort()).toEqual([
      "ACCEPTED",
      "CLOSED",
      "DISPATCHED",
      "HANDLED",
      "REPORTED",
      "VERIFIED",
    ]);
    expect(await db().case.count()).toBeGreaterThan(2500);
    const texts = await db().case.findMany({ distinct: ["text"], select: { id: true } });
    expect(texts.length).toBeGreaterThan(1500);
    expect(await db().caseCategory.count({ where: { cases: { none: {} } } })).toBe(0);
    expect(await db().casePause.count({ where: { endedAt: null } })).toBeGreaterThan(0);
    expect(await db().caseClosure.count({ where: { reopenedAt: { not: null } } })).toBeGreaterThan(20);
    expect(await db().case.count({ where: { text: { contains: "{" } } })).toBe(0);
  });

  it("cases: the forgotten ones have risen, and the job finds no other", async () => {
    expect(await db().caseEscalation.count({ where: { endedAt: null } })).toBeGreaterThan(0);
    expect(await escalateForgotten(NOW)).toBe(0);
    // Negative control: without one of them it would.
    const { id } = await db().caseEscalation.findFirstOrThrow();
    await db().caseEscalation.delete({ where: { id } });
    expect(await escalateForgotten(NOW)).toBe(1);
  });

  it("cases: the timeline leads to the status, in order, and never into the future", async () => {
    const cases = await db().case.findMany({
      include: { events: { orderBy: [{ at: "asc" }, { id: "asc" }] }, closures: true, dispatches: true },
    });
    const wrong = cases.filter(({ status, filedAt, events, closures, dispatches, closedAt }) => {
      const happened = events.map(({ kind, at, data }) => ({
        kind,
        at,
        declined: (data as { declined?: boolean }).declined === true,
      }));
      const now = stepsOf(status, filedAt, happened).find(
        ({ state, status: step }) => state === "now" || (state === "done" && step === "CLOSED"),
      );
      const openClosures = closures.filter(({ reopenedAt }) => !reopenedAt).length;
      const openDispatches = dispatches.filter(({ endedAt }) => !endedAt).length;
      return (
        events[0]?.kind !== "FILED" ||
        events.some(({ at }) => at > NOW || at < filedAt) ||
        now?.status !== status ||
        now.at === null ||
        openClosures !== (status === "CLOSED" ? 1 : 0) ||
        openDispatches !== (status === "DISPATCHED" ? 1 : 0) ||
        (closedAt !== null) !== (status === "CLOSED")
      );
    });
    expect(wrong.map(({ reference, status }) => `${reference} ${status}`)).toEqual([]);
  });

  it("check-ins: tens of thousands, after the opening, with a rhythm, while the station is there", async () => {
    const count = await db().checkIn.count();
    expect(count).toBeGreaterThan(30_000);
    const outside = {
      OR: [
        { at: { lt: new Date("2026-02-19T16:00:00Z") } },
        { at: { gt: NOW } },
        { receivedAt: { gt: NOW } },
      ],
    };
    expect(await db().checkIn.count({ where: outside })).toBe(0);
    const hours = await db().$queryRaw<{ hour: number; n: number }[]>`
      SELECT extract(hour FROM "at" AT TIME ZONE 'Asia/Shanghai')::int AS hour, count(*)::int AS n FROM "CheckIn" GROUP BY 1`;
    const at = (hour: number) => hours.find((one) => one.hour === hour)?.n ?? 0;
    expect(at(14)).toBeGreaterThan(3 * at(12));
    expect(at(4)).toBe(0);
  });

  it("check-ins: only of riders who worked that day", async () => {
    const [{ n } = { n: -1 }] = await db().$queryRaw<{ n: number }[]>`
      SELECT count(*)::int AS n FROM "CheckIn" c WHERE NOT EXISTS (
        SELECT 1 FROM "Employment" e WHERE e."riderId" = c."riderId"
          AND daterange(e."startsOn", e."endsOn") @> (c."at" AT TIME ZONE 'Asia/Shanghai')::date)`;
    expect(n).toBe(0);
  });

  it("deliveries double, second deliveries and leaving fall", async () => {
    const sum = async (where: object) => {
      const { _sum } = await db().outletMonth.aggregate({
        where,
        _sum: { deliveries: true, secondDeliveries: true, ridersLeft: true },
      });
      return {
        deliveries: _sum.deliveries ?? 0,
        second: _sum.secondDeliveries ?? 0,
        left: _sum.ridersLeft ?? 0,
      };
    };
    const before = await sum({ month: { gte: new Date("2025-06-01"), lt: new Date("2025-11-01") } });
    const after = await sum({ month: { gte: new Date("2026-06-01"), lt: new Date("2026-11-01") } });
    expect(after.deliveries / before.deliveries).toBeGreaterThan(1.9);
    expect(after.deliveries / before.deliveries).toBeLessThan(2.15);
    expect(after.second / after.deliveries).toBeLessThan((before.second / before.deliveries) * 0.5);
    expect(after.left).toBeLessThan(before.left * 0.6);
  });

  it("disputes in both channels, settled and open, with visits afterwards", async () => {
    const channels = await db().dispute.groupBy({ by: ["channel", "status"], _count: true });
    expect(new Set(channels.map(({ channel }) => channel)).size).toBe(2);
    expect(channels.map(({ status }) => status)).toEqual(
      expect.arrayContaining(["IN_MEDIATION", "SETTLED", "ENDED_WITHOUT_AGREEMENT"]),
    );
    expect(await db().followUp.count()).toBeGreaterThan(10);
    expect(await db().dispute.count({ where: { parties: { none: {} } } })).toBe(0);
  });

  it("activities on the festivals of the lunar calendar", async () => {
    const dragonBoat = await db().activity.findFirstOrThrow({ where: { title: { startsWith: "端午" } } });
    expect(dragonBoat.startsAt.toISOString().slice(0, 10)).toBe("2026-06-19");
    expect(await db().activitySignUp.count({ where: { attendedAt: { not: null } } })).toBeGreaterThan(100);
    expect(await db().activity.count({ where: { startsAt: { gt: NOW } } })).toBeGreaterThan(0);
  });

  it("knows the working days of the State Council's notice", async () => {
    const day = (date: string) => db().calendarDay.findFirst({ where: { date: new Date(date) } });
    expect(await day("2026-10-01")).toMatchObject({ kind: "HOLIDAY" });
    expect(await db().calendarDay.count({ where: { kind: "WORKDAY" } })).toBeGreaterThan(3);
  });
});
