import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { countOnce, type NewCheckIn } from "@/lib/checkins/writes";
import { db } from "@/lib/server/db";
import { makeArea, makeRider, makeStation } from "./world";

const at = (time: string) => new Date(`2026-11-20T${time}+08:00`);

let tap: (changes?: Partial<NewCheckIn>) => NewCheckIn;
let stations: string[];
let riders: string[];

beforeAll(async () => {
  const world = await makeArea("t");
  riders = [(await makeRider(world, "T-0001")).id, (await makeRider(world, "T-0002")).id];
  const made = [];
  for (const code of ["T-E1", "T-E2", "T-E3", "T-E4", "T-E5"]) made.push(await makeStation(world, code));
  stations = made.map((station) => station.id);
  tap = (changes = {}) => ({
    areaId: world.areaId,
    riderId: riders[0] ?? "",
    stationId: stations[0] ?? "",
    clientId: randomUUID(),
    source: "POSTER",
    at: at("14:02:00"),
    ...changes,
  });
});

const count = (checkIn: NewCheckIn) => db().$transaction((tx) => countOnce(tx, checkIn));
const stored = (where: { riderId?: string; stationId?: string }) => db().checkIn.count({ where });

describe("one visit counts once", () => {
  it("a repeated clientId is the same check-in, however late it comes", async () => {
    const first = tap();
    const made = await count(first);
    expect(made).toMatchObject({ fresh: true, at: at("14:02:00") });
    const again = await count({ ...first, at: at("19:00:00") });
    expect(again).toEqual({ ...made, fresh: false });
  });

  it("the same station within half an hour is the same visit; from then on a new one", async () => {
    const stationId = stations[1] ?? "";
    const made = await count(tap({ stationId }));
    const within = await count(tap({ stationId, at: at("14:31:59.999") }));
    expect(within).toEqual({ ...made, fresh: false });
    const after = await count(tap({ stationId, at: at("14:32:00") }));
    expect(after).toMatchObject({ fresh: true, at: at("14:32:00") });
    expect(await stored({ stationId })).toBe(2);
  });

  it("one that was made earlier and arrives later runs into the same visit", async () => {
    const stationId = stations[2] ?? "";
    const made = await count(tap({ stationId }));
    expect(await count(tap({ stationId, at: at("13:50:00") }))).toEqual({ ...made, fresh: false });
  });

  it("another station and another rider count for themselves", async () => {
    const stationId = stations[3] ?? "";
    expect(await count(tap({ stationId }))).toMatchObject({ fresh: true });
    expect(await count(tap({ stationId, riderId: riders[1] ?? "" }))).toMatchObject({ fresh: true });
  });

  it("a clientId that another rider used tells nothing about that check-in", async () => {
    const first = tap({ at: at("20:00:00") });
    await count(first);
    const theirs = { ...first, riderId: riders[1] ?? "" };
    expect(await count(theirs)).toBeNull();
    expect(await count(tap({ at: at("20:40:00"), riderId: riders[1] ?? "" }))).toMatchObject({ fresh: true });
    expect(await count({ ...theirs, at: at("20:45:00") })).toBeNull();
  });

  it("a hundred taps at once count once, and all hear the same", async () => {
    const stationId = stations[4] ?? "";
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, i) =>
        db().$transaction(
          (tx) => countOnce(tx, tap({ stationId, at: new Date(at("14:02:00").getTime() + i) })),
          { maxWait: 15_000, timeout: 15_000 },
        ),
      ),
    );
    expect(answers.filter((answer) => answer?.fresh)).toHaveLength(1);
    expect(new Set(answers.map((answer) => answer?.id)).size).toBe(1);
    expect(new Set(answers.map((answer) => answer?.at.getTime())).size).toBe(1);
    expect(await stored({ stationId })).toBe(1);
  });
});
