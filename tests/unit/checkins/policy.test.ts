import { describe, expect, it } from "vitest";
import { canCheckIn, canListOwn, canSync } from "@/lib/checkins/policy";
import { type Actor, ROLES, type ScopeKind, visitor } from "@/lib/people/actor";

const AREA = "area-t";
const signedIn: Actor = { ...visitor(AREA, "zh-CN"), personId: "p", sessionId: "s", name: "人" };
const rider: Actor = { ...signedIn, riderId: "r" };
const subject = { rider: { id: "r", areaId: AREA, employed: true }, station: { areaId: AREA } };
const SCOPES: readonly ScopeKind[] = ["AREA", "NEIGHBOURHOOD", "STATION", "OUTLET"];

/** Every role in every kind of scope, the area's own included. */
const everyGrant = ROLES.flatMap((role) =>
  SCOPES.map((scopeKind) => ({ role, scopeKind, scopeId: scopeKind === "AREA" ? AREA : `${scopeKind}-1` })),
);

describe("checking in", () => {
  it("is for a rider at work, in the own area", () => {
    expect(canCheckIn(rider, subject)).toBe(true);
  });

  it.each([
    ["a visitor", visitor(AREA, "zh-CN"), subject],
    ["somebody who is no rider", signedIn, { ...subject, rider: null }],
    ["a person for another rider", { ...signedIn, riderId: "other" }, subject],
    ["a person without enrolment for a rider", signedIn, subject],
    ["a rider who left the outlet", rider, { ...subject, rider: { ...subject.rider, employed: false } }],
    ["a rider at a station of another area", rider, { ...subject, station: { areaId: "elsewhere" } }],
    [
      "a rider enrolled in another area",
      rider,
      { ...subject, rider: { ...subject.rider, areaId: "elsewhere" } },
    ],
    ["a rider acting in another area", { ...rider, areaId: "elsewhere" }, subject],
  ])("is not for %s", (_name, actor, what) => {
    expect(canCheckIn(actor, what)).toBe(false);
  });

  it.each(everyGrant)("no role stands in for the rider: $role in $scopeKind", (grant) => {
    expect(canCheckIn({ ...signedIn, grants: [grant] }, subject)).toBe(false);
  });
});

describe("listing check-ins", () => {
  it("is for riders, of their own", () => {
    expect(canListOwn(rider)).toBe(true);
    expect(canListOwn(signedIn)).toBe(false);
    expect(canListOwn(visitor(AREA, "en"))).toBe(false);
  });

  it.each(everyGrant)("no role opens it: $role in $scopeKind", (grant) => {
    expect(canListOwn({ ...signedIn, grants: [grant] })).toBe(false);
  });
});

describe("sending in what waited", () => {
  const own = { rider: { id: "r", areaId: AREA }, owner: "queue", own: "queue" };

  it("is for the rider whose queue it is", () => {
    expect(canSync(rider, own)).toBe(true);
  });

  it.each([
    ["a visitor", visitor(AREA, "zh-CN"), own],
    ["somebody who is no rider", signedIn, { ...own, rider: null, own: null }],
    ["another rider on the same phone", rider, { ...own, own: "another queue" }],
    ["a person for another rider", { ...signedIn, riderId: "other" }, own],
    ["a rider enrolled in another area", rider, { ...own, rider: { id: "r", areaId: "elsewhere" } }],
    ["nobody's queue", rider, { ...own, own: null }],
  ])("is not for %s", (_name, actor, queue) => {
    expect(canSync(actor, queue)).toBe(false);
  });

  it.each(everyGrant)("no grant opens it: %o", (grant) => {
    expect(canSync({ ...signedIn, grants: [grant] }, { ...own, rider: null })).toBe(false);
  });
});
