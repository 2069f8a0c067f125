import { describe, expect, it } from "vitest";
import { planStaff, type StaffFacts, type StoredStaff } from "@/lib/imports/staff";
import type { Scope } from "@/lib/imports/staff-scope";
import type { Problem } from "@/lib/imports/types";

const said = (problems: readonly Problem[]) =>
  problems.map(({ line, field, key }) => `${line} ${field} ${key.replace("imports.", "")}`);
const lines = (...cells: Record<string, string>[]) =>
  cells.map((one, index) => ({ line: index + 2, cells: one }));

const scopes: Scope[] = [
  { kind: "AREA", id: "a", code: "t", names: ["团花地区", "Tuanhua"] },
  { kind: "NEIGHBOURHOOD", id: "n1", code: "DL", names: ["东里", "East Lane"] },
  { kind: "NEIGHBOURHOOD", id: "n2", code: "XL", names: ["西里社区", "West Lane"] },
  { kind: "STATION", id: "s1", code: "T-E1", names: ["东里快递站", "East Lane"] },
  { kind: "STATION", id: "s2", code: "T-P01", names: ["便利店", "Shop"] },
  { kind: "STATION", id: "s3", code: "T-P02", names: ["便利店", "Shop"] },
  { kind: "OUTLET", id: "o1", code: "SD-DL", names: ["顺达东里网点", "Shunda"] },
];
const WANG = { name: "王敏", phone: "13800000001", username: "wangmin", role: "社区干部", scope: "DL" };
const stored = (over: Partial<StoredStaff> = {}): StoredStaff => ({
  personId: "p1",
  name: "王敏",
  phone: "+8613800000001",
  username: "wangmin",
  grants: [{ role: "NEIGHBOURHOOD_CADRE", scopeKind: "NEIGHBOURHOOD", scopeId: "n1" }],
  ...over,
});
const facts = (...people: StoredStaff[]): StaffFacts => ({
  scopes,
  byUsername: new Map(people.flatMap((one) => (one.username ? [[one.username, one] as const] : []))),
  byPhone: new Map(people.flatMap((one) => (one.phone ? [[one.phone, one] as const] : []))),
});
const plan = (over: object, given = facts()) => planStaff(lines({ ...WANG, ...over }), given);

describe("a line of the staff list", () => {
  it.each([
    [{}, "NEIGHBOURHOOD_CADRE n1"],
    [{ scope: "东里社区" }, "NEIGHBOURHOOD_CADRE n1"],
    [{ scope: "东里社区居民委员会" }, "NEIGHBOURHOOD_CADRE n1"],
    [{ scope: "西里居委会" }, "NEIGHBOURHOOD_CADRE n2"],
    [{ scope: "ｄｌ" }, "NEIGHBOURHOOD_CADRE n1"],
    [{ role: "Station manager", scope: "t-e1" }, "STATION_MANAGER s1"],
    [{ role: "站长", scope: "东里快递站" }, "STATION_MANAGER s1"],
    [{ role: "网点经理", scope: "顺达东里网点" }, "OUTLET_MANAGER o1"],
    [{ role: "街道干部", scope: "" }, "SUBDISTRICT_CADRE a"],
    [{ role: "街道干部", scope: "团花地区" }, "SUBDISTRICT_CADRE a"],
    [{ role: "门岗", scope: "DL" }, "GUARD n1"],
    [{ role: "调解员", scope: "全地区" }, "MEDIATOR a"],
    [{ role: "PARTY_ORGANISER", scope: "SD-DL" }, "PARTY_ORGANISER o1"],
    // A neighbourhood and a station share an English name: the role decides which one is meant.
    [{ scope: "East Lane" }, "NEIGHBOURHOOD_CADRE n1"],
  ])("%j gives %s", (over, grant) => {
    const { steps, problems } = plan(over);
    expect(said(problems)).toEqual([]);
    expect(steps[0]?.grants.map(({ role, scopeId }) => `${role} ${scopeId}`)).toEqual([grant]);
    expect(steps[0]?.planned).toMatchObject([{ what: "create", key: "wangmin" }]);
  });

  it.each([
    [{ name: "" }, "2 name required"],
    [{ name: "=cmd" }, "2 name formula"],
    [{ username: "" }, "2 username required"],
    [{ username: "王敏" }, "2 username badUsername"],
    [{ username: "wm" }, "2 username badUsername"],
    [{ username: "wang min" }, "2 username badUsername"],
    [{ phone: "65000000" }, "2 phone notMobile"],
    [{ role: "管理员" }, "2 role notOneOf"],
    [{ role: "ADMINISTRATOR", scope: "" }, "2 role notOneOf"],
    [{ role: "骑手" }, "2 role notOneOf"],
    [{ scope: "" }, "2 scope scopeNeighbourhood"],
    [{ scope: "全地区" }, "2 scope scopeNeighbourhood"],
    [{ scope: "HY" }, "2 scope scopeNeighbourhood"],
    [{ role: "站长", scope: "DL" }, "2 scope scopeStation"],
    [{ role: "站长", scope: "" }, "2 scope scopeStation"],
    [{ role: "站长", scope: "便利店" }, "2 scope ambiguousScope"],
    [{ role: "网点负责人", scope: "顺达" }, "2 scope scopeOutlet"],
    [{ role: "街道干部", scope: "DL" }, "2 scope scopeArea"],
    [{ role: "门岗", scope: "" }, "2 scope scopeWide"],
    [{ role: "调解员", scope: "" }, "2 scope scopeWide"],
    [{ role: "党建干部", scope: "T-E1" }, "2 scope scopeParty"],
  ])("%j is refused", (over, problem) => {
    const { steps, problems } = plan(over);
    expect(said(problems)).toEqual([problem]);
    expect(steps).toEqual([]);
  });

  it("reads the username in capitals and full width", () => {
    expect(plan({ username: "ＷangMin" }).steps[0]?.username).toBe("wangmin");
  });
});

