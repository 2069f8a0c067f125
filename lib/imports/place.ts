import gcoord from "gcoord";
import { frameAt, type LngLat, rounded } from "@/lib/places/frame";
import { choice, decimal, needed, optional } from "./cells";
import { error, type Problem } from "./types";

/** Coordinate systems of Chinese maps; stored is always WGS-84. */
export const DATUMS = {
  WGS84: ["WGS-84", "GPS", "WGS84"],
  GCJ02: ["GCJ-02", "火星坐标", "高德", "腾讯", "amap", "国测局"],
  BD09: ["BD-09", "百度", "baidu"],
} as const;

/** Cells of a place. */
export const placeCells = {
  lng: needed(decimal(-180, 180)),
  lat: needed(decimal(-180, 180)),
  datum: optional(choice(DATUMS)),
};

export interface PlaceValue {
  readonly lng: number;
  readonly lat: number;
  readonly datum?: keyof typeof DATUMS | undefined;
}

/** The place in WGS-84. */
export function wgs84({ lng, lat, datum = "WGS84" }: PlaceValue): [number, number] {
  if (datum === "WGS84") return rounded([lng, lat]);
  const from = datum === "GCJ02" ? gcoord.GCJ02 : gcoord.BD09;
  const [x, y] = gcoord.transform([lng, lat], from, gcoord.WGS84);
  return rounded([x, y]);
}

/** A neighbourhood as the checks need it. */
export interface NeighbourhoodFact {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  /** Outer ring, WGS-84. */
  readonly ring: readonly LngLat[];
}

/** Farther than this from its neighbourhood's middle, a coordinate is a mistake. */
const FARTHEST_KM = 3;

export function findNeighbourhood(
  text: string,
  known: readonly NeighbourhoodFact[],
): NeighbourhoodFact | undefined {
  const wanted = bareName(text);
  return known.find((one) => [one.code, one.name, one.nameEn].some((name) => bareName(name) === wanted));
}

/** "东里社区" and "东里" are the same. */
export function bareName(name: string): string {
  return name.toLowerCase().replace(/(社区|居民委员会|居委会|neighbou?rhood|committee|[\s_-])/gu, "");
}

/**
 * A neighbourhood's name without what every label puts behind it: "东里社区", "东里社区居委会", the "东里社区居民委员会" of the
 * seal and "东里" are stored as 东里.
 */
export function ownName(name: string): string {
  return name.replace(/(\s*(社区|居民委员会|居委会|neighbou?rhood|committee))+$/iu, "") || name;
}

/** What is wrong with a place: swapped, or far from its neighbourhood. */
export function placeProblem(line: number, value: PlaceValue, home: NeighbourhoodFact): Problem | null {
  if (looksSwapped(value)) return error(line, "lng", "swapped");
  const [first] = home.ring;
  if (!first) return null;
  const km = Math.round(kilometres(first, wgs84(value)));
  return km > FARTHEST_KM ? error(line, "lng", "farAway", { km, neighbourhood: home.name }) : null;
}

export const looksSwapped = ({ lng, lat }: PlaceValue): boolean =>
  Math.abs(lat) > 90 || (lat > 70 && lng < 60);

/** Distance of two places near each other, WGS-84. */
export function kilometres(from: LngLat, to: LngLat): number {
  const [x, y] = frameAt(from).toMetres(to);
  return Math.hypot(x, y) / 1000;
}
