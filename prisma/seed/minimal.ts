import "server-only";
import type { Actor, Grant, Role } from "@/lib/people/actor";
import { hashOfKey } from "@/lib/server/case-keys";
import { db, type Prisma } from "@/lib/server/db";
import { MINIMAL as M, NOW } from "./minimal-ids";

export { MINIMAL, NOW } from "./minimal-ids";

const days = (count: number) => new Date(NOW.getTime() + count * 86_400_000);
const date = (text: string) => new Date(`${text}T00:00:00Z`);
const BOUNDARY = {
  type: "Polygon",
  coordinates: [
    [
      [116.46, 39.92],
      [116.47, 39.92],
      [116.47, 39.93],
      [116.46, 39.92],
    ],
  ],
};
const PLACE = { lng: 116.465, lat: 39.925 };

/**
 * A small community for tests: two areas (the second one foreign), neighbourhoods, stations, outlets and riders, one
 * person for every role in its own scope, and cases inside and outside those scopes. The same every time.
 */
export async function seedMinimal(): Promise<typeof M> {
  await db().$transaction(async (tx) => {
    await tx.area.createMany({ data: [area(M.area, "t", "团花地区"), area(M.foreign.area, "f", "外地区")] });
    await tx.neighbourhood.createMany({
      data: [
        neighbourhood(M.area, M.neighbourhoods.own, "DL", "东里"),
        neighbourhood(M.area, M.neighbourhoods.other, "NJ", "南街"),
        neighbourhood(M.foreign.area, M.foreign.neighbourhood, "DL", "东里"),
      ],
    });
    await tx.building.createMany({
      data: [building(M.buildings.own, M.neighbourhoods.own, "DL-01", "东里1号楼")],
    });
    await tx.entrance.createMany({
      data: [{ id: M.entrance, areaId: M.area, buildingId: M.buildings.own, number: 1, ...PLACE }],
    });
    await tx.station.createMany({ data: stations() });
    await tx.openingHours.createMany({ data: hours() });
    await tx.stationService.createMany({ data: services() });
    await tx.company.createMany({
      data: [
        company(M.area, M.companies.own, "SD", "顺达"),
        company(M.area, M.companies.other, "XH", "迅禾"),
        company(M.foreign.area, M.foreign.company, "SD", "顺达"),
      ],
    });
    await tx.outlet.createMany({
      data: [
        outlet(M.area, M.outlets.own, M.companies.own, M.neighbourhoods.own, "顺达东里网点"),
        outlet(M.area, M.outlets.other, M.companies.other, M.neighbourhoods.other, "迅禾南街网点"),
        outlet(M.foreign.area, M.foreign.outlet, M.foreign.company, M.foreign.neighbourhood, "顺达东里网点"),
      ],
    });
    await tx.person.createMany({ data: people() });
    await tx.roleGrant.createMany({ data: grants() });
    await tx.rider.createMany({ data: riders() });
    await tx.employment.createMany({ data: employments() });
    await tx.pass.createMany({ data: passes() });
    await tx.caseCategory.createMany({
      data: [
        category(M.area, M.category, "not_to_door"),
        category(M.foreign.area, M.foreign.category, "not_to_door"),
      ],
    });
    await tx.case.createMany({ data: cases() });
    await tx.caseEvent.createMany({
      data: cases().map(({ id, areaId }) => ({ areaId, caseId: id, at: days(-1), kind: "FILED" as const })),
    });
    await tx.caseDispatch.createMany({
      data: [
        dispatch(M.cases.dispatchedOwn, M.outlets.own),
        dispatch(M.cases.dispatchedOther, M.outlets.other),
      ],
    });
    await tx.caseClosure.createMany({
      data: [
        { areaId: M.area, caseId: M.cases.closed, at: days(-1), outcome: "SOLVED", reason: "已经送上门。" },
      ],
    });
  });
  return M;
}

const SCOPES: Record<Role, Grant["scopeKind"]> = {
  RESIDENT: "AREA",
  RIDER: "AREA",
  STATION_MANAGER: "STATION",
  OUTLET_MANAGER: "OUTLET",
  NEIGHBOURHOOD_CADRE: "NEIGHBOURHOOD",
  SUBDISTRICT_CADRE: "AREA",
  PARTY_ORGANISER: "AREA",
  MEDIATOR: "AREA",
  GUARD: "NEIGHBOURHOOD",
  ADMINISTRATOR: "AREA",
};
const ROLES = Object.keys(SCOPES) as Role[];

