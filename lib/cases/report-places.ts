import "server-only";
import type { Actor } from "@/lib/people/actor";
import { findBuildings } from "@/lib/places/search";
import { riderIn } from "@/lib/riders/named";
import type { Tx } from "@/lib/server/db";
import { foldPlace, numberAlone } from "@/lib/text/place-words";
import { localTime } from "@/lib/time/shanghai";
import type { FindableBuilding } from "./whereabouts";

const NAMES = { id: true, name: true, nameEn: true } as const;
/** Far above any area; a bound so that no page can ask for everything. */
const BUILDINGS_MAX = 5000;

/** A station in service, by the code on its poster (any case), or null. */
export function stationByCode(tx: Tx, actor: Actor, code: string) {
  const where = { areaId: actor.areaId, code: code.trim().toUpperCase(), retiredOn: null };
  return tx.station.findFirst({ where, select: { ...NAMES, neighbourhoodId: true } });
}

/** A station of the area by id, or null. */
export function stationById(tx: Tx, actor: Actor, id: string) {
  return tx.station.findFirst({
    where: { id, areaId: actor.areaId },
    select: { ...NAMES, code: true, neighbourhoodId: true },
  });
}

/** The area's neighbourhoods in their usual order. */
export function neighbourhoods(tx: Tx, actor: Actor) {
  return tx.neighbourhood.findMany({
    where: { areaId: actor.areaId },
    select: NAMES,
    orderBy: { sort: "asc" },
  });
}

/** A building of the area by its code (any case), or null. */
export function buildingByCode(tx: Tx, actor: Actor, code: string) {
  const where = { areaId: actor.areaId, code: code.trim().toUpperCase() };
  return tx.building.findFirst({ where, select: { ...NAMES, neighbourhoodId: true } });
}

/**
 * Buildings that fit what was typed, the best first. None in the neighbourhood that was chosen, or none chosen: those of
 * the whole area. A number alone is meant in the chosen one.
 */
export async function buildingsFitting(
  tx: Tx,
  actor: Actor,
  typed: string,
  neighbourhoodId: string | null,
): Promise<FindableBuilding[]> {
  const words = foldPlace(typed);
  if (words === "") return [];
  const here = neighbourhoodId ? findBuildings(typed, await buildingsOf(tx, actor, { neighbourhoodId })) : [];
  if (here.length > 0 || (neighbourhoodId && numberAlone(words))) return here;
  return findBuildings(typed, await buildingsOf(tx, actor, {}));
}

/** Buildings of the area or of one neighbourhood, with the numbers of their entrances. */
async function buildingsOf(
  tx: Tx,
  actor: Actor,
  within: { readonly neighbourhoodId?: string },
): Promise<FindableBuilding[]> {
  const rows = await tx.building.findMany({
    where: { areaId: actor.areaId, ...within },
    select: {
      ...NAMES,
      neighbourhoodId: true,
      code: true,
      aliases: true,
      pinyin: true,
      entrances: { select: { number: true }, orderBy: { number: "asc" } },
    },
    orderBy: { code: "asc" },
    take: BUILDINGS_MAX,
  });
  return rows.map((row) => ({ ...row, entrances: row.entrances.map((entrance) => entrance.number) }));
}

/** Neighbourhood of the answer "where": the station's own, or the chosen one when it is of the area; else null. */
export async function neighbourhoodOf(
  tx: Tx,
  actor: Actor,
  where: { readonly place: string | null; readonly stationId: string | null },
): Promise<string | null> {
  if (where.place === "station") {
    return where.stationId
      ? ((await stationById(tx, actor, where.stationId))?.neighbourhoodId ?? null)
      : null;
  }
  if (!where.place) return null;
  const found = await tx.neighbourhood.findFirst({
    where: { id: where.place, areaId: actor.areaId },
    select: { id: true },
  });
  return found?.id ?? null;
}

/** Companies with their outlets that are open, for "whom is it about". */
export function companies(tx: Tx, actor: Actor) {
  return tx.company.findMany({
    where: { areaId: actor.areaId },
    select: {
      ...NAMES,
      outlets: { where: { closedOn: null }, select: NAMES, orderBy: { code: "asc" } },
    },
    orderBy: { code: "asc" },
  });
}

/** Company and outlet of the answer "about" (`company:<id>` or `outlet:<id>`), both null when not of the area. */
export async function bodyOf(tx: Tx, actor: Actor, about: string) {
  const [kind, id] = about.split(":");
  const nobody = { companyId: null, outletId: null };
  if (!id) return nobody;
  if (kind === "company") {
    const company = await tx.company.findFirst({ where: { id, areaId: actor.areaId }, select: { id: true } });
    return company ? { companyId: company.id, outletId: null } : nobody;
  }
  const outlet = await tx.outlet.findFirst({
    where: { id, areaId: actor.areaId },
    select: { id: true, companyId: true },
  });
  return outlet ? { companyId: outlet.companyId, outletId: outlet.id } : nobody;
}

/**
 * Id of the rider whose number the person gave, or null: nobody's, or of somebody who doesn't ride for the company or
 * outlet they named. The office finds out then; the person is never told which it was, or riders could be tried out.
 */
export async function riderMeant(
  tx: Tx,
  actor: Actor,
  said: string,
  body: { readonly companyId: string | null; readonly outletId: string | null },
  now: Date,
): Promise<string | null> {
  const rider = await riderIn(tx, actor.areaId, said, localTime(now).day);
  const fits =
    (!body.outletId || body.outletId === rider?.outlet?.id) &&
    (!body.companyId || body.companyId === rider?.outlet?.companyId);
  return rider && fits ? rider.id : null;
}

/** A category that can still be chosen, by its code, or null. */
export function categoryByCode(tx: Tx, actor: Actor, code: string) {
  return tx.caseCategory.findFirst({ where: { areaId: actor.areaId, code, retiredAt: null } });
}
