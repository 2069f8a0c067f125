import "server-only";
import { z } from "zod";
import type { Actor } from "@/lib/people/actor";
import { db } from "@/lib/server/db";
import type { Answers } from "./answers";
import { type Draft, findDraft } from "./draft";
import { readDraftCookie } from "./draft-cookie";
import * as places from "./report-places";

/** The report that this browser is filling in, or null. */
export async function currentDraft(actor: Actor, now: Date): Promise<Draft | null> {
  const id = await readDraftCookie();
  return id && z.uuid().safeParse(id).success ? findDraft(db(), actor, id, now) : null;
}

/** After so many minutes a half-filled report is only pointed at: somebody else may hold the phone now. */
const ASIDE_MINUTES = 30;

/** Whether a draft was begun so long ago that nothing of it is shown before it is asked for. */
export const isAside = ({ begunAt }: Draft, now: Date): boolean =>
  now.getTime() - begunAt.getTime() > ASIDE_MINUTES * 60_000;

/** Reference of the case that a sent draft became, or null. */
export async function sentReference(draft: Draft | null): Promise<string | null> {
  if (draft?.answers.joined) return draft.answers.joined;
  if (!draft?.caseId) return null;
  const row = await db().case.findUnique({ where: { id: draft.caseId }, select: { reference: true } });
  return row?.reference ?? null;
}

const labelled = (actor: Actor) => (one: { name: string; nameEn: string }) =>
  actor.locale === "en" ? one.nameEn : one.name;

/** Categories that can be chosen, with a plain second line, in the actor's language; a rider's own troubles first for a rider. */
export async function categoryChoices(actor: Actor) {
  const rows = await db().caseCategory.findMany({
    where: { areaId: actor.areaId, retiredAt: null },
    select: { code: true, kind: true, name: true, nameEn: true, hint: true, hintEn: true },
    orderBy: { sort: "asc" },
  });
  const english = actor.locale === "en";
  const ordered = actor.riderId
    ? [...rows.filter((row) => row.kind === "REQUEST"), ...rows.filter((row) => row.kind !== "REQUEST")]
    : rows;
  return ordered.map((row) => ({
    kind: row.kind,
    value: row.code,
    label: english ? row.nameEn : row.name,
    hint: english ? row.hintEn : row.hint,
  }));
}

/** The station of a poster or page, by its code; null when there is none. */
export async function reportStation(actor: Actor, code: string | undefined) {
  const station = code ? await places.stationByCode(db(), actor, code) : null;
  return station && { id: station.id, label: labelled(actor)(station) };
}

/** The answer so far with the building that was picked on the map, by its code; nothing is kept before it is sent. */
export async function pickedWhere(
  actor: Actor,
  where: Answers["where"],
  code: string | readonly string[] | undefined,
): Promise<Answers["where"]> {
  const picked = typeof code === "string" ? await places.buildingByCode(db(), actor, code) : null;
  if (!picked) return where;
  const { stationId, note, entrance } = where ?? { stationId: null, note: "", entrance: null };
  return {
    ...{ stationId, note, entrance, settled: false },
    ...{ place: picked.neighbourhoodId, query: labelled(actor)(picked), buildingId: picked.id },
  };
}

/** What the question "where" offers: the station it began at, neighbourhoods, and the buildings found. */
export async function whereChoices(actor: Actor, where: Answers["where"]) {
  const name = labelled(actor);
  const stationId = where?.stationId ?? null;
  const [station, all, neighbourhoodId] = await Promise.all([
    stationId ? places.stationById(db(), actor, stationId) : null,
    places.neighbourhoods(db(), actor),
    places.neighbourhoodOf(db(), actor, { place: where?.place ?? null, stationId }),
  ]);
  const buildings = await places.buildingsFitting(db(), actor, where?.query ?? "", neighbourhoodId);
  return {
    station: station && name(station),
    neighbourhoods: all.map((one) => ({ value: one.id, label: name(one) })),
    buildings: buildings.map((one) => ({
      value: one.id,
      label: name(one),
      aliases: one.aliases,
      /** Its neighbourhood, where that is not the one that was chosen. */
      within: all.filter(({ id }) => id === one.neighbourhoodId && id !== neighbourhoodId).map(name)[0] ?? "",
    })),
    /** They are of other neighbourhoods than the one that was chosen. */
    elsewhere: neighbourhoodId !== null && buildings.some((one) => one.neighbourhoodId !== neighbourhoodId),
  };
}

/** Companies and their outlets, as choices. */
export async function companyChoices(actor: Actor) {
  const name = labelled(actor);
  const rows = await places.companies(db(), actor);
  return rows.flatMap((company) => [
    { value: `company:${company.id}`, label: name(company) },
    ...company.outlets.map((outlet) => ({ value: `outlet:${outlet.id}`, label: name(outlet) })),
  ]);
}

/** Whether it may be asked which rider it was: not of a rider's own request. */
export async function asksRider(actor: Actor, { what }: Answers): Promise<boolean> {
  const category = what && (await places.categoryByCode(db(), actor, what.category));
  return category?.kind !== "REQUEST";
}

/** The answers in words, for "check your answers". */
export async function answersInWords(actor: Actor, answers: Answers) {
  const name = labelled(actor);
  const { what, where, tell } = answers;
  const [category, choices, building, about] = await Promise.all([
    what ? places.categoryByCode(db(), actor, what.category) : null,
    whereChoices(actor, where && { ...where, query: "" }),
    where?.buildingId
      ? db().building.findFirst({ where: { id: where.buildingId, areaId: actor.areaId } })
      : null,
    tell?.about ? companyChoices(actor) : [],
  ]);
  const neighbourhood = choices.neighbourhoods.find((one) => one.value === where?.place)?.label;
  return {
    category: category ? name(category) : "",
    /** Null: not asked. */
    rider: category?.kind === "REQUEST" ? null : (tell?.rider ?? ""),
    place: where?.place === "station" ? (choices.station ?? "") : (neighbourhood ?? ""),
    building: building ? name(building) : "",
    about: about.find((one) => one.value === tell?.about)?.label ?? "",
    limit: category && {
      days: category.answerDays,
      reason: actor.locale === "en" ? category.limitReasonEn : category.limitReason,
    },
  };
}
