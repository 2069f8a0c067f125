import { describe, expect, it } from "vitest";
import { canCheckIn, canListOwn, canSeeCheckIn } from "@/lib/checkins/policy";
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

describe("seeing a named check-in", () => {
  const checkIn = { riderId: "r", areaId: AREA };

  it("is for the rider alone", () => {
    expect(canSeeCheckIn(rider, checkIn)).toBe(true);
    expect(canSeeCheckIn({ ...rider, riderId: "other" }, checkIn)).toBe(false);
    expect(canSeeCheckIn({ ...rider, areaId: "elsewhere" }, checkIn)).toBe(false);
    expect(canSeeCheckIn(visitor(AREA, "en"), checkIn)).toBe(false);
  });

  it.each(everyGrant)("no role opens it: $role in $scopeKind", (grant) => {
    const actor = { ...signedIn, grants: [grant] };
    expect(canSeeCheckIn(actor, checkIn)).toBe(false);
    expect(canListOwn(actor)).toBe(false);
  });
});
