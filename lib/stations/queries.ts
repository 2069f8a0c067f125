import "server-only";
import type { Actor } from "@/lib/people/actor";
import { db, Prisma } from "@/lib/server/db";
import { SHANGHAI } from "@/lib/time/shanghai";
import { boardMark, stationMark } from "./live-mark";
import { standing, stationRows } from "./rows";
import { canonicalCode } from "./rules";
import { type Board, type FacilityView, lifeOf, onBoard, type StationDetail } from "./views";

/**
 * All stations of the actor's area that run at `now`; the mark is also of those to be opened. One query, whatever their
 * number.
 */
export async function board(actor: Actor, now: Date): Promise<Board> {
  const rows = await stationRows(db(), actor.areaId, now, standing(now));
  const zone = rows[0]?.timeZone ?? SHANGHAI;
  const mark = boardMark(rows.map((row) => stationMark(row, now)));
  return {
    zone,
    now,
    mark,
    stations: rows.filter((row) => lifeOf(row, now) === "RUNNING").map((row) => onBoard(row, actor, now)),
  };
}

/**
 * One station of the actor's area by its printed code, in any spelling of it; also one that is retired or not yet
 * opened, see `life`. Null: there is none.
 */
export async function stationByCode(actor: Actor, code: string, now: Date): Promise<StationDetail | null> {
  const which = Prisma.sql`s."code" = ${canonicalCode(code)}`;
  const [row] = await stationRows(db(), actor.areaId, now, which);
  if (!row) return null;
  const { timeZone: zone, phone, openedOn, retiredOn, hours, closures } = row;
  return {
    ...onBoard(row, actor, now),
    ...{ zone, now, phone, openedOn, retiredOn, hours, closures },
    mark: stationMark(row, now),
    life: lifeOf(row, now),
    facilities: await facilitiesOf(actor, row.id),
  };
}

async function facilitiesOf(actor: Actor, stationId: string): Promise<FacilityView[]> {
  const rows = await db().facility.findMany({
    where: { areaId: actor.areaId, stationId },
    select: {
      id: true,
      name: true,
      nameEn: true,
      capacity: true,
      state: true,
      provider: { select: { name: true, nameEn: true } },
    },
    orderBy: [{ kind: "asc" }, { name: "asc" }],
  });
  const english = actor.locale === "en";
  return rows.map(({ id, name, nameEn, capacity, state, provider }) => ({
    id,
    name: english ? nameEn : name,
    capacity,
    working: state === "WORKING",
    provider: provider && (english ? provider.nameEn : provider.name),
  }));
}
