import { beforeEach, describe, expect, it } from "vitest";
import { type Actor, ROLES, type Role } from "@/lib/people/actor";
import { openSession } from "@/lib/people/sessions";
import { staffList, staffPage } from "@/lib/people/staff";
import { db } from "@/lib/server/db";
import { actorByTicket, again, call, makeArea, makePerson, must, NOW, nobody, plus, refusal } from "./world";

let area: string;
let admin: Actor;
let guard: Actor;

/** Somebody with this role over an area, signed in. */
async function signedIn(role: Role, areaId = area): Promise<Actor> {
  const { id } = await makePerson(areaId, { role });
  const { ticket } = await db().$transaction((tx) => openSession(tx, areaId, id, "DEMO", NOW));
  return actorByTicket(areaId, ticket);
}
const disable = (actor: Actor, id: string | null, reason = "调离岗位") =>
  call("people.disable", actor, { id, reason });
const enable = (actor: Actor, id: string | null, reason = "调回来了") =>
  call("people.enable", actor, { id, reason });

beforeEach(async () => {
  area = await makeArea();
  admin = await signedIn("ADMINISTRATOR");
  guard = await signedIn("GUARD");
});

describe("disabling", () => {
  it("puts the person out at the next request and keeps the reason", async () => {
    expect((await again(guard)).personId).toBe(guard.personId);
    expect((await disable(admin, guard.personId)).kind).toBe("done");
    expect((await again(guard)).personId).toBeNull();
    const page = await staffPage(admin, guard.personId ?? "", NOW);
    expect(page?.disabled?.reason).toBe("调离岗位");
    const row = await db().personDisablement.findFirst({ where: { personId: guard.personId ?? "" } });
    expect(row?.createdById).toBe(admin.personId);
  });

  it("stays out on the old session after enabling: the person signs in again", async () => {
    await disable(admin, guard.personId);
    expect((await enable(admin, guard.personId)).kind).toBe("done");
    expect((await again(guard)).personId).toBeNull();
    const { ticket } = await db().$transaction((tx) =>
      openSession(tx, area, guard.personId ?? "", "DEMO", NOW),
    );
    expect((await actorByTicket(area, ticket)).personId).toBe(guard.personId);
  });

  it("lets nobody in meanwhile", async () => {
    await disable(admin, guard.personId);
    const opening = db().$transaction((tx) => openSession(tx, area, guard.personId ?? "", "DEMO", NOW));
    await expect(opening).rejects.toMatchObject({ detail: { key: "signin.disabled" } });
  });

  it("twice at the same moment happens once", async () => {
    const answers = await Promise.all(Array.from({ length: 6 }, () => disable(admin, guard.personId)));
    expect(answers.filter(({ kind }) => kind === "done")).toHaveLength(1);
    expect(answers.map(refusal).filter((key) => key === "account.alreadyDisabled")).toHaveLength(5);
    expect(await db().personDisablement.count({ where: { areaId: area } })).toBe(1);
  });

  it("wants a reason; enabling too, and only of somebody disabled", async () => {
    expect(refusal(await disable(admin, guard.personId, "  "))).toBe("errors.required");
    expect(refusal(await enable(admin, guard.personId))).toBe("account.notDisabled");
  });

  it("keeps both reasons on the record", async () => {
    await disable(admin, guard.personId, "请长假");
    await enable(admin, guard.personId, "假期结束");
    const page = await staffPage(admin, guard.personId ?? "", NOW);
    expect(page?.history).toMatchObject([{ reason: "请长假", endReason: "假期结束", endedAt: NOW }]);
  });

  it("is audited without the reason's words", async () => {
    await disable(admin, guard.personId);
    const entry = await db().auditEntry.findFirst({ where: { areaId: area, action: "people.disable" } });
    expect(entry).toMatchObject({ outcome: "done", subject: "person", subjectId: guard.personId });
    expect(JSON.stringify(entry?.detail)).not.toContain("调离");
  });
});

