import { describe, expect, it } from "vitest";
import { canSeePhoto } from "@/lib/cases/photo-policy";
import { type Happened, stepsOf } from "@/lib/cases/timeline";
import type { Actor } from "@/lib/people/actor";

const filed = new Date("2026-11-20T02:00:00Z");
const hour = (count: number) => new Date(filed.getTime() + count * 3_600_000);
const states = (...args: Parameters<typeof stepsOf>) => stepsOf(...args).map((step) => step.state);

describe("the six steps", () => {
  it("just filed", () => {
    expect(states("REPORTED", filed, [{ kind: "FILED", at: filed }])).toEqual([
      "now",
      "next",
      "next",
      "next",
      "next",
      "next",
    ]);
  });

  it("all the way", () => {
    const way: Happened[] = (
      ["FILED", "ACCEPTED", "DISPATCHED", "HANDLED", "VERIFIED", "CLOSED"] as const
    ).map((kind, index) => ({ kind, at: hour(index) }));
    const steps = stepsOf("CLOSED", filed, way);
    expect(steps.map((step) => step.state)).toEqual(Array(6).fill("done"));
    expect(steps.map((step) => step.at)).toEqual(way.map((event) => event.at));
  });

  it("answered by the office itself: dispatching was not needed", () => {
    const events: Happened[] = [
      { kind: "ACCEPTED", at: hour(1) },
      { kind: "REPLIED", at: hour(2) },
      { kind: "HANDLED", at: hour(3) },
    ];
    expect(states("HANDLED", filed, events)).toEqual(["done", "done", "skipped", "now", "next", "next"]);
  });

  it("reopened: begins again and forgets the old times", () => {
    const steps = stepsOf("REPORTED", filed, [
      { kind: "ACCEPTED", at: hour(1) },
      { kind: "CLOSED", at: hour(2) },
      { kind: "RATED", at: hour(3) },
      { kind: "REOPENED", at: hour(4) },
    ]);
    expect(steps.map((step) => step.state)).toEqual(["now", "next", "next", "next", "next", "next"]);
    expect(steps[0]?.at).toEqual(hour(4));
  });

  it("given back by the outlet: the office has it since then", () => {
    const steps = stepsOf("ACCEPTED", filed, [
      { kind: "ACCEPTED", at: hour(1) },
      { kind: "DISPATCHED", at: hour(2) },
      { kind: "HANDED_OFF", at: hour(3), declined: true },
    ]);
    expect(steps[1]).toEqual({ status: "ACCEPTED", state: "now", at: hour(3) });
    expect(steps[2]).toEqual({ status: "DISPATCHED", state: "next", at: null });
  });
});

describe("who may see a photo", () => {
  const record = {
    id: "c",
    areaId: "a",
    kind: "COMPLAINT",
    status: "DISPATCHED",
    neighbourhoodId: "n",
    outletId: "o",
    reporterId: "p",
    riderId: null,
    hideName: true,
    dispatches: [{ outletId: "o", endedAt: null, endedAs: null }],
    disputes: [],
  } as const;
  const actor = (over: Partial<Actor>): Actor => ({
    areaId: "a",
    personId: null,
    sessionId: null,
    name: "",
    locale: "zh-CN",
    grants: [],
    riderId: null,
    caseIds: [],
    screen: null,
    ...over,
  });
  const holder = (
    role: Actor["grants"][number]["role"],
    scopeKind: "NEIGHBOURHOOD" | "OUTLET",
    scopeId: string,
  ) => actor({ personId: "x", grants: [{ role, scopeKind, scopeId }] });
  const photo = (isPublic: boolean | null) => ({
    event: isPublic === null ? null : { isPublic },
    case: record,
  });

  it.each([
    ["nobody", actor({}), false, false],
    ["the device that filed it", actor({ caseIds: ["c"] }), true, false],
    ["the same device in another area", actor({ areaId: "b", caseIds: ["c"] }), false, false],
    ["its reporter", actor({ personId: "p" }), true, false],
    ["another resident", actor({ personId: "q" }), false, false],
    ["the cadre of the neighbourhood", holder("NEIGHBOURHOOD_CADRE", "NEIGHBOURHOOD", "n"), true, true],
    ["the cadre of another one", holder("NEIGHBOURHOOD_CADRE", "NEIGHBOURHOOD", "m"), false, false],
    ["the outlet it was dispatched to", holder("OUTLET_MANAGER", "OUTLET", "o"), true, false],
    ["another outlet", holder("OUTLET_MANAGER", "OUTLET", "z"), false, false],
    ["a guard", holder("GUARD", "NEIGHBOURHOOD", "n"), false, false],
  ])("%s", (_who, who, shown, internal) => {
    expect(canSeePhoto(who, photo(null))).toBe(shown);
    expect(canSeePhoto(who, photo(true))).toBe(shown);
    expect(canSeePhoto(who, photo(false))).toBe(internal);
  });

  it("an outlet that the case was not dispatched to sees nothing, even when it is the one complained about", () => {
    const undispatched = { event: null, case: { ...record, dispatches: [] } };
    expect(canSeePhoto(holder("OUTLET_MANAGER", "OUTLET", "o"), undispatched)).toBe(false);
  });
});
