import { describe, expect, it } from "vitest";
import { planBuildings } from "@/lib/imports/buildings";
import type { NeighbourhoodFact } from "@/lib/imports/place";
import { planRiders, type RiderFacts, type StoredRider } from "@/lib/imports/riders";
import { planStations, type StationFacts } from "@/lib/imports/stations";
import type { Problem } from "@/lib/imports/types";

const neighbourhoods: NeighbourhoodFact[] = [
  { id: "n1", code: "DL", name: "东里", nameEn: "East Lane", ring: [[116.466, 39.929]] },
];
const company = { id: "c1", code: "SD", name: "顺达" };
const outlets = [
  { id: "o1", code: "SD-DL", name: "顺达东里网点", company },
  { id: "o2", code: "SD-NJ", name: "顺达南街网点", company },
];
const said = (problems: readonly Problem[]) =>
  problems.map(({ field, key }) => `${field} ${key.replace("imports.", "")}`);
const lines = (...cells: Record<string, string>[]) =>
  cells.map((one, index) => ({ line: index + 2, cells: one }));

const RIDER = {
  number: "T-0001",
  name: "王敏",
  phone: "13800000001",
  company: "",
  outlet: "顺达东里网点",
  startsOn: "2026-03-01",
  endsOn: "",
  endReason: "",
  enrolledOn: "",
  birthday: "",
};
const facts = (
  riders: Record<string, StoredRider> = {},
  persons: [string, { id: string; name: string }][] = [],
): RiderFacts => ({
  outlets,
  riders: new Map(Object.entries(riders)),
  persons: new Map(persons),
});
const stored = (over: Partial<StoredRider> = {}): StoredRider => ({
  riderId: "r1",
  personId: "p1",
  name: "王敏",
  phone: "+8613800000001",
  birthday: null,
  employments: [{ id: "e1", outletId: "o1", startsOn: "2026-03-01", endsOn: null }],
  ...over,
});

describe("a rider's line", () => {
  it.each([
    [{ name: "阿卜杜拉 • 买买提" }, "name", "阿卜杜拉·买买提"],
    [{ name: "王　敏".replace("　", " ") }, "name", "王敏"],
    [{ phone: "138-0000-0001" }, "phone", "+8613800000001"],
    [{ phone: "+86 138 0000 0001" }, "phone", "+8613800000001"],
    [{ startsOn: "2026年3月1日" }, "startsOn", "2026-03-01"],
    [{ startsOn: "2026/3/1" }, "startsOn", "2026-03-01"],
    [{ startsOn: "2026.03.01 0:00:00" }, "startsOn", "2026-03-01"],
    [{ startsOn: "46082" }, "startsOn", "2026-03-01"],
    [{ number: "t—0001" }, "number", "T-0001"],
    [{ outlet: "sd-dl" }, "outlet", "sd-dl"],
  ])("%j is understood", (over, field, value) => {
    const plan = planRiders(lines({ ...RIDER, ...over }), facts());
    expect(said(plan.problems)).toEqual([]);
    expect(plan.steps[0]?.line).toMatchObject({ [field]: value });
  });

  it.each([
    [{ number: "" }, "number required"],
    [{ number: "217" }, "number badCode"],
    [{ name: "王".repeat(41) }, "name tooLong"],
    [{ name: '=HYPERLINK("http://x")' }, "name formula"],
    [{ name: "……" }, "name noName"],
    [{ phone: "1380000001" }, "phone notMobile"],
    [{ phone: "010-65000000" }, "phone notMobile"],
    [{ phone: "1.38E+10" }, "phone scientific"],
    [{ startsOn: "三月一日" }, "startsOn notDay"],
    [{ startsOn: "2026-02-30" }, "startsOn noSuchDay"],
    [{ endsOn: "2026-03-01" }, "endsOn endsBeforeStart"],
    [{ outlet: "顺达西里网点" }, "outlet unknownOutlet"],
    [{ company: "迅禾" }, "company otherCompany"],
  ])("%j is refused", (over, problem) => {
    const plan = planRiders(lines({ ...RIDER, ...over }), facts());
    expect(said(plan.problems)).toEqual([problem]);
    expect(plan.steps).toEqual([]);
  });

  it("says how long the name is and how long it may be", () => {
    const { problems } = planRiders(lines({ ...RIDER, name: "买".repeat(64) }), facts());
    expect(problems[0]).toMatchObject({ line: 2, params: { max: 40, length: 64 } });
  });
});

