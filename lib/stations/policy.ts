import { type Actor, holds } from "@/lib/people/actor";
import { STATION_ROLES } from "@/lib/people/rooms";

/** A station as policies see it. */
export interface StationPlace {
  readonly id: string;
  readonly areaId: string;
  readonly neighbourhoodId: string;
}

/**
 * Who keeps a station's hours, services, closures and basics: its own manager, the cadres of its neighbourhood, the
 * sub-district office and the administrators of the area.
 */
export function canRunStation(actor: Actor, station: StationPlace): boolean {
  const { id: stationId, areaId, neighbourhoodId } = station;
  return holds(actor, STATION_ROLES, { areaId, neighbourhoodId, stationId });
}

/** Stations are everybody's to see, water is never gated: no session is asked for. */
export const canSeeStations = (_actor: Actor): boolean => true;
