import "server-only";
import { db } from "@/lib/server/db";
import { clockText, localTime, SHANGHAI } from "@/lib/time/shanghai";
import { boardMark, stationMark } from "./live-mark";
import { standing, stationRows } from "./rows";

/** What the board of an area was at a moment, as marks. */
export interface BoardState {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** The same on the area's clock, for people: `17:05`. */
  readonly time: string;
  /** Of all stations, those to be opened too. */
  readonly mark: string;
  /** Of each station, by code. */
  readonly stations: Readonly<Record<string, string>>;
}

/** The present board of an area. One query, whatever the number of its stations. */
export async function boardState(areaId: string, now: Date): Promise<BoardState> {
  const rows = await stationRows(db(), areaId, now, standing(now));
  const stations = Object.fromEntries(rows.map((row) => [row.code, stationMark(row, now)]));
  return {
    at: now.getTime(),
    time: clockText(localTime(now, rows[0]?.timeZone ?? SHANGHAI).minutes),
    mark: boardMark(Object.values(stations)),
    stations,
  };
}
