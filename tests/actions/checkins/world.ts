import type { Actor } from "@/lib/people/actor";
import { visitor } from "@/lib/people/actor";
import { db } from "@/lib/server/db";

const day = (text: string) => new Date(`${text}T00:00:00Z`);
const ALL_WEEK = [1, 2, 3, 4, 5, 6, 7];

/** An area with one outlet and one neighbourhood, made under `slug`. */
export async function makeArea(slug: string) {
  const area = await db().area.create({
    data: { slug, name: `${slug}地区`, nameEn: `Area ${slug}`, areaKm2: 1, population: 1000 },
  });
  const areaId = area.id;
  const neighbourhood = await db().neighbourhood.create({
    data: {
      areaId,
      code: "NJ",
      name: "南街",
      nameEn: "South Street",
      population: 1,
      households: 1,
      boundary: {},
      sort: 1,
    },
  });
  const company = await db().company.create({ data: { areaId, code: "SD", name: "顺达", nameEn: "Shunda" } });
  const outlet = await db().outlet.create({
    data: {
      areaId,
      companyId: company.id,
      neighbourhoodId: neighbourhood.id,
      code: "SD-1",
      name: "顺达南街网点",
      nameEn: "Shunda South Street",
      address: "南街 1 号",
      lng: 116.46,
      lat: 39.93,
      openedOn: day("2024-01-01"),
    },
  });
  return { areaId, neighbourhoodId: neighbourhood.id, companyId: company.id, outletId: outlet.id };
}

export type World = Awaited<ReturnType<typeof makeArea>>;

/** A rider with an employment since 2025 (until `endsOn`, when given), and who they are when signed in. */
export async function makeRider(world: World, number: string, endsOn?: string) {
  const { areaId } = world;
  const person = await db().person.create({ data: { areaId, name: `骑手${number}` } });
  const rider = await db().rider.create({
    data: {
      areaId,
      personId: person.id,
      number,
      enrolledOn: day("2025-01-01"),
      employments: {
        create: {
          areaId,
          outletId: world.outletId,
          startsOn: day("2025-01-01"),
          endsOn: endsOn ? day(endsOn) : null,
        },
      },
    },
  });
  const actor: Actor = {
    ...visitor(areaId, "zh-CN"),
    personId: person.id,
    name: person.name,
    riderId: rider.id,
    grants: [{ role: "RIDER", scopeKind: "AREA", scopeId: areaId }],
  };
  return { id: rider.id, personId: person.id, actor };
}

/** A station open from `opensAt` to `closesAt` (minutes) every day; `north` moves it by so many degrees. */
export async function makeStation(
  world: World,
  code: string,
  { opensAt = 0, closesAt = 1440, north = 0, retiredOn = null as string | null } = {},
) {
  const { areaId, neighbourhoodId } = world;
  return db().station.create({
    data: {
      areaId,
      neighbourhoodId,
      code,
      kind: "EXPRESS_STATION",
      name: `${code}驿站`,
      nameEn: `Station ${code}`,
      shortName: code,
      shortNameEn: code,
      address: "南街 2 号",
      addressEn: "2 South Street",
      lng: 116.46,
      lat: 39.93 + north,
      seats: 12,
      openedOn: day("2025-06-01"),
      retiredOn: retiredOn === null ? null : day(retiredOn),
      hours: { create: ALL_WEEK.map((weekday) => ({ areaId, weekday, opensAt, closesAt })) },
    },
  });
}
