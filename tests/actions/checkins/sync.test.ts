import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { queueOwner } from "@/lib/checkins/owner";
import { rotatingCode } from "@/lib/checkins/rotating";
import { settleBatch } from "@/lib/checkins/sync";
import { syncVerb } from "@/lib/checkins/sync-verb";
import { checkInVerb } from "@/lib/checkins/verb";
import { countOnce } from "@/lib/checkins/writes";
import { type Actor, visitor } from "@/lib/people/actor";
import { riderOverTime } from "@/lib/riders/queries";
import { db, type Tx } from "@/lib/server/db";
import { perform } from "@/lib/server/perform";
import { answers, phone, send, type Tap, tapAt } from "./queue-world";
import { makeArea, makeRider, makeStation, type World } from "./world";

const at = (time: string, day = "2026-11-20") => new Date(`${day}T${time}+08:00`);
const NOW = at("20:00:00");
const DAY = 86_400_000;

let world: World;
let rider: Actor;

beforeAll(async () => {
  world = await makeArea("t");
  rider = (await makeRider(world, "T-0001")).actor;
  for (const code of ["T-E1", "T-E2", "T-E3", "T-E4", "T-E5"]) await makeStation(world, code);
  await makeStation(world, "T-P01", { opensAt: 480, closesAt: 1320 });
  await makeStation(world, "T-P02", { retiredOn: "2026-11-20" });
});

const stored = (clientId: string) => db().checkIn.findFirst({ where: { clientId } });

describe("taps that waited", () => {
  it("count at the time of the tap, and a repetition is answered as the first time", async () => {
    const own = phone();
    const tap = tapAt("t-e1", at("14:02:00"));
    const first = await answers(send(rider, own, [tap], NOW));
    expect(first.get(tap.clientId)).toMatchObject({
      state: "counted",
      code: "T-E1",
      at: at("14:02:00").toISOString(),
    });
    expect(await answers(send(rider, own, [tap], at("21:00:00")))).toEqual(first);
    const late = at("20:00:00", "2026-12-20");
    expect(await answers(send(rider, own, [tap], late))).toEqual(first);
    expect(await stored(tap.clientId)).toMatchObject({
      at: at("14:02:00"),
      deviceId: own.deviceId,
      deviceSeq: 1,
      clockOffset: null,
      source: "POSTER",
    });
  });

  it.each([
    ["ahead", DAY],
    ["behind", -DAY],
  ])("of a phone whose clock is a day %s are corrected and marked", async (_name, ahead) => {
    const tap = tapAt("T-E2", at(ahead > 0 ? "10:00:00" : "11:00:00"));
    await answers(send(rider, phone(ahead), [tap], NOW));
    expect(await stored(tap.clientId)).toMatchObject({ at: tap.at, clockOffset: ahead / 1000 });
  });

  it("are settled in the order in which they were, whatever order they come in", async () => {
    const taps = ["09:00:00", "09:20:00", "09:35:00"].map((time, i) => tapAt("T-E3", at(time), i + 1));
    const got = await answers(send(rider, phone(), taps.toReversed(), NOW));
    expect(taps.map(({ clientId }) => got.get(clientId)?.state)).toEqual(["counted", "merged", "counted"]);
  });

  it("a further tap of a visit stays one, though a later repetition seems to lie outside of it", async () => {
    const own = phone(DAY);
    const [first, second] = [tapAt("T-E4", at("12:00:00")), tapAt("T-E4", at("12:29:59"), 2)];
    await answers(send(rider, own, [first, second], NOW));
    const again = await answers(send(rider, own, [second], NOW, { took: 0 }));
    const slow = await answers(send(rider, own, [second], new Date(NOW.getTime() + 5000), { took: 5000 }));
    expect(slow).toEqual(again);
    expect(slow.get(second.clientId)?.state).toBe("merged");
    expect(await stored(second.clientId)).toBeNull();
  });

  it("are refused one by one, each with its reason, and the others count", async () => {
    const good = tapAt("T-E5", at("13:00:00"));
    const bad = {
      night: tapAt("T-P01", at("03:00:00"), 2),
      gone: tapAt("T-P02", at("13:00:00"), 3),
      unknown: tapAt("T-E99", at("13:00:00"), 4),
      old: tapAt("T-E5", new Date(NOW.getTime() - 3 * DAY - 1), 5),
    };
    const got = await answers(send(rider, phone(), [good, ...Object.values(bad)], NOW));
    const reason = (tap: { clientId: string }) => {
      const answer = got.get(tap.clientId);
      return answer?.state === "refused" ? answer.reason : null;
    };
    expect(got.get(good.clientId)?.state).toBe("counted");
    expect(reason(bad.night)).toMatch(/03:00.*T-P01驿站没开/);
    expect(reason(bad.gone)).toContain("已经撤了");
    expect(reason(bad.unknown)).toContain("T-E99");
    expect(reason(bad.old)).toContain("三天");
  });

  it("count for whoever worked at the time, also when they have left since", async () => {
    const left = (await makeRider(world, "T-0002", "2026-11-20")).actor;
    const [while_, after] = [
      tapAt("T-E1", at("15:00:00", "2026-11-19")),
      tapAt("T-E2", at("15:00:00", "2026-11-20"), 2),
    ];
    const got = await answers(send(left, phone(), [while_, after], NOW));
    expect(got.get(while_.clientId)?.state).toBe("counted");
    expect(got.get(after.clientId)).toMatchObject({ state: "refused" });
  });

  it("are noted in the audit by their check-ins, without a station", async () => {
    const fresh = (await makeRider(world, "T-0003")).actor;
    const tap = tapAt("T-E1", at("10:00:00"));
    const got = (await answers(send(fresh, phone(), [tap], NOW))).get(tap.clientId);
    const id = got && "id" in got ? got.id : "";
    const [note] = await db().auditEntry.findMany({
      where: { action: "checkins.sync", actorId: fresh.personId ?? "" },
    });
    expect(note).toMatchObject({ subjectId: id, detail: { fresh: [id], repeated: 0, refused: 0 } });
  });
});

