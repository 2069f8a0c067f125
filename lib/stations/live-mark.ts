import { createHash } from "node:crypto";
import { localTime } from "@/lib/time/shanghai";
import type { StationRow } from "./rows";
import { opennessOf } from "./rules";

/**
 * Marks by which two readers know whether they see the same: equal as long as everything shown of a station is.
 * They follow from the content alone, so that any process gives the same and nothing has to be numbered. (Numbers drawn
 * before a commit could hide a change that commits later with a smaller one.)
 */

/** Eight characters of one station at `now`: its data, its state by hours and closures, and the local day. */
export function stationMark(row: StationRow, now: Date): string {
  const { version: _, ...shown } = row;
  return digest(
    JSON.stringify([shown, opennessOf(row, now, row.timeZone), localTime(now, row.timeZone).day]),
  );
}

/** One mark of many. */
export function boardMark(marks: readonly string[]): string {
  return digest(marks.join());
}

const digest = (text: string) => createHash("sha256").update(text).digest("base64url").slice(0, 8);
