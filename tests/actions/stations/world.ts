import type { z } from "zod";
import type { Actor } from "@/lib/people/actor";
import { db } from "@/lib/server/db";
import { type Outcome, perform, type Verb } from "@/lib/server/perform";
import { MINIMAL, NOW } from "@/prisma/seed/minimal";

export const OWN = MINIMAL.stations.own;

/** A moment of that Friday in Shanghai. */
export const at = (text: string) => new Date(`2026-11-${text}:00+08:00`);
export const minutesAgo = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000);

export async function versionOf(id: string): Promise<number> {
  return (await db().station.findUniqueOrThrow({ where: { id } })).version;
}

/** Performs a verb on a station as a form would send it: with its present version unless `input` brings another. */
export async function send<Data>(
  verb: Verb<z.ZodType, unknown, Data> | object,
  actor: Actor,
  input: Record<string, unknown>,
  now: Date = NOW,
): Promise<Outcome<Data>> {
  const { stationId = OWN, ...rest } = input;
  const version = String(await versionOf(String(stationId)));
  const raw = { stationId, version, ...rest };
  return perform(verb as Verb<z.ZodType, unknown, Data>, { actor, raw, now, address: "127.0.0.1" });
}

/** Counted check-ins of the first riders at a station, one each. */
export async function checkIns(stationId: string, times: readonly Date[]): Promise<void> {
  const riders = [MINIMAL.riders.own, ...MINIMAL.riders.others];
  for (const [index, time] of times.entries())
    await db().$executeRaw`
      INSERT INTO "CheckIn" ("id", "areaId", "riderId", "stationId", "clientId", "source", "at", "window")
      VALUES (uuidv7(), ${MINIMAL.area}::uuid, ${riders[index]}::uuid, ${stationId}::uuid, uuidv7(), 'POSTER', ${time},
              tstzrange(${time}, ${new Date(time.getTime() + 1_800_000)}))`;
}
