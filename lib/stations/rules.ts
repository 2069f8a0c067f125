import { type Closure, closureAt, nextOpening, openStretch, type Week } from "./opening";

/** What people see of a station at a moment. Pure: the clock is a parameter. */

export const STATION_KINDS = ["LEISURE_CENTRE", "EXPRESS_STATION", "SHOP_POST"] as const;
export type StationKind = (typeof STATION_KINDS)[number];

export const SERVICE_KINDS = [
  "DRINKING_WATER",
  "FOOD",
  "EMERGENCY_MEDICINE",
  "REST_SPACE",
  "PSYCHOLOGICAL_SUPPORT",
] as const;
export type ServiceKind = (typeof SERVICE_KINDS)[number];

export const SERVICE_STATES = ["AVAILABLE", "SHORT", "PAUSED"] as const;
export type ServiceState = (typeof SERVICE_STATES)[number];

/** OPEN, FULL (open, as many came lately as there are seats), CLOSED (resting by its hours), CLOSURE (somebody closed it). */
export const OPEN_STATES = ["OPEN", "FULL", "CLOSED", "CLOSURE"] as const;
export type OpenState = (typeof OPEN_STATES)[number];

/** Check-ins of the last so many minutes stand for the people who are there now: an estimate, and called one. */
export const OCCUPANCY_MINUTES = 30;

/** The instant from which, not including it, a check-in still counts as somebody being there at `now`. */
export function occupancySince(now: Date): Date {
  return new Date(now.getTime() - OCCUPANCY_MINUTES * 60_000);
}

/** Full when as many came within half an hour as there are seats; a station without seats is never full. */
export function isFull(recent: number, seats: number): boolean {
  return seats > 0 && recent >= seats;
}

export type Openness<C extends Closure = Closure> =
  | {
      readonly state: "OPEN" | "FULL";
      /** When it closes; null: open day and night. */
      readonly until: Date | null;
    }
  | {
      readonly state: "CLOSED";
      /** When it opens next; null: not known. */
      readonly opens: Date | null;
    }
  | {
      readonly state: "CLOSURE";
      readonly closure: C;
      /** When the closure ends; null: until further notice. */
      readonly until: Date | null;
      /** When it opens next after that; null: not known. */
      readonly opens: Date | null;
    };

export interface StationDay<C extends Closure = Closure> extends Week {
  readonly closures: readonly C[];
  readonly seats: number;
  /** Check-ins since `occupancySince(now)`. */
  readonly recent: number;
}

/**
 * The state of a station at `now`. A closure comes before the hours: who stands before a locked door at night should
 * also hear that it stays locked in the morning.
 */
export function opennessOf<C extends Closure>(station: StationDay<C>, now: Date, zone: string): Openness<C> {
  const closed = closureAt(station.closures, now);
  if (closed) {
    const opens = closed.until && nextOpening(station, closed.until, zone);
    return { state: "CLOSURE", ...closed, opens };
  }
  const open = openStretch(station, now, zone);
  if (!open) return { state: "CLOSED", opens: nextOpening(station, now, zone) };
  return { state: isFull(station.recent, station.seats) ? "FULL" : "OPEN", until: open.until };
}

/** Whether the door is open, full or not. */
export function isOpen(state: OpenState): boolean {
  return state === "OPEN" || state === "FULL";
}

/** Open ones first, then full, resting, closed; by code within. */
export function openFirst<
  T extends { readonly code: string; readonly openness: { readonly state: OpenState } },
>(stations: readonly T[]): T[] {
  const rank = (one: T) => OPEN_STATES.indexOf(one.openness.state);
  return [...stations].sort((a, b) => rank(a) - rank(b) || (a.code < b.code ? -1 : 1));
}

/** How many stations are in each state. */
export function countStates(
  stations: readonly { readonly openness: { readonly state: OpenState } }[],
): Record<OpenState, number> {
  const counts = { OPEN: 0, FULL: 0, CLOSED: 0, CLOSURE: 0 };
  for (const { openness } of stations) counts[openness.state] += 1;
  return counts;
}

export interface StationFilter {
  readonly service: ServiceKind | null;
  readonly open: boolean;
}

/** Whether a station is what somebody looks for: a service that can be had there now, an open door. */
export function matches(
  station: {
    readonly openness: { readonly state: OpenState };
    readonly services: readonly { readonly kind: ServiceKind; readonly state: ServiceState }[];
  },
  { service, open }: StationFilter,
): boolean {
  const has = station.services.some((one) => one.kind === service && one.state !== "PAUSED");
  return (service === null || has) && (!open || isOpen(station.openness.state));
}

/** A printed station code as somebody may type it: in either case, full-width letters, spaces around. */
export function canonicalCode(typed: string): string {
  return typed.normalize("NFKC").trim().toUpperCase();
}
