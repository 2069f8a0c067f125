import { addDays, instantOf } from "@/lib/time/shanghai";
import { phone } from "./names";
import { alleyName, csvOf, lngLatAt, type Places } from "./places";
import { STATIONS, type StationPlan } from "./station-list";
import type { World } from "./world";
import type { Row, Tables } from "./write";

/** The 1 + 6 + 24 stations as an office's table, to go through the import. */
export function stationsCsv(world: World, places: Places): string {
  const random = world.rng("stations");
  const rows = STATIONS.map((station, index) => {
    const alley = alleyName(station.neighbourhood, index % 4);
    const house = random.int(1, 60);
    const { lng, lat } = lngLatAt(places, station.neighbourhood, station.at, 8);
    return {
      code: station.code,
      kind: station.kind,
      name: station.name,
      nameEn: station.nameEn,
      shortName: station.shortName,
      shortNameEn: station.shortNameEn,
      neighbourhood: station.neighbourhood,
      address: `${alley.name}${house}号`,
      addressEn: `${house} ${alley.nameEn}`,
      lng,
      lat,
      datum: "WGS-84",
      seats: station.seats,
      phone: phone("shop", index),
      openedOn: addDays(world.opened, station.opensAfter),
      hours: station.hours,
      services: station.services,
    };
  });
  return csvOf("stations", rows);
}

const PROVIDERS = {
  lockers: ["邻柜科技（社会企业）", "Lingui Lockers (social enterprise)"],
  power: ["绿芯充电（社会企业）", "Lüxin Charging (social enterprise)"],
  care: ["暖阳社工服务中心", "Nuanyang Social Work Centre"],
  union: ["团花地区工会", "Tuanhua Trade Union"],
  pharmacy: ["利民大药房", "Limin Pharmacy"],
} as const;
type ProviderKey = keyof typeof PROVIDERS;

type Equipment = readonly [Row<"Facility">["kind"], string, string, number, ProviderKey];
const EQUIPMENT: Record<StationPlan["kind"], readonly Equipment[]> = {
  骑手之家: [
    ["CHARGING_BOX", "换电充电箱", "Battery charging box", 24, "power"],
    ["CHARGING_PILE", "充电桩", "Charging piles", 10, "power"],
    ["MICROWAVE", "微波炉", "Microwave ovens", 4, "union"],
    ["FIRST_AID_KIT", "急救箱", "First-aid kit", 2, "pharmacy"],
    ["TOOLBOX", "修车工具箱", "Bike tools", 2, "union"],
  ],
  社区快递站: [
    ["PARCEL_CABINET", "快递柜", "Parcel cabinet", 48, "lockers"],
    ["CHARGING_PILE", "充电桩", "Charging piles", 6, "power"],
    ["CHARGING_BOX", "电动车充电箱", "Battery charging box", 12, "power"],
    ["MICROWAVE", "微波炉", "Microwave oven", 1, "union"],
    ["FIRST_AID_KIT", "急救箱", "First-aid kit", 1, "pharmacy"],
  ],
  商户驿站点: [["FIRST_AID_KIT", "便民药盒", "Small first-aid box", 1, "pharmacy"]],
};

/** Who provides what, faults, and closures past, present and to come. */
export function stationTables(world: World): Tables {
  const { areaId, id } = world;
  return {
    Provider: Object.entries(PROVIDERS).map(([key, [name, nameEn]]) => ({
      id: id("provider", key),
      areaId,
      name,
      nameEn,
    })),
    Facility: STATIONS.flatMap((station) =>
      EQUIPMENT[station.kind].map(([kind, name, nameEn, capacity, provider]) => ({
        id: id("facility", `${station.code}/${kind}`),
        areaId,
        stationId: id("station", station.code),
        kind,
        name,
        nameEn,
        capacity,
        state: FAULTY.has(`${station.code}/${kind}`) ? ("FAULTY" as const) : ("WORKING" as const),
        providerId: id("provider", provider),
        updatedAt: instantOf(addDays(world.today, -3), 600),
      })),
    ),
    StationClosure: closures(world),
  };
}

const FAULTY = new Set(["T-E4/CHARGING_PILE", "T-E2/MICROWAVE"]);

function closures(world: World): Row<"StationClosure">[] {
  const { areaId, id, today, opened } = world;
  const closed = (
    code: string,
    from: string,
    until: string | null,
    reason: string,
    reasonEn: string,
  ): Row<"StationClosure"> => ({
    id: id("closure", `${code}/${from}`),
    areaId,
    stationId: id("station", code),
    startsAt: instantOf(from, 0),
    endsAt: until ? instantOf(until, 0) : null,
    reason,
    reasonEn,
    createdAt: instantOf(addDays(from, -1), 900),
  });
  return [
    closed("T-E5", addDays(opened, 70), addDays(opened, 72), "换快递柜主板", "Parcel cabinet being repaired"),
    closed("T-P04", addDays(opened, 120), addDays(opened, 127), "店主回老家", "The owner is away"),
    closed("T-E2", addDays(opened, 160), addDays(opened, 161), "屋顶防水施工", "Roof repair"),
    closed(
      "T-P12",
      addDays(today, -2),
      addDays(today, 3),
      "换门窗，过几天再来",
      "New windows being fitted; back in a few days",
    ),
    closed(
      "T-P21",
      addDays(today, -9),
      null,
      "店主住院，何时开门另行通知",
      "The owner is in hospital; reopening to be announced",
    ),
    closed(
      "T-E6",
      addDays(today, 6),
      addDays(today, 7),
      "消防检查，停一天",
      "Fire inspection, closed for a day",
    ),
  ];
}

/** Services that are short or paused now, with what the station says about it. */
export const SERVICE_NOTES = [
  ["T-E3", "FOOD", "SHORT", "只剩泡面，热饭 17:00 送到", "Instant noodles only; hot meals arrive at 17:00"],
  ["T-E5", "EMERGENCY_MEDICINE", "SHORT", "创可贴快用完了，已报补货", "Plasters running out, more on order"],
  [
    "T-E1",
    "PSYCHOLOGICAL_SUPPORT",
    "AVAILABLE",
    "周三 14:00–16:00 有社工坐班",
    "A social worker is in on Wednesdays 14:00–16:00",
  ],
  ["T-P03", "FOOD", "PAUSED", "炉灶检修，今天没有热面", "Stove under repair, no hot noodles today"],
  ["T-C1", "REST_SPACE", "AVAILABLE", "里间有四张躺椅，中午可以躺一会儿", "Four recliners in the back room"],
] as const;
