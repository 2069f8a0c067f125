import type { LngLat } from "./frame";
import type { Findable } from "./search";

/** What is drawn of an area besides its stations; WGS-84, names in the reader's language. */
export interface MappedPlaces {
  readonly neighbourhoods: readonly {
    readonly code: string;
    readonly name: string;
    readonly ring: readonly LngLat[];
  }[];
  readonly lanes: readonly {
    readonly name: string;
    /** Metres. */
    readonly width: number;
    readonly line: readonly LngLat[];
  }[];
  readonly buildings: readonly MappedBuilding[];
  readonly entrances: readonly LngLat[];
  readonly gates: readonly MappedPoint[];
}

export interface MappedPoint {
  readonly code: string;
  /** Name in the reader's language. */
  readonly label: string;
  /** Code of its neighbourhood. */
  readonly neighbourhood: string;
  readonly place: LngLat;
}

export interface MappedBuilding extends Findable, MappedPoint {
  readonly ring: readonly LngLat[];
}

/** The map's address: which neighbourhood it shows (null: all), from where walks begin, what is looked for. */
export interface MapAddress {
  readonly n: string | null;
  readonly from: string | null;
  readonly q: string;
}

type Query = Readonly<Record<string, string | readonly string[] | undefined>>;
/** Longer than any code or name; more is not read. */
const LONGEST = 60;

/** `?n=DL&from=DL-07&q=…`; codes in any spelling. `n=all` with `from` shows everything. */
export function readMapAddress({ n, from, q }: Query): MapAddress {
  return { n: codeOf(n), from: codeOf(from), q: textOf(q) };
}

const textOf = (value: Query[string]) => (typeof value === "string" ? value.trim().slice(0, LONGEST) : "");
const codeOf = (value: Query[string]) => textOf(value).normalize("NFKC").toUpperCase() || null;

export function mapPath({ n, from, q }: Partial<MapAddress>): string {
  const query = new URLSearchParams();
  if (n) query.set("n", n);
  if (from) query.set("from", from);
  if (q) query.set("q", q);
  return query.size > 0 ? `/map?${query}` : "/map";
}