describe("whose queue", () => {
  const tap = () => tapAt("T-E1", at("16:00:00"));

  it("somebody else's in the same phone is denied as a whole, and stays theirs", async () => {
    const other = (await makeRider(world, "T-0010")).actor;
    const theirs = tap();
    const owner = queueOwner(other) ?? "";
    expect(await send(rider, phone(), [theirs], NOW, { owner })).toEqual({ kind: "denied" });
    expect(await stored(theirs.clientId)).toBeNull();
    expect((await answers(send(other, phone(), [theirs], NOW))).get(theirs.clientId)?.state).toBe("counted");
  });

  describe("a tap that another rider of the same phone has made", () => {
    const seven = (seconds: number) => at(`07:00:${String(seconds).padStart(2, "0")}`);
    let other: Actor;
    beforeAll(async () => {
      other = (await makeRider(world, "T-0011")).actor;
    });

    it.each([
      ["counted", 0],
      ["as a further one of a visit", 1],
    ])("and that is in, %s, is refused alone: the others count", async (_name, which) => {
      const code = `T-E${which + 2}`;
      const theirs = [tapAt(code, seven(0)), tapAt(code, seven(1), 2)];
      await answers(send(other, phone(), theirs, NOW));
      const taken = theirs[which] ?? tapAt(code, NOW);
      const times = [at(`0${which * 2}:00:00`), at(`0${which * 2 + 1}:00:00`)] as const;
      const batch = [tapAt("T-E1", times[0]), taken, tapAt("T-E1", times[1], 3)];
      const own = phone();
      const got = await answers(send(rider, own, batch, NOW));
      expect(batch.map(({ clientId }) => got.get(clientId)?.state)).toEqual([
        "counted",
        "refused",
        "counted",
      ]);
      expect(got.get(taken.clientId)).toMatchObject({ reason: expect.stringContaining("别的账号") });
      expect(await answers(send(rider, own, batch, NOW))).toEqual(got);
    });

    it("is not taken into a visit of one's own, and its rider hears of it as before", async () => {
      const theirs = tapAt("T-E4", seven(0));
      const first = await answers(send(other, phone(), [theirs], NOW));
      const mine = tapAt("T-E4", seven(1));
      const got = await answers(send(rider, phone(), [mine, theirs], NOW));
      expect([mine, theirs].map(({ clientId }) => got.get(clientId)?.state)).toEqual(["counted", "refused"]);
      expect(await answers(send(other, phone(), [theirs], NOW))).toEqual(first);
    });

    it("and that was noted for both before this was refused is answered to each as before", async () => {
      const [theirs, mine] = [tapAt("T-E3", at("05:00:00")), tapAt("T-E3", at("05:00:01"))];
      const first = await answers(send(other, phone(), [theirs], NOW));
      const visit = (await answers(send(rider, phone(), [mine], NOW))).get(mine.clientId);
      const checkInId = visit && "id" in visit ? visit.id : "";
      await db().checkInTap.create({
        data: { areaId: world.areaId, clientId: theirs.clientId, checkInId },
      });
      const got = await answers(send(rider, phone(), [theirs], NOW));
      expect(got.get(theirs.clientId)).toMatchObject({ state: "merged", id: checkInId });
      expect(await answers(send(other, phone(), [theirs], NOW))).toEqual(first);
    });

    it("and that comes in at the very moment is refused alone as well", async () => {
      const taken = tapAt("T-E5", seven(0));
      const good = tapAt("T-E5", at("08:00:00"), 2);
      const station = await db().station.findFirstOrThrow({ where: { code: "T-E5" } });
      const meanwhile = () =>
        db().$transaction((tx) =>
          countOnce(tx, {
            areaId: world.areaId,
            riderId: other.riderId ?? "",
            stationId: station.id,
            clientId: taken.clientId,
            source: "POSTER",
            at: taken.at,
          }),
        );
      const settled = await db().$transaction(async (tx) => {
        const whose = await riderOverTime(tx, rider);
        if (!whose) throw new Error("no rider");
        const batch = { deviceId: randomUUID(), sentAt: NOW, items: [taken, good].map(itemOf) };
        return settleBatch(afterFirstLook(tx, meanwhile), rider, whose, batch, NOW);
      });
      expect(settled.map(({ answer }) => answer.state)).toEqual(["refused", "counted"]);
    });
  });

  it.each([
    ["a visitor", (): Actor => visitor(world.areaId, "zh-CN")],
    ["somebody who is no rider", (): Actor => ({ ...rider, riderId: null })],
  ])("%s is denied", async (_name, who) => {
    expect(await send(who(), phone(), [tap()], NOW, { owner: "x" })).toEqual({ kind: "denied" });
  });

  it.each([
    ["none", { items: [] }],
    ["more than one request takes", { items: Array.from({ length: 51 }, tapLike) }],
    ["a position", { items: [{ ...tapLike(), lat: 39.9 }] }],
    ["a place of zero", { items: [{ ...tapLike(), seq: 0 }] }],
  ])("refuses a batch with %s", async (_name, { items }) => {
    const raw = { owner: "x", deviceId: randomUUID(), sentAt: NOW.toISOString(), items };
    expect(await perform(syncVerb, { actor: rider, raw, now: NOW, address: "test" })).toMatchObject({
      kind: "invalid",
    });
  });
});

