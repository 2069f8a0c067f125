import type { Actor } from "@/lib/people/actor";
import { type Day, localTime } from "@/lib/time/shanghai";
import type { Hours } from "./opening";
import type { ClosureRow, StationRow } from "./rows";
import { type Openness, opennessOf, type ServiceKind, type ServiceState, type StationKind } from "./rules";

/** What readers are shown of a station, names in their language. */

export interface ServiceView {
  readonly kind: ServiceKind;
  readonly state: ServiceState;
  /** Empty: nothing to add. */
  readonly note: string;
  /** Who provides it; null: the station itself. */
  readonly provider: string | null;
}

/** A station on the board, its state worked out for the moment asked. */
export interface StationOnBoard {
  readonly id: string;
  readonly code: string;
  readonly kind: StationKind;
  readonly name: string;
  /** Two to four characters, for a drawn mark. */
  readonly shortName: string;
  readonly address: string;
  readonly neighbourhood: string;
  /** WGS-84. */
  readonly lng: number;
  readonly lat: number;
  readonly seats: number;
  /** Check-ins of the last `OCCUPANCY_MINUTES`. */
  readonly recent: number;
  readonly openness: Openness<ClosureRow>;
  readonly services: readonly ServiceView[];
}

export interface Board {
  /** IANA name; times are shown in it. */
  readonly zone: string;
  readonly now: Date;
  /** Equal as long as everything shown is, see `live-mark`. */
  readonly mark: string;
  /** By kind, then code. */
  readonly stations: readonly StationOnBoard[];
}

export interface FacilityView {
  readonly id: string;
  readonly name: string;
  readonly capacity: number;
  readonly working: boolean;
  /** Who brought it; null: nobody is named. */
  readonly provider: string | null;
}

/** A station's own page. */
export interface StationDetail extends StationOnBoard {
  readonly zone: string;
  readonly now: Date;
  readonly mark: string;
  readonly phone: string | null;
  readonly openedOn: Day;
  readonly retiredOn: Day | null;
  /** COMING: opens on a later day. RETIRED: given up, its poster may still hang somewhere. */
  readonly life: "COMING" | "RUNNING" | "RETIRED";
  readonly hours: readonly Hours[];
  /** Closures in force or to come, earliest first. */
  readonly closures: readonly ClosureRow[];
  readonly facilities: readonly FacilityView[];
}

/** A row as the board shows it to `actor` at `now`. */
export function onBoard(row: StationRow, actor: Actor, now: Date): StationOnBoard {
  const { id, code, kind, lng, lat, seats, recent } = row;
  const english = actor.locale === "en";
  return {
    ...{ id, code, kind, lng, lat, seats, recent },
    name: english ? row.nameEn : row.name,
    shortName: english ? row.shortNameEn : row.shortName,
    address: english ? row.addressEn : row.address,
    neighbourhood: english ? row.neighbourhoodNameEn : row.neighbourhoodName,
    openness: opennessOf(row, now, row.timeZone),
    services: row.services.map((one) => ({
      kind: one.kind,
      state: one.state,
      note: (english && one.noteEn) || one.note,
      provider: english ? one.providerEn : one.provider,
    })),
  };
}

/** Where a station stands in its life on the local day of `now`. */
export function lifeOf(
  { openedOn, retiredOn, timeZone }: Pick<StationRow, "openedOn" | "retiredOn" | "timeZone">,
  now: Date,
): StationDetail["life"] {
  const { day } = localTime(now, timeZone);
  if (retiredOn !== null && retiredOn <= day) return "RETIRED";
  return openedOn > day ? "COMING" : "RUNNING";
}
