import "server-only";
import { z } from "zod";
import type { Actor } from "@/lib/people/actor";
import { riderAtWork } from "@/lib/riders/queries";
import { db } from "@/lib/server/db";
import { board, stationByCode } from "@/lib/stations/queries";
import type { StationDetail, StationOnBoard } from "@/lib/stations/views";
import { ownVisit, standingVisit, type Visit } from "./queries";
import { isRotating } from "./rotating";
import { type Answer, answerOf, doorOf, nearestOpen } from "./rules";

const NEAREST = 3;

/** What the page behind a station's poster shows. */
export interface Poster {
  readonly station: StationDetail;
  readonly answer: Answer;
  /** The check-in here that a tap now would still belong to. */
  readonly standing: Visit | null;
  /** An older check-in of the rider that a repeated tap turned out to be. */
  readonly earlier: Visit | null;
  /** Open stations near a closed one, nearest first. */
  readonly nearest: readonly (StationOnBoard & { readonly metres: number })[];
}

/**
 * The station of a printed code (in any spelling) with the one answer for this reader; null: no such station.
 * From the address: `done` is the id of the check-in that the reader was just told of, `rotating` what a screen showed.
 */
export async function poster(
  actor: Actor,
  code: string,
  { done, rotating }: { readonly done?: string | undefined; readonly rotating?: string | undefined },
  now: Date,
): Promise<Poster | null> {
  const station = await stationByCode(actor, code, now);
  if (!station) return null;
  const standing = await standingVisit(actor, station.code, now);
  const answer = answerOf({
    counted: standing !== null,
    unnoted: !standing?.onSite && isRotating(station.id, rotating, now),
    station: doorOf(station),
    signedIn: actor.personId !== null,
    rider: await riderAtWork(db(), actor, now),
  });
  const shut = answer === "coming" || answer === "retired" || answer === "closed";
  return {
    station,
    answer,
    standing,
    earlier: !standing && z.uuid().safeParse(done).success ? await ownVisit(actor, done ?? "") : null,
    nearest: shut ? nearestOpen((await board(actor, now)).stations, station, NEAREST) : [],
  };
}