describe("who may disable", () => {
  it.each(ROLES)("%s a guard", async (role) => {
    const may = role === "ADMINISTRATOR" || role === "SUBDISTRICT_CADRE";
    expect((await disable(await signedIn(role), guard.personId)).kind).toBe(may ? "done" : "denied");
  });

  it("nobody signed in, or oneself: no", async () => {
    expect((await disable(nobody(area), guard.personId)).kind).toBe("denied");
    expect((await disable(admin, admin.personId)).kind).toBe("denied");
    expect((await again(admin)).personId).toBe(admin.personId);
  });

  it("a sub-district cadre not the administrator, nor another of their own rank", async () => {
    const cadre = await signedIn("SUBDISTRICT_CADRE");
    expect((await disable(cadre, admin.personId)).kind).toBe("denied");
    expect((await disable(cadre, (await signedIn("SUBDISTRICT_CADRE")).personId)).kind).toBe("denied");
  });

  it("an administrator of another community: the person doesn't exist to them", async () => {
    const stranger = await signedIn("ADMINISTRATOR", await makeArea());
    expect((await disable(stranger, guard.personId)).kind).toBe("absent");
    expect((await again(guard)).personId).toBe(guard.personId);
  });

  it("a refusal is in the audit as denied", async () => {
    await disable(guard, admin.personId);
    const entry = await db().auditEntry.findFirst({ where: { areaId: area, action: "people.disable" } });
    expect(entry).toMatchObject({ outcome: "denied", actorId: guard.personId, subjectId: admin.personId });
  });

  it("nobody takes a disabled administrator's word", async () => {
    const second = await signedIn("ADMINISTRATOR");
    await disable(admin, second.personId);
    expect((await disable(await again(second), guard.personId)).kind).toBe("denied");
  });
});

describe("the list", () => {
  it("has staff with their places, not residents and riders", async () => {
    await signedIn("RESIDENT");
    await signedIn("RIDER");
    const { rows } = await staffList(admin, NOW);
    expect(rows.map((row) => [row.id, row.mine]).sort()).toEqual(
      [
        [admin.personId, false],
        [guard.personId, true],
      ].sort(),
    );
    expect(rows[0]?.grants[0]?.scopeName).toBe("团花地区");
  });

  it.each(ROLES)("is shown to %s or not at all", async (role) => {
    const { rows } = await staffList(await signedIn(role), NOW);
    expect(rows.length > 0).toBe(role === "ADMINISTRATOR" || role === "SUBDISTRICT_CADRE");
  });

  it("is another list in another community, and the page of a person is not found there", async () => {
    const stranger = await signedIn("ADMINISTRATOR", await makeArea());
    expect((await staffList(stranger, NOW)).rows.map(({ id }) => id)).toEqual([stranger.personId]);
    expect(await staffPage(stranger, guard.personId ?? "", NOW)).toBeNull();
    expect(await staffPage(admin, "not-an-id", NOW)).toBeNull();
  });

  it("goes on after fifty", async () => {
    for (let i = 0; i < 55; i++) await makePerson(area, { role: "GUARD" });
    const first = await staffList(admin, NOW);
    const rest = await staffList(admin, NOW, first.nextAfter ?? "");
    expect([first.rows.length, rest.rows.length, rest.nextAfter]).toEqual([50, 7, null]);
    expect(new Set([...first.rows, ...rest.rows].map(({ id }) => id)).size).toBe(57);
  });

  it("leaves out whose role has ended", async () => {
    await db().roleGrant.updateMany({ where: { personId: guard.personId ?? "" }, data: { endsAt: NOW } });
    expect((await staffList(admin, plus(1))).rows.map(({ id }) => id)).toEqual([admin.personId]);
  });
});

it("a disabled person's open sign-in comes to nothing", async () => {
  const staff = await makePerson(area, { username: "zhan", role: "MEDIATOR" });
  const { challenge } = await must<{ challenge: string }>("signin.checkPassword", nobody(area), {
    username: "zhan",
    password: "correct horse battery",
  });
  await disable(admin, staff.id);
  const raw = { challenge, code: staff.code(NOW) };
  expect(refusal(await call("signin.checkSecondStep", nobody(area), raw))).toBe("signin.disabled");
});
