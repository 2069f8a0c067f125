import { describe, expect, it } from "vitest";
import { type OutletFacts, planOutlets, type StoredOutlet } from "@/lib/imports/outlets";
import type { Problem } from "@/lib/imports/types";

const said = (problems: readonly Problem[]) =>
  problems.map(({ line, field, key }) => `${line} ${field} ${key.replace("imports.", "")}`);
const lines = (...cells: Record<string, string>[]) =>
  cells.map((one, index) => ({ line: index + 2, cells: one }));

const OUTLET = {
  code: "SD-DL",
  name: "顺达东里网点",
  nameEn: "",
  company: "顺达",
  neighbourhood: "东里社区",
  address: "东里头条5号",
  addressEn: "",
  lng: "116.4662",
  lat: "39.9287",
  datum: "",
  openedOn: "2024年6月1日",
  branch: "",
  branchFoundedOn: "",
};
const company = { id: "c1", code: "SD", name: "顺达" };
const before: StoredOutlet = {
  id: "o1",
  companyId: "c1",
  fields: {
    neighbourhoodId: "n1",
    name: "顺达东里网点",
    nameEn: "Shunda East Lane",
    address: "东里头条5号",
    addressEn: "5 East Lane",
    lng: 116.4662,
    lat: 39.9287,
    openedOn: "2024-06-01",
  },
  branch: null,
};
const facts = (over: Partial<OutletFacts> = {}): OutletFacts => ({
  neighbourhoods: [{ id: "n1", code: "DL", name: "东里", nameEn: "East Lane", ring: [[116.466, 39.929]] }],
  companies: [],
  outlets: new Map(),
  ...over,
});
const known = (over: Partial<StoredOutlet> = {}) =>
  facts({ companies: [company], outlets: new Map([["SD-DL", { ...before, ...over }]]) });
const plan = (over: object, given = facts()) => planOutlets(lines({ ...OUTLET, ...over }), given);

describe("an outlet's line", () => {
  it("names a company that is to be made, or finds it by name or code", () => {
    expect(plan({}).steps[0]).toMatchObject({
      planned: { what: "create" },
      companyId: null,
      companyName: "顺达",
    });
    for (const text of ["顺达", "sd"])
      expect(plan({ company: text }, facts({ companies: [company] })).steps[0]?.companyId).toBe("c1");
  });

  it.each([
    [{ code: "SDDL" }, "2 code badCode"],
    [{ name: "@顺达" }, "2 name formula"],
    [{ company: "" }, "2 company required"],
    [{ company: "·" }, "2 company noName"],
    [{ neighbourhood: "西里" }, "2 neighbourhood unknownNeighbourhood"],
    [{ address: "" }, "2 address required"],
    [{ lng: "39.9287", lat: "116.4662" }, "2 lng swapped"],
    [{ lng: "117" }, "2 lng farAway"],
    [{ openedOn: "去年" }, "2 openedOn notDay"],
    [{ branch: "中共顺达东里网点支部委员会" }, "2 branchFoundedOn branchUndated"],
    [{ branchFoundedOn: "2026-07-01" }, "2 branch branchUnnamed"],
  ])("%j is refused", (over, problem) => {
    const { steps, problems } = plan(over);
    expect(said(problems)).toEqual([problem]);
    expect(steps).toEqual([]);
  });

  it("takes a line once, and no code or name for two", () => {
    const two = (over: object) => said(planOutlets(lines(OUTLET, { ...OUTLET, ...over }), facts()).problems);
    expect(two({})).toEqual(["3 code sameLine"]);
    expect(two({ address: "别处" })).toEqual(["3 code duplicate"]);
    expect(two({ code: "SD-D2" })).toEqual(["3 name duplicate"]);
  });

  it("says that neighbourhoods come first when there is none", () => {
    const { problems } = plan({}, facts({ neighbourhoods: [] }));
    expect(problems[0]).toMatchObject({ key: "imports.noNeighbourhoods" });
  });
});

describe("against the database", () => {
  it("what a line leaves out stays", () => {
    expect(plan({}, known()).steps[0]?.planned.what).toBe("same");
    const branch = { name: "顺达支部", foundedOn: "2026-07-01" };
    expect(plan({}, known({ branch })).steps[0]?.planned.what).toBe("same");
    expect(plan({ branch: "顺达支部" }, known({ branch })).steps[0]?.planned.what).toBe("same");
  });

  it("names what changes", () => {
    const over = { address: "东里二条1号", branch: "顺达支部", branchFoundedOn: "2026/7/1" };
    expect(plan(over, known()).steps[0]?.planned).toMatchObject({
      what: "update",
      changes: ["address", "branch", "branchFoundedOn"],
    });
  });

  it("an outlet never goes over to another company, nor takes another's name", () => {
    expect(said(plan({ company: "迅禾" }, known()).problems)).toEqual(["2 company companyChanges"]);
    expect(said(plan({ code: "SD-D2" }, known()).problems)).toEqual(["2 name nameTaken"]);
  });
});
