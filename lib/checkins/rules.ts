import { distance } from "@/lib/places/frame";
import { isOpen, type OpenState } from "@/lib/stations/rules";

/** Once per station in this long: tapping again within it is the same visit. */
export const WINDOW_MINUTES = 30;

const MINUTE = 60_000;

/** The stretch in which a check-in at `at` counts as the same visit: from `at`, up to but not including the end. */
export function windowOf(at: Date): { readonly from: Date; readonly until: Date } {
  return { from: at, until: new Date(at.getTime() + WINDOW_MINUTES * MINUTE) };
}

/** The last instant, looking back from `now`, at which a check-in would still be the same visit. */
export function windowStart(now: Date): Date {
  return new Date(now.getTime() - WINDOW_MINUTES * MINUTE);
}

interface Point {
  readonly lng: number;
  readonly lat: number;
}

/** The `count` places nearest to `from` in a straight line, nearest first, each with its distance in metres. */
export function nearest<T extends Point>(
  places: readonly T[],
  from: Point,
  count: number,
): (T & { metres: number })[] {
  return places
    .map((place) => ({ ...place, metres: distance([place.lng, place.lat], [from.lng, from.lat]) }))
    .sort((a, b) => a.metres - b.metres)
    .slice(0, count);
}

/** The open ones among `stations` that are nearest to `from`, but not the one of that code itself. */
export function nearestOpen<
  T extends Point & { readonly code: string; readonly openness: { readonly state: OpenState } },
>(
  stations: readonly T[],
  from: Point & { readonly code?: string },
  count: number,
): (T & { metres: number })[] {
  const open = stations.filter((station) => isOpen(station.openness.state) && station.code !== from.code);
  return nearest(open, from, count);
}

/** All open ones: nearest to `from` first with the distance; as they come, without one, when `from` is unknown. */
export function openStations<T extends Point & { readonly openness: { readonly state: OpenState } }>(
  stations: readonly T[],
  from: Point | null,
): (T & { metres: number | null })[] {
  const open = stations.filter((station) => isOpen(station.openness.state));
  return from ? nearest(open, from, open.length) : open.map((station) => ({ ...station, metres: null }));
}

/** Whether one can come in: not yet opened, given up, open (full or not), closed by its hours or by somebody. */
export type Door = "coming" | "retired" | "open" | "closed";

export function doorOf(station: {
  readonly life: "COMING" | "RUNNING" | "RETIRED";
  readonly openness: { readonly state: OpenState };
}): Door {
  if (station.life !== "RUNNING") return station.life === "COMING" ? "coming" : "retired";
  return isOpen(station.openness.state) ? "open" : "closed";
}

/** What the page behind a poster has to say. */
export type Answer =
  | "counted"
  | "confirm"
  | "coming"
  | "retired"
  | "closed"
  | "signIn"
  | "notRider"
  | "notAtWork"
  | "ready";

/**
 * Chooses the one answer: what is already counted stands whatever happened since; a station that isn't open is said
 * before anybody is asked to sign in for nothing. Who was counted and then reads the station's screen may have that noted.
 */
export function answerOf(facts: {
  /** A check-in here that a tap now would still belong to. */
  readonly counted: boolean;
  /** The station's screen was read, of which that check-in doesn't know. */
  readonly unnoted: boolean;
  readonly station: Door;
  readonly signedIn: boolean;
  /** Null: no rider. */
  readonly rider: { readonly employed: boolean } | null;
}): Answer {
  if (facts.counted) return facts.unnoted && facts.rider?.employed ? "confirm" : "counted";
  if (facts.station !== "open") return facts.station;
  if (!facts.signedIn) return "signIn";
  if (!facts.rider) return "notRider";
  return facts.rider.employed ? "ready" : "notAtWork";
}
