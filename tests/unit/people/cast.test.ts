import { describe, expect, it } from "vitest";
import { CAST, castMember, DEMO_PHONE_PREFIX } from "@/lib/demo/cast";
import { canTryDemo } from "@/lib/demo/policy";
import { ROLES, visitor } from "@/lib/people/actor";
import { ownPath } from "@/lib/people/own-path";
import { parseMobile } from "@/lib/people/phone";
import { hasStaffRole } from "@/lib/people/rules";

describe("the cast", () => {
  it("has somebody for every role", () => {
    expect(ROLES.filter((role) => !CAST.some((member) => member.role === role))).toEqual([]);
  });
  it("has no key, number or username twice", () => {
    for (const of of [
      CAST.map((m) => m.key),
      CAST.map((m) => m.phone),
      CAST.flatMap((m) => m.username ?? []),
    ])
      expect(new Set(of).size).toBe(of.length);
  });
  it.each(CAST.map((member) => [member.key, member] as const))("%s is whole", (key, member) => {
    expect(member.phone.startsWith(DEMO_PHONE_PREFIX)).toBe(true);
    expect(parseMobile(member.phone)).toBe(member.phone);
    expect(ownPath(member.path, "")).toBe(member.path);
    expect(member.grants.map(({ role }) => role)).toContain(member.role);
    expect(Boolean(member.username)).toBe(hasStaffRole(member.grants));
    expect(Boolean(member.rider)).toBe(member.role === "RIDER");
    expect(castMember(key)).toBe(member);
  });
});

it("the demo door is open in a demo and nowhere else", () => {
  expect(canTryDemo(visitor("a", "en"), { demo: true })).toBe(true);
  expect(canTryDemo(visitor("a", "en"), { demo: false })).toBe(false);
});