describe("riders against the file and the database", () => {
  it("takes the same line once and refuses two lines for one number", () => {
    expect(said(planRiders(lines(RIDER, RIDER), facts()).problems)).toEqual(["number sameLine"]);
    const other = { ...RIDER, name: "李强" };
    expect(said(planRiders(lines(RIDER, other), facts()).problems)).toEqual(["number duplicate"]);
    expect(said(planRiders(lines(RIDER, { ...other, number: "T-0002" }), facts()).problems)).toEqual([
      "phone duplicate",
    ]);
  });

  it("changes nothing for what is stored already", () => {
    expect(planRiders(lines(RIDER), facts({ "T-0001": stored() })).steps[0]?.planned.what).toBe("same");
  });

  it("moves a rider to another outlet", () => {
    const moved = { ...RIDER, outlet: "顺达南街网点", startsOn: "2026-06-01" };
    const [step] = planRiders(lines(moved), facts({ "T-0001": stored() })).steps;
    expect(step?.planned).toMatchObject({ what: "update", changes: ["outlet"] });
    expect(step?.work).toMatchObject({ kind: "start", closes: { id: "e1" } });
  });

  it("ends an employment", () => {
    const [step] = planRiders(lines({ ...RIDER, endsOn: "2026-07-01" }), facts({ "T-0001": stored() })).steps;
    expect(step?.work).toEqual({ kind: "end", employmentId: "e1", endsOn: "2026-07-01" });
  });

  it.each([
    ["a number of somebody else", { name: "李强", phone: "13900000009" }, "number numberTaken"],
    ["work that overlaps", { outlet: "顺达南街网点", startsOn: "2026-02-01" }, "startsOn overlappingWork"],
  ])("refuses %s", (_, over, problem) => {
    expect(said(planRiders(lines({ ...RIDER, ...over }), facts({ "T-0001": stored() })).problems)).toEqual([
      problem,
    ]);
  });

  it("refuses a phone of another rider, and of another person", () => {
    const other = { "T-0009": stored() };
    expect(said(planRiders(lines(RIDER), facts(other)).problems)).toEqual(["phone phoneTaken"]);
    const person = facts({}, [["+8613800000001", { id: "p9", name: "别人" }]]);
    expect(said(planRiders(lines(RIDER), person).problems)).toEqual(["phone phoneOfOther"]);
  });

  it("says that outlets come first when there is none", () => {
    expect(said(planRiders(lines(RIDER), { ...facts(), outlets: [] }).problems)).toEqual([
      "outlet noOutlets",
    ]);
  });

  it("joins a resident of the same name and phone", () => {
    const person = facts({}, [["+8613800000001", { id: "p9", name: "王敏" }]]);
    expect(planRiders(lines(RIDER), person).steps[0]?.personId).toBe("p9");
  });

  it("lets two riders swap their phones within one file", () => {
    const two = facts({
      "T-0001": stored(),
      "T-0002": stored({ riderId: "r2", personId: "p2", name: "李强", phone: "+8613800000002" }),
    });
    const plan = planRiders(
      lines(
        { ...RIDER, phone: "13800000002" },
        { ...RIDER, number: "T-0002", name: "李强", phone: "13800000001" },
      ),
      two,
    );
    expect(said(plan.problems)).toEqual([]);
    expect(plan.steps.map(({ planned }) => planned.what)).toEqual(["update", "update"]);
  });
});

const STATION = {
  code: "T-P01",
  kind: "商户驿站点",
  name: "老周便利店",
  nameEn: "",
  shortName: "",
  shortNameEn: "",
  neighbourhood: "东里社区",
  address: "东里头条1号",
  addressEn: "",
  lng: "116.4662",
  lat: "39.9287",
  datum: "",
  seats: "",
  phone: "",
  openedOn: "2026-03-01",
  hours: "",
  services: "",
};
const stationFacts: StationFacts = { neighbourhoods, stations: new Map() };