describe("several lines", () => {
  const two = (over: object, given = facts()) => planStaff(lines(WANG, { ...WANG, ...over }), given);

  it("of one person are one person with several roles", () => {
    const { steps, problems } = two({ role: "门岗", scope: "XL", phone: "" });
    expect(said(problems)).toEqual([]);
    expect(steps).toHaveLength(1);
    expect(steps[0]?.grants).toHaveLength(2);
    expect(steps[0]?.planned).toMatchObject([{ what: "create" }, { what: "update", changes: ["role"] }]);
  });

  it("that mean the same role in other words give it once", () => {
    const { steps } = two({ role: "居委会干部", scope: "东里社区" });
    expect(steps[0]?.grants).toHaveLength(1);
    expect(steps[0]?.planned).toMatchObject([{ what: "create" }, { what: "same" }]);
  });

  it.each([
    [{}, "3 username sameLine"],
    [{ name: "李强", scope: "XL" }, "3 name usernameOfTwo"],
    [{ scope: "XL", phone: "13800000002" }, "3 phone phoneOfOther"],
    [{ username: "liqiang", name: "李强" }, "3 phone phoneTwice"],
    [{ phone: "1", scope: "XL" }, "3 phone notMobile"],
  ])("with %j are told", (over, problem) => {
    expect(said(two(over).problems)).toEqual([problem]);
  });

  it("for more people than can get a password at once are refused", () => {
    const many = Array.from({ length: 1001 }, (_, index) => ({
      ...WANG,
      phone: "",
      username: `wang${index}`,
    }));
    expect(said(planStaff(lines(...many), facts()).problems)).toEqual(["0  tooManyPeople"]);
    expect(said(planStaff(lines(...many.slice(1)), facts()).problems)).toEqual([]);
  });
});

describe("against the database", () => {
  it("what is held already is the same; a new role and a new phone are named", () => {
    expect(plan({}, facts(stored())).steps[0]?.planned).toMatchObject([{ what: "same" }]);
    expect(plan({ phone: "" }, facts(stored())).steps[0]?.planned).toMatchObject([{ what: "same" }]);
    const more = plan({ scope: "XL", phone: "13800000009" }, facts(stored()));
    expect(more.steps[0]?.planned).toMatchObject([{ what: "update", changes: ["phone", "role"] }]);
  });

  it("a resident or rider with this phone and name gets the password", () => {
    for (const name of ["王敏", ""]) {
      const { steps, problems } = plan({}, facts(stored({ username: null, name, grants: [] })));
      expect(said(problems)).toEqual([]);
      expect(steps[0]).toMatchObject({ stored: { personId: "p1" }, planned: [{ what: "update" }] });
    }
  });

  it.each([
    ["a username of somebody else", stored({ name: "李强", phone: null }), "2 username usernameTaken"],
    ["a phone of somebody else", stored({ name: "李强", username: null }), "2 phone phoneOfOther"],
    ["a second username", stored({ username: "wang.min" }), "2 username hasUsername"],
  ])("refuses %s", (_, person, problem) => {
    expect(said(plan({}, facts(person)).problems)).toEqual([problem]);
  });

  it("refuses to move a phone from one member of staff to another", () => {
    const other = stored({ personId: "p2", username: "liqiang", name: "李强" });
    const mine = stored({ phone: null });
    expect(said(plan({}, facts(mine, other)).problems)).toEqual(["2 phone phoneOfOther"]);
  });
});
