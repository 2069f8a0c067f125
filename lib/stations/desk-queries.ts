import "server-only";
import { type Actor, scopesOf } from "@/lib/people/actor";
import { STATION_ROLES } from "@/lib/people/rooms";
import { db, Prisma } from "@/lib/server/db";
import type { Hours } from "./opening";
import { type StationRow, standing, stationRows } from "./rows";
import { canonicalCode } from "./rules";
import { onBoard, type StationOnBoard } from "./views";

/** A station as those who run it see it; texts in both languages. */
export interface DeskStationView extends StationOnBoard {
  readonly version: number;
  readonly zone: string;
  readonly phone: string | null;
  readonly hours: readonly Hours[];
  readonly closures: StationRow["closures"];
  readonly offered: StationRow["services"];
}

/** The stations that the actor runs, by kind and code; those to be opened too, retired ones not. */
export async function stationsToRun(actor: Actor, now: Date): Promise<DeskStationView[]> {
  const rows = await stationRows(db(), actor.areaId, now, Prisma.sql`${standing(now)} AND ${run(actor)}`);
  return rows.map((row) => deskView(row, actor, now));
}

/** One of them by its code; null when there is none or it is somebody else's to run. */
export async function stationToRun(actor: Actor, code: string, now: Date): Promise<DeskStationView | null> {
  const which = Prisma.sql`s."code" = ${canonicalCode(code)} AND ${standing(now)} AND ${run(actor)}`;
  const [row] = await stationRows(db(), actor.areaId, now, which);
  return row ? deskView(row, actor, now) : null;
}

/** `canRunStation` as a condition. */
function run(actor: Actor): Prisma.Sql {
  const within = (kind: "AREA" | "NEIGHBOURHOOD" | "STATION") => scopesOf(actor, STATION_ROLES, kind);
  return Prisma.sql`(
    s."areaId" = ANY (${within("AREA")}::uuid[])
    OR s."neighbourhoodId" = ANY (${within("NEIGHBOURHOOD")}::uuid[])
    OR s."id" = ANY (${within("STATION")}::uuid[]))`;
}

function deskView(row: StationRow, actor: Actor, now: Date): DeskStationView {
  const { version, timeZone: zone, phone, hours, closures, services: offered } = row;
  return { ...onBoard(row, actor, now), version, zone, phone, hours, closures, offered };
}
