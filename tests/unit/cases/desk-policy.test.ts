import { describe, expect, it } from "vitest";
import {
  type CaseRecord,
  can,
  canSeeCase,
  canSeeContact,
  canSeeNotes,
  canSeeRider,
  capacities,
  isReporter,
  isTheirMove,
  worksOnCase,
} from "@/lib/cases/policy";
import { type Actor, type Grant, ROLES, type Role, type ScopeKind, visitor } from "@/lib/people/actor";

const AREA = "area";
const record: CaseRecord = {
  id: "case",
  areaId: AREA,
  kind: "COMPLAINT",
  status: "DISPATCHED",
  neighbourhoodId: "east",
  outletId: "shunda",
  reporterId: "granny",
  riderId: "rider",
  hideName: true,
  dispatches: [{ outletId: "shunda", endedAt: null, endedAs: null }],
  disputes: [],
};
const mediated: CaseRecord = { ...record, disputes: [{ channel: "COMMUNITY" }] };
const atParty: CaseRecord = { ...record, disputes: [{ channel: "PARTY" }] };

const staff = (grants: Grant[], more: Partial<Actor> = {}): Actor => ({
  ...visitor(AREA, "zh-CN"),
  personId: "somebody",
  grants,
  ...more,
});
const grant = (role: Role, scopeKind: ScopeKind, scopeId: string): Actor =>
  staff([{ role, scopeKind, scopeId }]);

/** Role, scope, and in which capacity it meets: an ordinary case, one at the community's mediators, one at the Party's. */
const TABLE: [Role, ScopeKind, string, string, string, string][] = [
  ["NEIGHBOURHOOD_CADRE", "NEIGHBOURHOOD", "east", "OFFICE", "OFFICE", "OFFICE"],
  ["NEIGHBOURHOOD_CADRE", "NEIGHBOURHOOD", "west", "", "", ""],
  ["SUBDISTRICT_CADRE", "AREA", AREA, "OFFICE", "OFFICE", "OFFICE"],
  ["SUBDISTRICT_CADRE", "AREA", "elsewhere", "", "", ""],
  ["ADMINISTRATOR", "AREA", AREA, "OFFICE", "OFFICE", "OFFICE"],
  ["OUTLET_MANAGER", "OUTLET", "shunda", "OUTLET", "OUTLET", "OUTLET"],
  ["OUTLET_MANAGER", "OUTLET", "other", "", "", ""],
  ["MEDIATOR", "AREA", AREA, "", "MEDIATOR", ""],
  ["MEDIATOR", "NEIGHBOURHOOD", "east", "", "MEDIATOR", ""],
  ["MEDIATOR", "NEIGHBOURHOOD", "west", "", "", ""],
  ["PARTY_ORGANISER", "AREA", AREA, "", "", "MEDIATOR"],
  ["PARTY_ORGANISER", "OUTLET", "shunda", "", "", "MEDIATOR"],
  ["PARTY_ORGANISER", "OUTLET", "other", "", "", ""],
  ["STATION_MANAGER", "AREA", AREA, "", "", ""],
  ["STATION_MANAGER", "STATION", "T-E1", "", "", ""],
  ["GUARD", "AREA", AREA, "", "", ""],
  ["RIDER", "AREA", AREA, "", "", ""],
  ["RESIDENT", "AREA", AREA, "", "", ""],
];

describe("who meets a case in which capacity", () => {
  it("leaves out no role", () => {
    expect(new Set(TABLE.map(([role]) => role))).toEqual(new Set(ROLES));
  });

  it.each(TABLE)("%s of %s %s: %j / %j / %j", (role, kind, scope, ordinary, community, party) => {
    const actor = grant(role, kind, scope);
    const cases = [record, mediated, atParty];
    expect(cases.map((each) => capacities(actor, each).join(" "))).toEqual([ordinary, community, party]);
    expect(cases.map((each) => canSeeCase(actor, each))).toEqual([ordinary, community, party].map(Boolean));
    expect(cases.map((each) => worksOnCase(actor, each))).toEqual([ordinary, community, party].map(Boolean));
  });

  it.each(TABLE)("%s of %s %s has no business in another area", (role, kind, scope) => {
    const foreign: CaseRecord = { ...mediated, areaId: "elsewhere" };
    expect(canSeeCase(grant(role, kind, scope), foreign)).toBe(false);
  });

  it("lets an outlet see what lies with it or what it answered last, nothing else", () => {
    const manager = grant("OUTLET_MANAGER", "OUTLET", "shunda");
    const ended = (endedAs: "HANDLED" | "DECLINED" | "RECALLED", outletId = "shunda"): CaseRecord => ({
      ...record,
      outletId,
      dispatches: [{ outletId: "shunda", endedAt: new Date(0), endedAs }],
    });
    expect(canSeeCase(manager, { ...record, dispatches: [] })).toBe(false);
    expect(canSeeCase(manager, ended("HANDLED"))).toBe(true);
    expect(canSeeCase(manager, ended("DECLINED"))).toBe(false);
    expect(canSeeCase(manager, ended("RECALLED"))).toBe(false);
    expect(canSeeCase(manager, ended("HANDLED", "other"))).toBe(false);
    const again = { outletId: "other", endedAt: null, endedAs: null };
    const elsewhere = { ...record, dispatches: [...ended("HANDLED").dispatches, again] };
    expect(canSeeCase(manager, elsewhere)).toBe(false);
    expect(canSeeCase(grant("OUTLET_MANAGER", "OUTLET", "other"), elsewhere)).toBe(true);
  });
});

