import { frameAt, type LngLat, type Point } from "@/lib/places/frame";
import type { MappedBuilding, MappedPlaces } from "@/lib/places/mapped";
import type { StationOnBoard } from "@/lib/stations/views";
import { station } from "../stations/sample";

/** Two neighbourhoods side by side, each 200 × 200 m, joined by a street from west to east at its middle. */
const frame = frameAt([116.4662, 39.9287]);
export const at = (x: number, y: number): LngLat => frame.toLngLat([x, y]);

const ring = (west: number, south: number, width: number, height: number) =>
  (
    [
      [0, 0],
      [width, 0],
      [width, height],
      [0, height],
      [0, 0],
    ] satisfies Point[]
  ).map(([x, y]) => at(west + x, south + y));

const building = (
  code: string,
  neighbourhood: string,
  x: number,
  y: number,
  label: string,
): MappedBuilding => ({
  ...{ id: code, code, neighbourhood, label, name: label, nameEn: code, aliases: [], pinyin: "dongli dl" },
  ...{ place: at(x, y), ring: ring(x - 20, y - 5, 40, 10) },
});

export const PLACES: MappedPlaces = {
  neighbourhoods: [
    { code: "DL", name: "东里", ring: ring(0, 0, 200, 200) },
    { code: "XL", name: "西里", ring: ring(-200, 0, 200, 200) },
  ],
  lanes: [
    { name: "中街", width: 10, line: [at(-200, 100), at(200, 100)] },
    { name: "东里头条", width: 3, line: [at(100, 100), at(100, 200)] },
  ],
  buildings: [
    building("DL-01", "DL", 130, 150, "东里1号楼"),
    building("XL-12", "XL", -100, 50, "西里12号楼"),
  ],
  entrances: [at(130, 155), at(-100, 55)],
  gates: [
    { code: "DL-W", label: "东里西门", neighbourhood: "DL", place: at(0, 100) },
    { code: "XL-W", label: "西里西门", neighbourhood: "XL", place: at(-200, 100) },
  ],
};

const stationAt = (code: string, x: number, y: number, changes: Partial<StationOnBoard> = {}) => {
  const [lng, lat] = at(x, y);
  return station({ code, id: code, name: `驿站${code}`, lng, lat, ...changes });
};

/** Nearest to DL-01 is T-P1, which rests; then T-E1. */
export const STATIONS = [
  stationAt("T-E1", 60, 100),
  stationAt("T-E2", -150, 100, { neighbourhood: "西里" }),
  stationAt("T-P1", 100, 180, { kind: "SHOP_POST", openness: { state: "CLOSED", opens: null } }),
];
