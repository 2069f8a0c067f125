import { isInside, pathOf, spotOf, type Window, windowAround } from "@/lib/places/drawing";
import type { LngLat, Point } from "@/lib/places/frame";
import { laneNet } from "@/lib/places/lane-net";
import type { MapAddress, MappedBuilding, MappedPlaces, MappedPoint } from "@/lib/places/mapped";
import { findBuildings } from "@/lib/places/search";
import { type Way, walkingMinutes, waysFrom } from "@/lib/places/walk";
import { isOpen, openFirst } from "./rules";
import type { Board, StationOnBoard } from "./views";

/** The neighbourhood map as it is drawn and listed: pure, from the places, the board and the address. */

/** Shown with `from` instead of the neighbourhood that it lies in. */
export const EVERYWHERE = "ALL";
/** Lanes from this width on are streets, metres. */
const STREET = 7;
const MARGIN = 40;

export interface ListedStation {
  readonly station: StationOnBoard;
  /** By the lanes; null: nobody said from where, or no lane leads there. */
  readonly walk: { readonly metres: number; readonly minutes: number } | null;
}

export interface Spotted<T> {
  readonly of: T;
  readonly at: Point;
}

export interface MapModel {
  /** Height of the view box, whose width is `DRAWING_WIDTH`; null: there is nothing to draw. */
  readonly height: number | null;
  /** Units to a metre. */
  readonly scale: number;
  readonly chosen: { readonly code: string; readonly name: string } | null;
  readonly neighbourhoods: readonly {
    readonly code: string;
    readonly name: string;
    readonly path: string;
    readonly at: Point;
  }[];
  readonly streets: string;
  readonly alleys: string;
  /** Blocks as one path, unless a neighbourhood is chosen. */
  readonly blocks: string;
  /** Blocks of the chosen neighbourhood, each with its number. */
  readonly numbered: readonly (Spotted<MappedBuilding> & {
    readonly path: string;
    readonly number: string;
  })[];
  /** Entrances and gates only when a neighbourhood is chosen. */
  readonly entrances: string;
  readonly gates: readonly Spotted<MappedPoint>[];
  readonly stations: readonly Spotted<StationOnBoard>[];
  readonly from: (MappedPoint & { readonly at: Point | null }) | null;
  /** To the nearest station that is open. */
  readonly way: string;
  readonly list: readonly ListedStation[];
  /** What the search found; null: nothing was looked for. */
  readonly found: readonly MappedBuilding[] | null;
}

export function mapModel(places: MappedPlaces, board: Board, address: MapAddress): MapModel {
  const from = address.from === null ? null : placeByCode(places, board, address.from);
  const wanted = address.n ?? from?.neighbourhood ?? null;
  const chosen = places.neighbourhoods.find(({ code }) => code === wanted) ?? null;
  const window = windowOf(places, board, chosen?.ring);
  const walks = from ? walksTo(places, board.stations, from.place) : null;
  const inside = (rings: readonly LngLat[]) => window !== null && isInside(window, rings);
  const list = listed(board.stations, walks).filter(
    ({ station }) =>
      station.code !== from?.code && (walks !== null || chosen === null || inside([placeOf(station)])),
  );
  const goal = list.find(({ station }) => isOpen(station.openness.state));
  const way = goal && walks?.get(goal.station.code);
  return {
    height: window?.height ?? null,
    scale: window?.scale ?? 0,
    chosen,
    list,
    found: address.q === "" ? null : findBuildings(address.q, places.buildings),
    from: from && { ...from, at: window && inside([from.place]) ? spotOf(window, from.place) : null },
    way: window && way ? pathOf(window, way.line) : "",
    ...drawn(places, board, window, chosen?.code ?? null),
  };
}

