import { OPEN_STATES, type OpenState, STATION_KINDS, type StationKind } from "./rules";
import type { StationOnBoard } from "./views";

/** The filter of the station desk in its address: `?state=CLOSURE&kind=SHOP_POST&gaps=1`. */
export interface DeskFilter {
  readonly state: OpenState | null;
  readonly kind: StationKind | null;
  /** Only stations with a service that is short or paused. */
  readonly gaps: boolean;
}

type Query = Readonly<Record<string, string | readonly string[] | undefined>>;

/** What an address asks for; what it asks wrongly is left out. */
export function readDeskFilter({ state, kind, gaps }: Query): DeskFilter {
  return {
    state: OPEN_STATES.find((one) => one === state) ?? null,
    kind: STATION_KINDS.find((one) => one === kind) ?? null,
    gaps: gaps === "1",
  };
}

export function deskFilterPath({ state, kind, gaps }: DeskFilter): string {
  const query = new URLSearchParams();
  if (state) query.set("state", state);
  if (kind) query.set("kind", kind);
  if (gaps) query.set("gaps", "1");
  return query.size > 0 ? `/cadre/stations?${query}` : "/cadre/stations";
}

/** Services that are short or paused. */
export function gapsOf({ services }: Pick<StationOnBoard, "services">): StationOnBoard["services"] {
  return services.filter((one) => one.state !== "AVAILABLE");
}

export function isAskedFor(station: StationOnBoard, { state, kind, gaps }: DeskFilter): boolean {
  return (
    (state === null || station.openness.state === state) &&
    (kind === null || station.kind === kind) &&
    (!gaps || gapsOf(station).length > 0)
  );
}