/** The holder of a role, in its own scope, as the door would see them. */
export function minimalActor(role: Role): Actor {
  return {
    areaId: M.area,
    personId: M.people[role],
    sessionId: null,
    name: role,
    locale: "zh-CN",
    grants: [grantOf(role)],
    riderId: role === "RIDER" ? M.riders.own : null,
    caseIds: [],
  };
}

/** The administrator of the foreign area. */
export function foreignActor(): Actor {
  const grants: Grant[] = [{ role: "ADMINISTRATOR", scopeKind: "AREA", scopeId: M.foreign.area }];
  return { ...minimalActor("ADMINISTRATOR"), areaId: M.foreign.area, personId: M.foreign.person, grants };
}

function grantOf(role: Role): Grant {
  const scopeKind = SCOPES[role];
  const scopes = {
    AREA: M.area,
    NEIGHBOURHOOD: M.neighbourhoods.own,
    STATION: M.stations.own,
    OUTLET: M.outlets.own,
  };
  return { role, scopeKind, scopeId: scopes[scopeKind] };
}

function area(id: string, slug: string, name: string): Prisma.AreaCreateManyInput {
  return {
    id,
    slug,
    name,
    nameEn: `Area ${slug}`,
    areaKm2: 1,
    population: 1000,
    createdAt: days(slug === "t" ? -400 : -300),
  };
}

function neighbourhood(
  areaId: string,
  id: string,
  code: string,
  name: string,
): Prisma.NeighbourhoodCreateManyInput {
  return {
    id,
    areaId,
    code,
    name,
    nameEn: code,
    population: 500,
    households: 200,
    boundary: BOUNDARY,
    sort: 0,
  };
}

function building(
  id: string,
  neighbourhoodId: string,
  code: string,
  name: string,
): Prisma.BuildingCreateManyInput {
  return {
    id,
    areaId: M.area,
    neighbourhoodId,
    code,
    name,
    nameEn: code,
    floors: 6,
    footprint: BOUNDARY,
    ...PLACE,
  };
}

function stations(): Prisma.StationCreateManyInput[] {
  const station = (
    areaId: string,
    id: string,
    neighbourhoodId: string,
    code: string,
    kind: "LEISURE_CENTRE" | "EXPRESS_STATION" | "SHOP_POST",
  ) => ({
    id,
    areaId,
    neighbourhoodId,
    code,
    kind,
    name: `驿站${code}`,
    nameEn: `Station ${code}`,
    shortName: code,
    shortNameEn: code,
    address: "团花中街1号",
    addressEn: "1 Tuanhua Middle Street",
    ...PLACE,
    seats: 4,
    openedOn: date("2026-02-23"),
  });
  return [
    station(M.area, M.stations.own, M.neighbourhoods.own, "T-E1", "EXPRESS_STATION"),
    station(M.area, M.stations.other, M.neighbourhoods.other, "T-C1", "LEISURE_CENTRE"),
    station(M.area, M.stations.post, M.neighbourhoods.other, "T-P01", "SHOP_POST"),
    station(M.foreign.area, M.foreign.station, M.foreign.neighbourhood, "F-E1", "EXPRESS_STATION"),
  ];
}

function hours(): Prisma.OpeningHoursCreateManyInput[] {
  return stations().flatMap(({ id, areaId }) =>
    [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
      areaId,
      stationId: id ?? "",
      weekday,
      opensAt: 0,
      closesAt: 1440,
    })),
  );
}

function services(): Prisma.StationServiceCreateManyInput[] {
  return stations().map(({ id, areaId }) => ({
    areaId,
    stationId: id ?? "",
    kind: "DRINKING_WATER" as const,
  }));
}

function company(areaId: string, id: string, code: string, name: string): Prisma.CompanyCreateManyInput {
  return { id, areaId, code, name, nameEn: code };
}

function outlet(
  areaId: string,
  id: string,
  companyId: string,
  neighbourhoodId: string,
  name: string,
): Prisma.OutletCreateManyInput {
  return {
    id,
    areaId,
    companyId,
    neighbourhoodId,
    code: `${id.slice(-4)}`,
    name,
    nameEn: name,
    address: "东里头条1号",
    ...PLACE,
    openedOn: date("2024-01-01"),
  };
}

function people(): Prisma.PersonCreateManyInput[] {
  const person = (areaId: string, id: string, name: string, index: number) => ({
    id,
    areaId,
    name,
    phone: `+86154990000${String(index).padStart(2, "0")}`,
    createdAt: days(-100),
  });
  return [
    ...ROLES.map((role, index) => person(M.area, M.people[role], `${role}`, index)),
    ...M.riderPeople.map((id, index) => person(M.area, id, `骑手${index + 2}`, 20 + index)),
    person(M.area, M.people.otherResident, "别的居民", 40),
    person(M.foreign.area, M.foreign.person, "外地管理员", 50),
  ];
}

