import Papa from "papaparse";
import { COLUMNS } from "@/lib/imports/columns";
import type { Kind } from "@/lib/imports/types";
import { type Frame, frameAt, lineString, type Point, polygon, rounded } from "@/lib/places/frame";
import { instantOf } from "@/lib/time/shanghai";
import { AREA_NAME, NEIGHBOURHOODS, neighbourhood, STREETS } from "./place-names";
import { drawPlan, type Plan, type PlannedBlock, type Quarter } from "./plan";
import { dateOf, type World } from "./world";
import type { Tables } from "./write";

/** 1.23 km² (§3.1). */
export const SQUARE_KM = 1.23;
/** The middle of the invented plan; no real place is drawn. */
const ORIGIN = [116.4662, 39.9287] as const;

export interface Places {
  readonly plan: Plan;
  readonly frame: Frame;
  readonly quarters: ReadonlyMap<string, Quarter>;
}

export function drawPlaces(world: World): Places {
  const plan = drawPlan(world.rng("plan"), SQUARE_KM * 1e6);
  return { plan, frame: frameAt(ORIGIN), quarters: new Map(plan.quarters.map((q) => [q.code, q])) };
}

/** WGS-84 place by shares of the way through a neighbourhood, `metres` north of it. */
export function lngLatAt({ quarters, frame }: Places, code: string, [u, v]: Point, metres = 0) {
  const [x, y] = quarters.get(code)?.spot(u, v) ?? [0, 0];
  const [lng, lat] = rounded(frame.toLngLat([x, y + metres]));
  return { lng, lat };
}

/** Area, neighbourhoods, lanes and gates. */
export function placeTables(world: World, { plan, frame }: Places): Tables {
  const { areaId, id } = world;
  return {
    Area: [
      {
        id: areaId,
        slug: "t",
        name: AREA_NAME.zh,
        nameEn: AREA_NAME.en,
        timeZone: "Asia/Shanghai",
        areaKm2: SQUARE_KM,
        population: NEIGHBOURHOODS.reduce((sum, { population }) => sum + population, 0),
        hosts: [],
        isDemo: true,
        stationsOpenedOn: dateOf(world.opened),
        createdAt: instantOf(world.begins, 0),
      },
    ],
    Neighbourhood: NEIGHBOURHOODS.map((one, sort) => ({
      id: id("neighbourhood", one.code),
      areaId,
      code: one.code,
      name: one.name,
      nameEn: one.nameEn,
      population: one.population,
      households: Math.round(one.population / 2.45),
      boundary: polygon(frame, plan.quarters.find(({ code }) => code === one.code)?.ring ?? []),
      sort,
    })),
    Lane: [
      ...plan.streets.map((lane, index) => ({
        id: id("lane", lane.key),
        areaId,
        code: lane.key,
        name: STREETS[index]?.[0] ?? lane.key,
        nameEn: STREETS[index]?.[1] ?? lane.key,
        line: lineString(frame, lane.line),
        width: lane.width,
      })),
      ...plan.quarters.flatMap((quarter) =>
        quarter.lanes.map((lane, index) => ({
          id: id("lane", lane.key),
          areaId,
          code: lane.key,
          ...alleyName(quarter.code, index),
          line: lineString(frame, lane.line),
          width: lane.width,
        })),
      ),
    ],
    Gate: plan.quarters.flatMap((quarter) => gatesOf(world, frame, quarter)),
  };
}

const COUNT = ["头", "二", "三", "四", "五", "六", "七", "八"];
const ORDINAL = ["1st", "2nd", "3rd", "4th", "5th", "6th", "7th", "8th"];

/** Names of the alleys of a neighbourhood, as Beijing counts them. */
export function alleyName(code: string, index: number): { name: string; nameEn: string } {
  const { name, nameEn } = neighbourhood(code);
  return {
    name: `${name}${COUNT[index] ?? index + 1}条`,
    nameEn: `${nameEn} ${ORDINAL[index] ?? index + 1} Alley`,
  };
}