describe("a station's line", () => {
  it("fills in what an office leaves out", () => {
    const { steps, problems } = planStations(lines(STATION), stationFacts);
    expect(said(problems)).toEqual([]);
    expect(steps[0]?.fields).toMatchObject({
      shortName: "老周便利",
      nameEn: "老周便利店",
      seats: 0,
      phone: null,
      neighbourhoodId: "n1",
    });
  });

  it.each([
    [{ code: "T-E1" }, "code codeOfOtherKind"],
    [{ kind: "加油站" }, "kind notOneOf"],
    [{ neighbourhood: "西里" }, "neighbourhood unknownNeighbourhood"],
    [{ lng: "39.9287", lat: "116.4662" }, "lng swapped"],
    [{ lng: "116.6" }, "lng farAway"],
    [{ seats: "十二" }, "seats notWhole"],
    [{ seats: "-1" }, "seats notWhole"],
    [{ hours: "随时" }, "hours badHours"],
    [{ services: "饮水、按摩" }, "services notOneOf"],
    [{ shortName: "老周便利店" }, "shortName tooLong"],
    [{ phone: "12345678901234567890" }, "phone notPhone"],
    [{ address: "@地址" }, "address formula"],
  ])("%j is refused", (over, problem) => {
    expect(said(planStations(lines({ ...STATION, ...over }), stationFacts).problems)).toEqual([problem]);
  });

  it("converts the coordinates of Chinese maps", () => {
    const [wgs] = planStations(lines(STATION), stationFacts).steps;
    const [amap] = planStations(
      lines({ ...STATION, lng: "116.472430", lat: "39.930107", datum: "高德" }),
      stationFacts,
    ).steps;
    expect(Math.abs((amap?.fields.lng ?? 0) - (wgs?.fields.lng ?? 0))).toBeLessThan(0.0005);
    expect(Math.abs((amap?.fields.lat ?? 0) - (wgs?.fields.lat ?? 0))).toBeLessThan(0.0005);
  });

  it("never changes the kind that a printed code stands for", () => {
    const fields = planStations(lines(STATION), stationFacts).steps[0]?.fields;
    if (!fields) throw new Error("no step");
    const known = new Map([
      [
        "T-P01",
        { id: "s1", fields: { ...fields, kind: "EXPRESS_STATION" as const }, hours: [], services: [] },
      ],
    ]);
    expect(said(planStations(lines(STATION), { neighbourhoods, stations: known }).problems)).toEqual([
      "kind kindChanges",
    ]);
  });
});

const BUILDING = {
  code: "DL-07",
  neighbourhood: "DL",
  name: "东里7号楼",
  nameEn: "",
  aliases: "红砖楼、 七号楼、红砖楼",
  floors: "６层".replace("６", "6"),
  lift: "",
  builtYear: "1985年",
  entrances: "4",
  lng: "116.4662",
  lat: "39.9287",
  datum: "",
  length: "",
  depth: "",
  angle: "",
};

describe("a building's line", () => {
  it("draws a block with a door for each entrance", () => {
    const { steps, problems } = planBuildings(lines(BUILDING), { neighbourhoods, buildings: new Map() });
    expect(said(problems)).toEqual([]);
    expect(steps[0]).toMatchObject({
      fields: { aliases: ["红砖楼", "七号楼"], hasLift: false, builtYear: 1985 },
    });
    expect(steps[0]?.entrances).toHaveLength(4);
    expect(steps[0]?.footprint?.coordinates[0]).toHaveLength(5);
  });

  it("keeps a surveyed outline when the line says nothing of the shape", () => {
    const drawn = planBuildings(lines(BUILDING), { neighbourhoods, buildings: new Map() }).steps[0];
    if (!drawn) throw new Error("no step");
    const survey = {
      id: "b1",
      fields: drawn.fields,
      footprint: { coordinates: [[[1, 2]]] },
      entrances: [1, 2, 3, 4],
    };
    const again = (over: object) =>
      planBuildings(lines({ ...BUILDING, ...over }), {
        neighbourhoods,
        buildings: new Map([["DL-07", survey]]),
      }).steps[0]?.planned;
    expect(again({})).toMatchObject({ what: "same" });
    expect(again({ length: "50" })).toMatchObject({ what: "update", changes: ["length"] });
  });
});
