import "server-only";
import type { z } from "zod";
import type { Actor } from "@/lib/people/actor";
import type { Tx } from "@/lib/server/db";
import type { Verb } from "@/lib/server/perform";
import { found, refuse } from "@/lib/server/refusal";
import { localTime } from "@/lib/time/shanghai";
import { canRunStation } from "./policy";

/** The station that a desk verb works on. */
export interface DeskStation {
  readonly id: string;
  readonly areaId: string;
  readonly neighbourhoodId: string;
  readonly code: string;
  readonly seats: number;
  readonly phone: string | null;
  readonly screenVersion: number;
  /** IANA name of the area's time zone. */
  readonly zone: string;
}

export interface Changed {
  readonly code: string;
}

interface Effect<Input> {
  readonly tx: Tx;
  readonly actor: Actor;
  readonly input: Input;
  readonly station: DeskStation;
  readonly now: Date;
}

/**
 * A verb that changes a station: for those who run it, refused when somebody changed the station since the page was
 * made. `effect` writes what is special to the verb and returns the audit's detail (no free text, no numbers to call).
 */
export function stationVerb<Schema extends z.ZodType<{ stationId: string; version: number }>>(spec: {
  readonly name: string;
  readonly input: Schema;
  readonly effect: (context: Effect<z.output<Schema>>) => Promise<Record<string, string | number | boolean>>;
}): Verb<Schema, DeskStation, Changed> {
  const { name, input: schema, effect } = spec;
  return {
    name,
    input: schema,
    load: ({ tx, actor, input, now }) => loadStation(tx, actor, input.stationId, now),
    allow: canRunStation,
    run: async ({ tx, actor, input, subject: station, now }) => {
      await takeVersion(tx, station.id, input.version);
      const detail = await effect({ tx, actor, input, station, now });
      return {
        data: { code: station.code },
        audit: { subject: "station", subjectId: station.id, detail: { code: station.code, ...detail } },
      };
    },
  };
}

/** A station of the actor's area, unless it is retired: then there is nothing left to run. */
export async function loadStation(tx: Tx, actor: Actor, id: string, now: Date): Promise<DeskStation> {
  const { timeZone: zone } = await tx.area.findUniqueOrThrow({
    where: { id: actor.areaId },
    select: { timeZone: true },
  });
  const today = new Date(`${localTime(now, zone).day}T00:00:00Z`);
  const station = await tx.station.findFirst({
    where: { id, areaId: actor.areaId, OR: [{ retiredOn: null }, { retiredOn: { gt: today } }] },
    select: {
      ...{ id: true, areaId: true, neighbourhoodId: true, code: true },
      ...{ seats: true, phone: true, screenVersion: true },
    },
  });
  return { ...found(station), zone };
}

/** Moves the station on from the version that the page showed; holds the row until the end of the transaction. */
async function takeVersion(tx: Tx, id: string, version: number): Promise<void> {
  const { count } = await tx.station.updateMany({
    where: { id, version },
    data: { version: { increment: 1 } },
  });
  if (count === 0) refuse("errors.stale");
}

/** Pages that show a station's state. */
export const pagesOf = ({ code }: Changed): string[] => [
  "/",
  "/stations",
  `/stations/${code}`,
  "/cadre/stations",
  `/cadre/stations/${code}`,
];

/** Back to the station's desk page, which says that it is saved. */
export const savedPage = ({ code }: Changed): string => `/cadre/stations/${code}?saved=1`;