/** A gate on each side; the north gate of some is locked at night. */
function gatesOf({ areaId, id, rng }: World, frame: Frame, quarter: Quarter) {
  const { name, nameEn } = neighbourhood(quarter.code);
  const random = rng(`gates ${quarter.code}`);
  const sides = [
    ["N", "北门", "North Gate", [random.between(0.35, 0.65), 1]],
    ["S", "南门", "South Gate", [random.between(0.35, 0.65), 0]],
    ["E", "东门", "East Gate", [1, random.between(0.35, 0.65)]],
    ["W", "西门", "West Gate", [0, random.between(0.35, 0.65)]],
  ] as const;
  return sides.map(([side, zh, en, [u, v]]) => {
    const [lng, lat] = rounded(frame.toLngLat(quarter.spot(u, v)));
    const locked = side === "N" || (side === "W" && random.chance(0.5));
    return {
      id: id("gate", `${quarter.code}-${side}`),
      areaId,
      neighbourhoodId: id("neighbourhood", quarter.code),
      code: `${quarter.code}-${side}`,
      name: `${name}${zh}`,
      nameEn: `${nameEn} ${en}`,
      lng,
      lat,
      opensAt: locked ? 5 * 60 + 30 : null,
      closesAt: locked ? 23 * 60 : null,
    };
  });
}

const NICKNAMES = [
  "粮店楼",
  "邮局宿舍",
  "红砖楼",
  "小白楼",
  "纺织厂宿舍",
  "铁路宿舍",
  "教工楼",
  "筒子楼",
  "副食店楼",
  "锅炉房楼",
];
const CHINESE = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];

/** 180 blocks as an office's table, to go through the import. */
export function buildingsCsv(world: World, { plan, frame }: Places): string {
  const random = world.rng("buildings");
  const rows = NEIGHBOURHOODS.flatMap(({ code }) => {
    const blocks = plan.quarters.find((quarter) => quarter.code === code)?.blocks ?? [];
    const nicknames = random.shuffled(NICKNAMES);
    return blocks.map((block, index) => {
      const nickname = random.chance(0.12) ? nicknames.pop() : undefined;
      return buildingRow(code, block, index + 1, frame, random.int(1981, 1989), nickname);
    });
  });
  return csvOf("buildings", rows);
}

export const buildingCode = (code: string, number: number) => `${code}-${String(number).padStart(2, "0")}`;

function buildingRow(
  code: string,
  block: PlannedBlock,
  number: number,
  frame: Frame,
  builtYear: number,
  nickname: string | undefined,
) {
  const { name, nameEn } = neighbourhood(code);
  const [lng, lat] = rounded(frame.toLngLat(block.at));
  const tens = Math.floor(number / 10);
  const counted = `${tens > 1 ? CHINESE[tens] : ""}${tens > 0 ? "十" : ""}${CHINESE[number % 10]}`;
  return {
    code: buildingCode(code, number),
    neighbourhood: name,
    name: `${name}${number}号楼`,
    nameEn: `${nameEn} Block ${number}`,
    aliases: [`${name}${counted}号楼`, ...(nickname ? [`${name}${nickname}`] : [])].join("、"),
    floors: 6,
    lift: "无",
    builtYear,
    entrances: block.entrances,
    lng,
    lat,
    datum: "WGS-84",
    length: block.length,
    depth: block.depth,
    angle: Math.round(block.angle * 100) / 100,
  };
}

/** A table as an office would send it: Chinese header, the columns of the template. */
export function csvOf(kind: Kind, rows: readonly Readonly<Record<string, string | number>>[]): string {
  const columns = Object.entries(COLUMNS[kind]);
  const fields = columns.map(([, names]) => names[0] ?? "");
  const data = rows.map((row) => columns.map(([field]) => row[field] ?? ""));
  return Papa.unparse({ fields, data }, { newline: "\r\n" });
}