describe("the person who filed it", () => {
  const nobody = visitor(AREA, "zh-CN");
  it.each<[string, Actor, boolean]>([
    ["nobody", nobody, false],
    ["a device where it was opened", visitor(AREA, "zh-CN", ["case"]), true],
    ["a device where another was opened", visitor(AREA, "zh-CN", ["other"]), false],
    ["the person signed in", staff([], { personId: "granny" }), true],
    ["another person", staff([], { personId: "neighbour" }), false],
    ["the rider complained about", staff([], { riderId: "rider" }), false],
    ["a device of another area", visitor("elsewhere", "zh-CN", ["case"]), false],
  ])("%s", (_who, actor, expected) => {
    expect(isReporter(actor, record)).toBe(expected);
    expect(canSeeCase(actor, record)).toBe(expected);
    expect(canSeeContact(actor, record)).toBe(expected);
    expect(worksOnCase(actor, record)).toBe(false);
    expect(can("reply", actor, record)).toBe(expected);
  });

  it("is not whoever is nobody, when nobody was signed in at the filing", () => {
    expect(isReporter(nobody, { ...record, reporterId: null, riderId: null })).toBe(false);
  });

  it("is the rider for a rider's own request", () => {
    const request: CaseRecord = { ...record, kind: "REQUEST" };
    expect(isReporter(staff([], { riderId: "rider" }), request)).toBe(true);
    expect(isReporter(staff([], { riderId: "another" }), request)).toBe(false);
  });

  it("is not the rider who is praised", () => {
    const praise: CaseRecord = { ...record, kind: "PRAISE" };
    expect(isReporter(staff([], { riderId: "rider" }), praise)).toBe(false);
    expect(canSeeCase(staff([], { riderId: "rider" }), praise)).toBe(false);
  });
});

describe("names, numbers and notes", () => {
  const open: CaseRecord = { ...mediated, hideName: false };
  const openParty: CaseRecord = { ...atParty, hideName: false };
  it.each<[string, Actor, CaseRecord, boolean, boolean]>([
    ["the office", grant("NEIGHBOURHOOD_CADRE", "NEIGHBOURHOOD", "east"), record, true, true],
    ["another neighbourhood", grant("NEIGHBOURHOOD_CADRE", "NEIGHBOURHOOD", "west"), open, false, false],
    ["the outlet, name hidden", grant("OUTLET_MANAGER", "OUTLET", "shunda"), record, false, false],
    ["the outlet, name given", grant("OUTLET_MANAGER", "OUTLET", "shunda"), open, true, false],
    ["another outlet", grant("OUTLET_MANAGER", "OUTLET", "other"), open, false, false],
    ["a mediator", grant("MEDIATOR", "AREA", AREA), mediated, true, true],
    ["a mediator without a dispute", grant("MEDIATOR", "AREA", AREA), record, false, false],
    ["the Party organiser of the area", grant("PARTY_ORGANISER", "AREA", AREA), atParty, true, true],
    ["the branch, name hidden", grant("PARTY_ORGANISER", "OUTLET", "shunda"), atParty, false, false],
    ["the branch, name given", grant("PARTY_ORGANISER", "OUTLET", "shunda"), openParty, true, false],
  ])("%s", (_who, actor, subject, contact, notes) => {
    expect(canSeeContact(actor, subject)).toBe(contact);
    expect(canSeeNotes(actor, subject)).toBe(notes);
  });
});