/** The layers within the window. */
function drawn(places: MappedPlaces, board: Board, window: Window | null, chosen: string | null) {
  if (!window)
    return {
      ...{ neighbourhoods: [], streets: "", alleys: "", blocks: "", numbered: [], entrances: "", gates: [] },
      stations: [],
    };
  const inside = (ring: readonly LngLat[]) => ring.length > 0 && isInside(window, ring);
  const spotted = <T extends { readonly place: LngLat }>(all: readonly T[]): Spotted<T>[] =>
    all.filter(({ place }) => inside([place])).map((of) => ({ of, at: spotOf(window, of.place) }));
  const lanes = places.lanes.filter(({ line }) => inside(line));
  const blocks = places.buildings.filter(({ ring }) => inside(ring));
  const near = (block: MappedBuilding) => chosen !== null && block.neighbourhood === chosen;
  const paths = (lines: readonly { readonly line: readonly LngLat[] }[]) =>
    lines.map(({ line }) => pathOf(window, line)).join("");
  return {
    neighbourhoods: places.neighbourhoods
      .filter(({ ring }) => inside(ring))
      .map(({ code, name, ring }) => ({
        ...{ code, name, path: pathOf(window, ring, true), at: spotOf(window, namePlace(ring)) },
      })),
    streets: paths(lanes.filter(({ width }) => width >= STREET)),
    alleys: paths(lanes.filter(({ width }) => width < STREET)),
    blocks: blocks
      .filter((block) => !near(block))
      .map(({ ring }) => pathOf(window, ring, true))
      .join(""),
    numbered: spotted(blocks.filter(near)).map((one) => ({
      ...one,
      path: pathOf(window, one.of.ring, true),
      number: /(\d+)\D*$/.exec(one.of.label)?.[1] ?? "",
    })),
    entrances:
      chosen === null
        ? ""
        : places.entrances
            .filter((place) => inside([place]))
            .map((place) => `M${spotOf(window, place).join(" ")}h0`)
            .join(""),
    gates: chosen === null ? [] : spotted(places.gates),
    stations: board.stations
      .filter((station) => inside([placeOf(station)]))
      .map((of) => ({ of, at: spotOf(window, placeOf(of)) })),
  };
}

const placeOf = ({ lng, lat }: StationOnBoard): LngLat => [lng, lat];

/** All of the area, or the chosen ring; stations alone when no boundary is known. */
function windowOf(places: MappedPlaces, board: Board, ring: readonly LngLat[] | undefined): Window | null {
  const all = places.neighbourhoods.flatMap((one) => one.ring);
  const shown = ring && ring.length > 0 ? ring : all.length > 0 ? all : board.stations.map(placeOf);
  return windowAround(shown, MARGIN);
}

/** A building, gate or station by its code. */
function placeByCode(places: MappedPlaces, board: Board, code: string): MappedPoint | null {
  const point = [...places.buildings, ...places.gates].find((one) => one.code === code);
  if (point) return point;
  const station = board.stations.find((one) => one.code === code);
  if (!station) return null;
  const { name, neighbourhood: quarter } = station;
  const neighbourhood = places.neighbourhoods.find((one) => one.name === quarter)?.code ?? "";
  return { code, label: name, neighbourhood, place: placeOf(station) };
}

/** Ways to all stations, by code. */
function walksTo(places: MappedPlaces, stations: readonly StationOnBoard[], from: LngLat) {
  const wayTo = waysFrom(laneNet(places.lanes.map(({ line }) => line)), from);
  return new Map(stations.map((station): [string, Way | null] => [station.code, wayTo(placeOf(station))]));
}

/** The nearest first; without walks the open ones first. */
function listed(
  stations: readonly StationOnBoard[],
  walks: ReadonlyMap<string, Way | null> | null,
): ListedStation[] {
  const list = openFirst(stations).map((station) => {
    const way = walks?.get(station.code);
    return { station, walk: way ? { metres: way.metres, minutes: walkingMinutes(way.metres) } : null };
  });
  const far = ({ walk }: ListedStation) => walk?.metres ?? Number.POSITIVE_INFINITY;
  return walks ? list.sort((a, b) => far(a) - far(b) || 0) : list;
}

/** In the middle, a quarter of the way down, clear of the station in the midst. */
function namePlace(ring: readonly LngLat[]): LngLat {
  const lngs = ring.map(([lng]) => lng);
  const lats = ring.map(([, lat]) => lat);
  const north = Math.max(...lats);
  return [(Math.min(...lngs) + Math.max(...lngs)) / 2, north - (north - Math.min(...lats)) / 4];
}
