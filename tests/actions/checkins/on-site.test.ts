import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { poster } from "@/lib/checkins/poster";
import { rotatingCode } from "@/lib/checkins/rotating";
import { checkInVerb } from "@/lib/checkins/verb";
import type { Actor } from "@/lib/people/actor";
import { db } from "@/lib/server/db";
import { perform } from "@/lib/server/perform";
import { answers, phone, send, tapAt } from "./queue-world";
import { makeArea, makeRider, makeStation, type World } from "./world";

const at = (time: string) => new Date(`2026-11-20T${time}+08:00`);

let world: World;

beforeAll(async () => {
  world = await makeArea("t");
  await makeStation(world, "T-E5");
});

const stored = (clientId: string) => db().checkIn.findFirst({ where: { clientId } });

describe("the code on the station's screen, read during a visit that began at the poster", () => {
  const begin = async (number: string, time: string) => {
    const actor = (await makeRider(world, number)).actor;
    const { id } = await db().station.findFirstOrThrow({ where: { code: "T-E5" } });
    const tap = tapAt("T-E5", at(time));
    await answers(send(actor, phone(), [tap], at(time)));
    return { actor, clientId: tap.clientId, codeAt: (when: Date) => rotatingCode(id, when).code };
  };
  const notes = async (action: string, actor: Actor) => {
    const written = await db().auditEntry.findMany({
      where: { action, actorId: actor.personId },
      orderBy: { at: "asc" },
    });
    return written.map(({ detail }) => detail);
  };

  it("is noted with it, once, told, audited, and never taken back", async () => {
    const { actor, clientId, codeAt } = await begin("T-0030", "09:00:00");
    const now = at("09:10:00");
    const there = (raw: object, when: Date) =>
      perform(checkInVerb, {
        actor,
        raw: { code: "T-E5", clientId: randomUUID(), source: "LIST", ...raw },
        now: when,
        address: "test",
      });
    expect(await poster(actor, "T-E5", { rotating: "guess" }, now)).toMatchObject({ answer: "counted" });
    const scanned = { rotating: codeAt(now) };
    expect(await poster(actor, "T-E5", scanned, now)).toMatchObject({ answer: "confirm" });
    expect(await there(scanned, now)).toMatchObject({ kind: "done", data: { fresh: false } });
    expect(await stored(clientId)).toMatchObject({ source: "ROTATING", at: at("09:00:00") });
    expect(await poster(actor, "T-E5", scanned, now)).toMatchObject({
      answer: "counted",
      standing: { onSite: true },
    });
    await there(scanned, now);
    await there({}, at("09:20:00"));
    expect((await stored(clientId))?.source).toBe("ROTATING");
    expect(await notes("checkins.checkIn", actor)).toEqual([
      { fresh: false, onSite: true },
      { fresh: false },
      { fresh: false },
    ]);
  });

  it("so it is through the queue, and a repetition hears the same", async () => {
    const { actor, clientId, codeAt } = await begin("T-0031", "10:00:00");
    const tap = { ...tapAt("T-E5", at("10:05:00"), 2), rotating: codeAt(at("10:05:00")) };
    const own = phone();
    const first = await answers(send(actor, own, [tap], at("10:05:10")));
    expect(first.get(tap.clientId)).toMatchObject({ state: "merged", onSite: true });
    expect(await answers(send(actor, own, [tap], at("12:00:00")))).toEqual(first);
    const { id } = (await stored(clientId)) ?? {};
    expect(await notes("checkins.sync", actor)).toEqual([
      { fresh: [id], repeated: 0, refused: 0 },
      { fresh: [], repeated: 1, refused: 0, onSite: [id] },
      { fresh: [], repeated: 1, refused: 0 },
    ]);
  });

  it("is another rider's only for their own visit", async () => {
    const [one, other] = [await begin("T-0032", "11:00:00"), await begin("T-0033", "11:00:00")];
    const tap = { ...tapAt("T-E5", at("11:05:00"), 2), rotating: one.codeAt(at("11:05:00")) };
    await answers(send(other.actor, phone(), [tap], at("11:05:00")));
    expect((await stored(one.clientId))?.source).toBe("POSTER");
    expect((await stored(other.clientId))?.source).toBe("ROTATING");
  });
});
