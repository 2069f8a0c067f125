import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { readCursor } from "@/lib/checkins/cursor";
import { poster } from "@/lib/checkins/poster";
import { ownVisit, ownVisitSummary, ownVisits, standingVisit } from "@/lib/checkins/queries";
import { countOnce } from "@/lib/checkins/writes";
import { type Actor, ROLES } from "@/lib/people/actor";
import { db } from "@/lib/server/db";
import { makeArea, makeRider, makeStation, type World } from "./world";

/** A Friday. */
const NOW = new Date("2026-11-20T14:10:00+08:00");
const TIMES = [
  "2026-11-20T14:02:00",
  "2026-11-16T00:00:00",
  "2026-11-15T23:30:00",
  "2026-11-01T00:00:00",
  "2026-10-31T23:30:00",
];

let world: World;
let rider: Actor;
let other: Actor;
let ids: string[];

beforeAll(async () => {
  world = await makeArea("t");
  rider = (await makeRider(world, "T-0001")).actor;
  other = (await makeRider(world, "T-0002")).actor;
  const station = await makeStation(world, "T-E1");
  await makeStation(world, "T-E2", { opensAt: 0, closesAt: 60, north: 0.01 });
  ids = [];
  for (const time of TIMES) {
    const made = await db().$transaction((tx) =>
      countOnce(tx, {
        areaId: world.areaId,
        riderId: rider.riderId ?? "",
        stationId: station.id,
        clientId: randomUUID(),
        source: "POSTER",
        at: new Date(`${time}+08:00`),
      }),
    );
    ids.push(made?.id ?? "");
  }
});

/** Everybody who is not the rider: another rider, the rider's person without the enrolment, every role. */
const others = (): Actor[] => [
  other,
  { ...rider, areaId: randomUUID() },
  ...ROLES.flatMap((role) =>
    (["AREA", "OUTLET", "NEIGHBOURHOOD"] as const).map((scopeKind) => ({
      ...other,
      riderId: null,
      grants: [
        {
          role,
          scopeKind,
          scopeId: { AREA: world.areaId, OUTLET: world.outletId, NEIGHBOURHOOD: world.neighbourhoodId }[
            scopeKind
          ],
        },
      ],
    })),
  ),
];

describe("one's own visits", () => {
  it("come newest first, a page at a time, each once", async () => {
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page = await ownVisits(rider, readCursor(after), 2);
      expect(page.visits.length).toBeLessThanOrEqual(2);
      seen.push(...page.visits.map((visit) => visit.id));
      after = page.next;
    } while (after);
    expect(seen).toEqual(ids);
  });

  it("name the station in the reader's language", async () => {
    expect((await ownVisit(rider, ids[0] ?? ""))?.station).toEqual({ code: "T-E1", name: "T-E1驿站" });
    expect((await ownVisit({ ...rider, locale: "en" }, ids[0] ?? ""))?.station.name).toBe("Station T-E1");
  });

  it("are counted from Monday and from the first of the month, Shanghai time", async () => {
    const { last, thisWeek, thisMonth } = await ownVisitSummary(rider, NOW);
    expect(last?.id).toBe(ids[0]);
    expect({ thisWeek, thisMonth }).toEqual({ thisWeek: 2, thisMonth: 4 });
  });

  it("nobody else sees any of them, whatever the role and scope", async () => {
    for (const actor of others()) {
      expect((await ownVisits(actor, null)).visits).toEqual([]);
      expect(await ownVisit(actor, ids[0] ?? "")).toBeNull();
      expect(await standingVisit(actor, "T-E1", NOW)).toBeNull();
      expect(await ownVisitSummary(actor, NOW)).toEqual({ last: null, thisWeek: 0, thisMonth: 0 });
    }
    expect((await ownVisits(rider, null)).visits).toHaveLength(TIMES.length);
  });
});

describe("the page behind a poster", () => {
  it("says what is counted, as long as a tap would belong to it", async () => {
    const shown = await poster(rider, "t-e1", {}, NOW);
    expect(shown).toMatchObject({ answer: "counted", standing: { id: ids[0] }, station: { code: "T-E1" } });
    const later = new Date("2026-11-20T14:32:00+08:00");
    expect(await poster(rider, "T-E1", {}, later)).toMatchObject({ answer: "ready", standing: null });
  });

  it("names an older check-in that a repeated tap was, to its rider only", async () => {
    const later = new Date("2026-11-20T19:00:00+08:00");
    expect(await poster(rider, "T-E1", { done: ids[0] }, later)).toMatchObject({ earlier: { id: ids[0] } });
    expect(await poster(other, "T-E1", { done: ids[0] }, later)).toMatchObject({ earlier: null });
    expect(await poster(rider, "T-E1", { done: "no-id" }, later)).toMatchObject({ earlier: null });
  });

  it("sends from a closed door to the open ones, before asking anybody to sign in", async () => {
    const shown = await poster({ ...other, personId: null, riderId: null }, "T-E2", {}, NOW);
    expect(shown).toMatchObject({ answer: "closed", nearest: [{ code: "T-E1" }] });
    expect(shown?.nearest[0]?.metres).toBeCloseTo(1112, 0);
  });

  it("knows nothing of an unknown code", async () => {
    expect(await poster(rider, "T-E9", {}, NOW)).toBeNull();
  });
});
