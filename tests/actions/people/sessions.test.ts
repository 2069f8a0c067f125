import { encode } from "next-auth/jwt";
import { beforeEach, describe, expect, it } from "vitest";
import { ownAccount, ownSessions } from "@/lib/people/account";
import type { Actor } from "@/lib/people/actor";
import { openSession } from "@/lib/people/sessions";
import { sweepSignIns } from "@/lib/people/sweep";
import { actorOfSession } from "@/lib/server/actor";
import { db } from "@/lib/server/db";
import { takeTicket } from "@/lib/server/tickets";
import { sessionIdOf } from "@/lib/server/visitor";
import {
  actorByTicket,
  again,
  call,
  forgetLimits,
  makeArea,
  makePerson,
  must,
  NOW,
  nobody,
  plus,
  signInByPhone,
} from "./world";

const PHONE = "+8615400004444";
let area: string;

beforeEach(async () => {
  area = await makeArea();
  await forgetLimits();
});

describe("a ticket", () => {
  const fresh = async () => {
    const { id } = await makePerson(area, { phone: PHONE, role: "RESIDENT" });
    return db().$transaction((tx) => openSession(tx, area, id, "CODE", NOW));
  };

  it("gives the session once", async () => {
    const { ticket } = await fresh();
    expect(await takeTicket(ticket, "", NOW)).not.toBeNull();
    expect(await takeTicket(ticket, "", NOW)).toBeNull();
  });

  it("gives it once to ten takers at the same moment", async () => {
    const { ticket } = await fresh();
    const taken = await Promise.all(Array.from({ length: 10 }, () => takeTicket(ticket, "", NOW)));
    expect(taken.filter(Boolean)).toHaveLength(1);
  });

  it("is good for a minute, and only the real one", async () => {
    const { ticket } = await fresh();
    expect(await takeTicket(`${ticket}x`, "", NOW)).toBeNull();
    expect(await takeTicket(ticket, "", plus(60))).toBeNull();
    expect(await takeTicket(ticket, "Mozilla/5.0 (iPhone) MicroMessenger/8", plus(59))).not.toBeNull();
    const [row] = await db().session.findMany({ where: { areaId: area } });
    expect(row).toMatchObject({ device: "WeChat · iPhone", ticketHash: null });
  });

  it("not yet taken up is nobody's session, even by its id", async () => {
    await fresh();
    const [row] = await db().session.findMany({ where: { areaId: area } });
    expect((await actorOfSession(row?.id ?? "", nobody(area), NOW)).personId).toBeNull();
  });
});

describe("the cookie", () => {
  const SECRET = process.env.AUTH_SECRET ?? "";
  const make = (secret: string, salt: string, maxAge = 60) =>
    encode({ token: { sid: "session-1" }, secret, salt, maxAge });

  it("is read when it is ours", async () => {
    expect(await sessionIdOf(await make(SECRET, "yizhan-3000"), "yizhan-3000")).toBe("session-1");
  });
  it("of another secret, another name, past its time or garbage is nobody's", async () => {
    expect(await sessionIdOf(await make(`${SECRET}x`, "yizhan-3000"), "yizhan-3000")).toBeNull();
    expect(await sessionIdOf(await make(SECRET, "yizhan-3001"), "yizhan-3000")).toBeNull();
    expect(await sessionIdOf(await make(SECRET, "yizhan-3000", -60), "yizhan-3000")).toBeNull();
    for (const token of [undefined, "", "x", "a.b.c.d.e"]) {
      expect(await sessionIdOf(token, "yizhan-3000")).toBeNull();
    }
  });
});

describe("a session at the next request", () => {
  let actor: Actor;
  beforeEach(async () => {
    actor = await signInByPhone(area, PHONE);
  });
  const gone = async () => (await again(actor)).personId === null;

  it("stands (negative control)", async () => expect(await gone()).toBe(false));

  it("is gone after signing out, and others stay", async () => {
    const other = await signInByPhone(area, PHONE, plus(120));
    await must("account.signOut", actor, {});
    expect(await gone()).toBe(true);
    expect((await again(other, plus(120))).personId).toBe(actor.personId);
  });

  it("is gone after signing out everywhere", async () => {
    const other = await signInByPhone(area, PHONE, plus(120));
    await must("account.signOutEverywhere", other, {}, { now: plus(121) });
    expect(await gone()).toBe(true);
    expect((await again(other, plus(122))).personId).toBeNull();
  });

  it("is gone when the person ends it from another device", async () => {
    const other = await signInByPhone(area, PHONE, plus(120));
    await must("account.endSession", other, { id: actor.sessionId }, { now: plus(121) });
    expect(await gone()).toBe(true);
    expect((await again(other, plus(122))).personId).toBe(actor.personId);
  });

  it("stays when somebody else tries to end it: to them it doesn't exist", async () => {
    const stranger = await signInByPhone(area, "+8615400005555");
    expect((await call("account.endSession", stranger, { id: actor.sessionId })).kind).toBe("absent");
    expect((await call("account.endSession", nobody(area), { id: actor.sessionId })).kind).toBe("denied");
    expect(await gone()).toBe(false);
  });

  it("is gone while the person is disabled", async () => {
    const { id } = await db().personDisablement.create({
      data: { areaId: area, personId: actor.personId ?? "", reason: "试" },
    });
    expect(await gone()).toBe(true);
    await db().personDisablement.update({ where: { id }, data: { endedAt: NOW } });
    expect(await gone()).toBe(false);
  });

  it("is nobody's on another community's host", async () => {
    const other = await makeArea();
    expect((await actorOfSession(actor.sessionId ?? "", nobody(other), NOW)).personId).toBeNull();
  });

  it("carries a role from the day it begins to the moment it ends", async () => {
    const personId = actor.personId ?? "";
    await db().roleGrant.create({
      data: {
        areaId: area,
        personId,
        role: "RIDER",
        scopeKind: "AREA",
        scopeId: area,
        startsAt: plus(100),
        endsAt: plus(200),
      },
    });
    const roles = async (now: Date) => (await again(actor, now)).grants.map(({ role }) => role);
    expect(await roles(plus(99))).toEqual(["RESIDENT"]);
    expect((await roles(plus(100))).sort()).toEqual(["RESIDENT", "RIDER"]);
    expect(await roles(plus(200))).toEqual(["RESIDENT"]);
  });

  it("notes when it was last seen, at most every five minutes", async () => {
    const seen = async () =>
      (await db().session.findUniqueOrThrow({ where: { id: actor.sessionId ?? "" } })).lastSeenAt;
    await again(actor, plus(299));
    expect(await seen()).toEqual(NOW);
    await again(actor, plus(300));
    expect(await seen()).toEqual(plus(300));
  });

  it("with an id that is no id at all is nobody's", async () => {
    for (const id of ["", "none", "' OR 1=1 --"]) {
      expect((await actorOfSession(id, nobody(area), NOW)).personId).toBeNull();
    }
  });
});

