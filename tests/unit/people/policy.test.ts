import { describe, expect, it } from "vitest";
import { type Actor, type Grant, ROLES, type Role, visitor, withoutSecondFactor } from "@/lib/people/actor";
import { canDisable, canSeeStaff, isSignedIn, type StaffMember } from "@/lib/people/policy";

const AREA = "area-1";
const OTHER = "area-2";

function actor(grants: readonly Grant[], more: Partial<Actor> = {}): Actor {
  return { ...visitor(AREA, "zh-CN"), personId: "me", sessionId: "s", grants, ...more };
}
const inArea = (role: Role, areaId = AREA): Grant => ({ role, scopeKind: "AREA", scopeId: areaId });
const inPart = (role: Role): Grant => ({ role, scopeKind: "NEIGHBOURHOOD", scopeId: "n-1" });
const member = (role: Role, more: Partial<StaffMember> = {}): StaffMember => ({
  id: "them",
  areaId: AREA,
  grants: [inArea(role)],
  ...more,
});

const MAY_SEE: readonly Role[] = ["ADMINISTRATOR", "SUBDISTRICT_CADRE"];

describe("canSeeStaff", () => {
  it.each(ROLES)("%s over the whole area", (role) => {
    expect(canSeeStaff(actor([inArea(role)]))).toBe(MAY_SEE.includes(role));
  });
  it.each(ROLES)("%s in a part of it: no", (role) => {
    expect(canSeeStaff(actor([inPart(role)]))).toBe(false);
  });
  it.each(ROLES)("%s of another area: no", (role) => {
    expect(canSeeStaff(actor([inArea(role, OTHER)]))).toBe(false);
  });
  it("nobody: no", () => expect(canSeeStaff(visitor(AREA, "en"))).toBe(false));
});

describe("canDisable", () => {
  const table = ROLES.flatMap((mine) => ROLES.map((theirs) => ({ mine, theirs })));
  it.each(table)("$mine over $theirs", ({ mine, theirs }) => {
    const above: readonly Role[] = ["ADMINISTRATOR", "SUBDISTRICT_CADRE"];
    const expected = mine === "ADMINISTRATOR" || (mine === "SUBDISTRICT_CADRE" && !above.includes(theirs));
    expect(canDisable(actor([inArea(mine)]), member(theirs))).toBe(expected);
  });

  it.each(ROLES)("%s never over a person of another area", (role) => {
    expect(canDisable(actor([inArea(role)]), member("GUARD", { areaId: OTHER }))).toBe(false);
  });
  it.each(ROLES)("%s never from a part of the area", (role) => {
    expect(canDisable(actor([inPart(role)]), member("GUARD"))).toBe(false);
  });
  it.each(ROLES)("%s never oneself", (role) => {
    expect(canDisable(actor([inArea(role)]), member("GUARD", { id: "me" }))).toBe(false);
  });
  it("nobody never", () => {
    expect(canDisable({ ...actor([inArea("ADMINISTRATOR")]), personId: null }, member("GUARD"))).toBe(false);
  });
  it("a second, lower role doesn't open the higher one to a sub-district cadre", () => {
    const both = member("GUARD", { grants: [inPart("GUARD"), inArea("ADMINISTRATOR")] });
    expect(canDisable(actor([inArea("SUBDISTRICT_CADRE")]), both)).toBe(false);
  });
});

it("isSignedIn", () => {
  expect(isSignedIn(visitor(AREA, "en"))).toBe(false);
  expect(isSignedIn(actor([]))).toBe(true);
});

it("a phone alone opens the resident's and the rider's role and no other", () => {
  const kept = withoutSecondFactor(ROLES.map((role) => inArea(role))).map(({ role }) => role);
  expect(kept).toEqual(["RESIDENT", "RIDER"]);
});
