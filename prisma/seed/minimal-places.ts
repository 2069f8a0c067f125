import type { Prisma } from "@/lib/server/db";
import { date, days, MINIMAL as M } from "./minimal-ids";

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
export const PLACE = { lng: 116.465, lat: 39.925 };

export function area(id: string, slug: string, name: string): Prisma.AreaCreateManyInput {
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

export function neighbourhood(
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

export function building(
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

export function stations(): Prisma.StationCreateManyInput[] {
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

export function hours(): Prisma.OpeningHoursCreateManyInput[] {
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

export function services(): Prisma.StationServiceCreateManyInput[] {
  return stations().map(({ id, areaId }) => ({
    areaId,
    stationId: id ?? "",
    kind: "DRINKING_WATER" as const,
  }));
}

export function company(
  areaId: string,
  id: string,
  code: string,
  name: string,
): Prisma.CompanyCreateManyInput {
  return { id, areaId, code, name, nameEn: code };
}

export function outlet(
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