const itemOf = (tap: Tap) => ({ ...tap, source: "POSTER" as const });

/** The same transaction, in which something happens elsewhere once it has looked which taps are in. */
function afterFirstLook(tx: Tx, elsewhere: () => Promise<unknown>): Tx {
  let looked = false;
  return new Proxy(tx, {
    get: (target, name, self) =>
      name === "$queryRaw" && !looked
        ? async (...query: Parameters<Tx["$queryRaw"]>) => {
            looked = true;
            const rows = await target.$queryRaw(...query);
            await elsewhere();
            return rows;
          }
        : Reflect.get(target, name, self),
  });
}

function tapLike() {
  return { clientId: randomUUID(), seq: 1, code: "T-E1", at: "2026-11-20T06:00:00Z", source: "POSTER" };
}

describe("the code on the station's screen", () => {
  const seconds = (from: Date, by: number) => new Date(from.getTime() + by * 1000);
  const tap = async (code: string, rotating: string, now: Date) => {
    const actor = (await makeRider(world, `T-1${now.getTime()}${rotating}`)).actor;
    const clientId = randomUUID();
    const raw = { code, clientId, source: "POSTER", rotating };
    expect(await perform(checkInVerb, { actor, raw, now, address: "test" })).toMatchObject({ kind: "done" });
    return (await stored(clientId))?.source;
  };

  it("marks a check-in as stronger while it stands and for one step more; then it is the poster's", async () => {
    const { id } = await db().station.findFirstOrThrow({ where: { code: "T-E1" } });
    const shown = at("14:00:00");
    const { code, until } = rotatingCode(id, shown);
    expect(until).toEqual(at("14:00:30"));
    expect(await tap("T-E1", code, seconds(shown, 29))).toBe("ROTATING");
    expect(await tap("T-E1", code, seconds(shown, 59))).toBe("ROTATING");
    expect(await tap("T-E1", code, seconds(shown, 60))).toBe("POSTER");
    expect(await tap("T-E1", code, seconds(shown, -30))).toBe("ROTATING");
    expect(await tap("T-E1", code, seconds(shown, -31))).toBe("POSTER");
    expect(await tap("T-E2", code, seconds(shown, 1))).toBe("POSTER");
    expect(await tap("T-E1", "guess", seconds(shown, 2))).toBe("POSTER");
  });

  it("doesn't count as presence when the tap waited: a phone's word for the time is no proof", async () => {
    const { id } = await db().station.findFirstOrThrow({ where: { code: "T-E3" } });
    const actor = (await makeRider(world, "T-0020")).actor;
    const seen = at("17:00:00");
    const rotating = rotatingCode(id, seen).code;
    const [late, prompt] = [
      { ...tapAt("T-E3", seen), rotating },
      { ...tapAt("T-E3", at("18:00:00"), 2), rotating: rotatingCode(id, at("18:00:00")).code },
    ];
    await answers(send(actor, phone(), [late], at("17:30:00")));
    await answers(send(actor, phone(), [prompt], at("18:00:20")));
    expect((await stored(late.clientId))?.source).toBe("POSTER");
    expect((await stored(prompt.clientId))?.source).toBe("ROTATING");
  });

  it("nor for a visit that lies back: a code of now says nothing of then", async () => {
    const { id } = await db().station.findFirstOrThrow({ where: { code: "T-E4" } });
    const actor = (await makeRider(world, "T-0021")).actor;
    const own = phone();
    const first = tapAt("T-E4", at("14:00:00"));
    await answers(send(actor, own, [first], at("14:00:10")));
    const rotating = rotatingCode(id, at("17:00:00")).code;
    const back = [tapAt("T-E4", at("14:10:00"), 2), tapAt("T-E4", at("15:00:00"), 3)];
    const items = back.map((one) => ({ ...one, rotating }));
    await answers(send(actor, own, items, at("17:00:00")));
    expect((await stored(first.clientId))?.source).toBe("POSTER");
    expect((await stored(back[1]?.clientId ?? ""))?.source).toBe("POSTER");
  });
});