describe("which rider it is about", () => {
  const answered: CaseRecord = {
    ...record,
    status: "HANDLED",
    dispatches: [{ outletId: "shunda", endedAt: new Date(0), endedAs: "HANDLED" }],
  };
  const declined: CaseRecord = {
    ...record,
    status: "ACCEPTED",
    dispatches: [{ outletId: "shunda", endedAt: new Date(0), endedAs: "DECLINED" }],
  };
  const cadre = grant("NEIGHBOURHOOD_CADRE", "NEIGHBOURHOOD", "east");
  const manager = grant("OUTLET_MANAGER", "OUTLET", "shunda");
  const branch = grant("PARTY_ORGANISER", "OUTLET", "shunda");
  const mediator = grant("MEDIATOR", "AREA", AREA);

  /** Who, which case; whether they are told of a rider of that outlet, of another one, of one without work. */
  it.each<[string, Actor, CaseRecord, boolean, boolean, boolean]>([
    ["the neighbourhood's office", cadre, record, true, true, true],
    ["the sub-district's", grant("SUBDISTRICT_CADRE", "AREA", AREA), record, true, true, true],
    ["the administrator", grant("ADMINISTRATOR", "AREA", AREA), record, true, true, true],
    [
      "another neighbourhood",
      grant("NEIGHBOURHOOD_CADRE", "NEIGHBOURHOOD", "west"),
      record,
      false,
      false,
      false,
    ],
    ["the outlet that has it", manager, record, true, false, false],
    ["the outlet that answered it", manager, answered, true, false, false],
    ["the outlet that returned it", manager, declined, false, false, false],
    ["another outlet", grant("OUTLET_MANAGER", "OUTLET", "other"), record, false, false, false],
    ["a mediator", mediator, mediated, true, true, true],
    ["the mediator of the place", grant("MEDIATOR", "NEIGHBOURHOOD", "east"), mediated, true, true, true],
    [
      "the mediator of another place",
      grant("MEDIATOR", "NEIGHBOURHOOD", "west"),
      mediated,
      false,
      false,
      false,
    ],
    ["a mediator without a dispute", mediator, record, false, false, false],
    ["the Party organiser of the area", grant("PARTY_ORGANISER", "AREA", AREA), atParty, true, true, true],
    ["the branch", branch, atParty, true, false, false],
    ["the branch without a dispute", branch, record, false, false, false],
    ["a guard", grant("GUARD", "AREA", AREA), record, false, false, false],
    ["the rider", staff([], { riderId: "rider" }), record, false, false, false],
    ["the person who filed it", staff([], { personId: "granny" }), record, false, false, false],
    ["nobody", visitor(AREA, "zh-CN", ["case"]), record, false, false, false],
  ])("%s", (_who, actor, subject, own, elsewhere, nowhere) => {
    const seen = ["shunda", "other", null].map((worksAt) => canSeeRider(actor, subject, worksAt));
    expect(seen).toEqual([own, elsewhere, nowhere]);
    expect(canSeeRider(actor, { ...subject, areaId: "elsewhere" }, "shunda")).toBe(false);
  });

  it("is the person who asks in a request, and told nobody as somebody else", () => {
    const request: CaseRecord = { ...mediated, kind: "REQUEST" };
    for (const actor of [cadre, manager, mediator]) expect(canSeeRider(actor, request, "shunda")).toBe(false);
    // Negative control: of a praise they are told.
    for (const actor of [cadre, manager, mediator])
      expect(canSeeRider(actor, { ...request, kind: "PRAISE" }, "shunda")).toBe(true);
  });
});

describe("not for you, and not now", () => {
  const cadre = grant("NEIGHBOURHOOD_CADRE", "NEIGHBOURHOOD", "east");
  const manager = grant("OUTLET_MANAGER", "OUTLET", "shunda");
  it("tells one from the other", () => {
    expect(can("accept", cadre, record)).toBe(false);
    expect(isTheirMove("accept", cadre, record)).toBe(true);
    expect(isTheirMove("accept", manager, record)).toBe(false);
    expect(can("handle", manager, record)).toBe(true);
    expect(can("decline", cadre, record)).toBe(false);
    expect(isTheirMove("decline", cadre, record)).toBe(false);
  });

  it("lets an outlet neither verify nor close its own work", () => {
    for (const move of ["verify", "close", "refuse", "withdraw", "answer", "note", "handOff"] as const) {
      expect(isTheirMove(move, manager, record), move).toBe(false);
    }
  });
});
