import "server-only";
import type { Actor } from "@/lib/people/actor";
import type { Tx } from "@/lib/server/db";
import { refuse } from "@/lib/server/refusal";
import { running, type StationRow, stationRows } from "@/lib/stations/rows";
import { onBoard, type StationOnBoard } from "@/lib/stations/views";
import { translator } from "@/lib/text/translator";
import { type Door, nearestOpen } from "./rules";
import { roundMetres, shutWords, speechFor } from "./words";

const NEAREST = 3;

/** Refuses a check-in where the door isn't open: says why, and which open stations are nearest. */
export async function refuseAt(
  tx: Tx,
  actor: Actor,
  row: StationRow,
  door: Exclude<Door, "open">,
  now: Date,
): Promise<never> {
  const station = onBoard(row, actor, now);
  const rows = await stationRows(tx, actor.areaId, now, running(now));
  const open = nearestOpen(
    rows.map((one) => onBoard(one, actor, now)),
    station,
    NEAREST,
  );
  const t = translator(actor.locale);
  const place = ({ name, metres }: StationOnBoard & { metres: number }) =>
    t("checkin.placeWithMetres", { station: name, metres: roundMetres(metres) });
  refuse(open.length > 0 ? `checkin.refused${door}` : `checkin.refused${door}None`, {
    station: station.name,
    state: shutWords(station, speechFor(actor.locale, now, row.timeZone)),
    nearest: open.map(place).join(t("checkin.openSeparator")),
  });
}
