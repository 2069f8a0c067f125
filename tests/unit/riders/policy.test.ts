import { describe, expect, it } from "vitest";
import { type Actor, ROLES, visitor } from "@/lib/people/actor";
import { canOpenRiderPage, canSeeRider, isRider } from "@/lib/riders/policy";

const AREA = "area-t";
const signedIn: Actor = { ...visitor(AREA, "zh-CN"), personId: "p", sessionId: "s", name: "人" };

describe("the rider's page", () => {
  it("opens for whoever is signed in, so that people without a pass read how to get one", () => {
    expect(canOpenRiderPage(visitor(AREA, "zh-CN"))).toBe(false);
    expect(canOpenRiderPage(signedIn)).toBe(true);
  });

  it("knows a rider by the enrolment, not by a role", () => {
    expect(isRider({ ...signedIn, riderId: "r" })).toBe(true);
    const grants = [{ role: "RIDER", scopeKind: "AREA", scopeId: AREA }] as const;
    expect(isRider({ ...signedIn, grants })).toBe(false);
  });
});

describe("a rider's card", () => {
  const rider = { id: "r", areaId: AREA };

  it("is the rider's own", () => {
    expect(canSeeRider({ ...signedIn, riderId: "r" }, rider)).toBe(true);
    expect(canSeeRider({ ...signedIn, riderId: "other" }, rider)).toBe(false);
    expect(canSeeRider({ ...signedIn, riderId: "r", areaId: "elsewhere" }, rider)).toBe(false);
    expect(canSeeRider(visitor(AREA, "zh-CN"), rider)).toBe(false);
  });

  it.each(ROLES)("is not opened by the role %s over the whole area", (role) => {
    const grants = [{ role, scopeKind: "AREA", scopeId: AREA }] as const;
    expect(canSeeRider({ ...signedIn, grants }, rider)).toBe(false);
  });
});