describe("what the account page reads", () => {
  it("lists own open sessions only, this one first", async () => {
    const first = await signInByPhone(area, PHONE);
    const second = await signInByPhone(area, PHONE, plus(120));
    await signInByPhone(area, "+8615400005555");
    const list = await ownSessions(first, plus(121));
    expect(list.map(({ id, current }) => [id, current])).toEqual([
      [first.sessionId, true],
      [second.sessionId, false],
    ]);
    await must("account.endSession", first, { id: second.sessionId }, { now: plus(122) });
    expect(await ownSessions(first, plus(123))).toHaveLength(1);
    expect(await ownSessions(nobody(area), NOW)).toEqual([]);
  });

  it("tells the own number and how many recovery codes are left", async () => {
    const actor = await signInByPhone(area, PHONE);
    expect(await ownAccount(actor)).toEqual({ phone: PHONE, username: null, recoveryCodesLeft: null });
    expect(await ownAccount(nobody(area))).toBeNull();
  });

  it("a person without a password gets no recovery codes", async () => {
    const actor = await signInByPhone(area, PHONE);
    const outcome = await call("account.renewRecoveryCodes", actor, { code: "123456" });
    expect(outcome).toMatchObject({ kind: "invalid", message: { key: "account.noPassword" } });
  });
});

describe("preferences", () => {
  it("are for everybody; a signed-in person's language is remembered", async () => {
    await must("account.switchLanguage", nobody(area), { locale: "en" });
    await must("account.switchDisplay", nobody(area), { theme: "dark", size: "large" });
    const actor = await signInByPhone(area, PHONE);
    await must("account.switchLanguage", actor, { locale: "en", next: "/rider" });
    const person = await db().person.findUniqueOrThrow({ where: { id: actor.personId ?? "" } });
    expect(person.locale).toBe("en");
  });
  it("take known values only", async () => {
    expect((await call("account.switchLanguage", nobody(area), { locale: "fr" })).kind).toBe("invalid");
    expect((await call("account.switchDisplay", nobody(area), { theme: "x", size: "large" })).kind).toBe(
      "invalid",
    );
  });
});

it.each(["account.signOut", "account.signOutEverywhere", "account.codesNoted"])(
  "%s is not for nobody",
  async (name) => {
    expect((await call(name, nobody(area), {})).kind).toBe("denied");
    const actor = await signInByPhone(area, PHONE);
    expect((await call(name, actor, {})).kind).toBe("done");
  },
);

describe("clearing away", () => {
  it("takes sign-ins an hour after their end, sessions and messages after half a year", async () => {
    const actor = await signInByPhone(area, PHONE);
    await must("account.signOut", actor, {});
    await db().sentMessage.updateMany({ where: { areaId: area }, data: { at: NOW } });
    const left = async () => {
      const where = { areaId: area };
      return Promise.all([
        db().signInChallenge.count({ where }),
        db().session.count({ where }),
        db().sentMessage.count({ where }),
      ]);
    };
    await sweepSignIns(plus(300 + 3600));
    expect(await left()).toEqual([1, 1, 1]);
    await sweepSignIns(plus(300 + 3601));
    expect(await left()).toEqual([0, 1, 1]);
    await sweepSignIns(plus(180 * 86_400 + 1));
    expect(await left()).toEqual([0, 0, 0]);
  });

  it("leaves an open session alone", async () => {
    const actor = await signInByPhone(area, PHONE);
    await sweepSignIns(plus(80 * 86_400));
    expect((await again(actor, plus(80 * 86_400))).personId).toBe(actor.personId);
  });
});

it("a ticket of a demo sign-in carries all roles of the person", async () => {
  const { id } = await makePerson(area, { role: "MEDIATOR" });
  const { ticket, home } = await db().$transaction((tx) => openSession(tx, area, id, "DEMO", NOW));
  expect(home).toBe("/cadre");
  expect((await actorByTicket(area, ticket)).grants.map(({ role }) => role)).toEqual(["MEDIATOR"]);
});