function grants(): Prisma.RoleGrantCreateManyInput[] {
  return [
    ...ROLES.map((role) => ({
      areaId: M.area,
      personId: M.people[role],
      ...grantOf(role),
      startsAt: days(-90),
    })),
    ...M.riderPeople.map((personId) => ({
      areaId: M.area,
      personId,
      role: "RIDER" as const,
      scopeKind: "AREA" as const,
      scopeId: M.area,
      startsAt: days(-90),
    })),
    {
      areaId: M.foreign.area,
      personId: M.foreign.person,
      role: "ADMINISTRATOR",
      scopeKind: "AREA",
      scopeId: M.foreign.area,
      startsAt: days(-90),
    },
  ];
}

/** Six riders: five who ride now, at both outlets, and one who left. */
function riders(): Prisma.RiderCreateManyInput[] {
  const ids = [M.riders.own, ...M.riders.others];
  return ids.map((id, index) => ({
    id,
    areaId: M.area,
    personId: [M.people.RIDER, ...M.riderPeople][index] ?? "",
    number: `T-${String(index + 1).padStart(4, "0")}`,
    enrolledOn: date("2026-03-01"),
    verifiedAt: days(-80),
  }));
}

function employments(): Prisma.EmploymentCreateManyInput[] {
  return riders().map(({ id }, index) => ({
    areaId: M.area,
    riderId: id ?? "",
    outletId: index % 2 === 0 ? M.outlets.own : M.outlets.other,
    startsOn: date("2026-03-01"),
    endsOn: index === 5 ? date("2026-09-01") : null,
  }));
}

function passes(): Prisma.PassCreateManyInput[] {
  return riders().map(({ id, number }) => ({
    areaId: M.area,
    riderId: id ?? "",
    serial: `${number}-1`,
    issuedAt: days(-60),
    validUntil: date("2027-03-01"),
  }));
}

function category(areaId: string, id: string, code: string): Prisma.CaseCategoryCreateManyInput {
  return {
    id,
    areaId,
    code,
    kind: "COMPLAINT",
    name: "没有送上门",
    nameEn: "Not brought to the door",
    hint: "",
    hintEn: "",
    answerDays: 3,
    limitReason: "要找当事骑手了解情况",
    limitReasonEn: "the rider has to be heard first",
    sort: 0,
  };
}

type CaseRow = Prisma.CaseCreateManyInput & { id: string };

function cases(): CaseRow[] {
  const row = (id: string, reference: string, over: Partial<CaseRow> = {}): CaseRow => ({
    id,
    areaId: M.area,
    reference,
    kind: "COMPLAINT",
    categoryId: M.category,
    neighbourhoodId: M.neighbourhoods.own,
    text: "包裹放在一楼门口，没有送上来。",
    contactName: "周玉兰",
    contactPhone: "+8615499001234",
    keyHash: hashOfKey(M.caseKey),
    submissionId: id,
    filedAt: days(-1),
    dueAt: days(3),
    ...over,
  });
  const { own, other } = M.outlets;
  const accepted = { acceptedAt: days(-0.9), assigneeId: M.people.NEIGHBOURHOOD_CADRE };
  const elsewhere = { neighbourhoodId: M.neighbourhoods.other };
  return [
    row(M.cases.reported, M.references.reported, { reporterId: M.people.RESIDENT }),
    row(M.cases.dispatchedOwn, M.references.dispatchedOwn, {
      status: "DISPATCHED",
      outletId: own,
      ...accepted,
    }),
    row(M.cases.dispatchedOther, M.references.dispatchedOther, {
      status: "DISPATCHED",
      outletId: other,
      ...elsewhere,
    }),
    row(M.cases.reportedOther, M.references.reportedOther, {
      ...elsewhere,
      reporterId: M.people.otherResident,
    }),
    row(M.cases.closed, M.references.closed, {
      status: "CLOSED",
      closedAt: days(-1),
      ...accepted,
      reporterId: M.people.RESIDENT,
    }),
    row(M.cases.foreign, M.references.foreign, {
      areaId: M.foreign.area,
      neighbourhoodId: M.foreign.neighbourhood,
      categoryId: M.foreign.category,
    }),
  ];
}

function dispatch(caseId: string, outletId: string): Prisma.CaseDispatchCreateManyInput {
  return {
    areaId: M.area,
    caseId,
    outletId,
    dueAt: days(2),
    dueReason: "要找当事骑手了解情况",
    createdAt: days(-0.5),
  };
}
