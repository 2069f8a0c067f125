import "server-only";
import type { Actor } from "@/lib/people/actor";
import { riderAtWork } from "@/lib/riders/queries";
import { Prisma, type Tx } from "@/lib/server/db";
import type { Verb } from "@/lib/server/perform";
import { found } from "@/lib/server/refusal";
import { type StationRow, stationRows } from "@/lib/stations/rows";
import { opennessOf } from "@/lib/stations/rules";
import { lifeOf } from "@/lib/stations/views";
import { type CheckInSubject, canCheckIn } from "./policy";
import { refuseAt } from "./refusals";
import { isRotating } from "./rotating";
import { doorOf } from "./rules";
import { checkInInput } from "./schema";
import { countOnce, type Standing, standingFor } from "./writes";

interface Subject extends CheckInSubject {
  readonly station: StationRow;
}

/** The check-in that counts after a tap, whether made by it or standing before. */
export interface CheckedIn {
  readonly id: string;
  /** Code of the station, as printed. */
  readonly code: string;
  readonly at: Date;
  /** False: it was counted before, at `at`. */
  readonly fresh: boolean;
}

const perPerson = (actor: Actor, address: string) => actor.personId ?? address;

/**
 * A rider checks in at a station that is open now. A repeated tap hears of the check-in that stands, also when the
 * station has closed meanwhile. The audit names the check-in and not the station: whereabouts stay in one place.
 */
export const checkInVerb: Verb<typeof checkInInput, Subject, CheckedIn> = {
  name: "checkins.checkIn",
  input: checkInInput,
  limits: (actor, _input, address) => [
    { name: "checkins.checkIn", key: perPerson(actor, address), points: 300, seconds: 3600 },
  ],
  load: async ({ tx, actor, input, now }) => {
    const [station] = await stationRows(tx, actor.areaId, now, Prisma.sql`s."code" = ${input.code}`);
    return { station: found(station), rider: await riderAtWork(tx, actor, now) };
  },
  allow: canCheckIn,
  run: async ({ tx, actor, input, subject, now }) => {
    const { station, rider } = subject;
    const tap = {
      areaId: actor.areaId,
      riderId: found(rider).id,
      stationId: station.id,
      clientId: input.clientId,
      source: isRotating(station.id, input.rotating, now) ? ("ROTATING" as const) : input.source,
      at: now,
    };
    const door = doorOf({ life: lifeOf(station, now), openness: opennessOf(station, now, station.timeZone) });
    const counted =
      door === "open"
        ? found(await countOnce(tx, tap))
        : {
            ...((await standingFor(tx, tap)) ?? (await refuseAt(tx, actor, station, door, now))),
            fresh: false,
          };
    const code = await codeOf(tx, counted, station);
    return {
      data: { id: counted.id, code, at: counted.at, fresh: counted.fresh },
      audit: {
        subject: "checkIn",
        subjectId: counted.id,
        detail: { fresh: counted.fresh, ...(counted.raised ? { onSite: true } : {}) },
      },
    };
  },
};

/** A repeated tap may name another station than the one that it was counted at. */
async function codeOf(tx: Tx, standing: Standing, here: StationRow): Promise<string> {
  if (standing.stationId === here.id) return here.code;
  const where = { id: standing.stationId };
  return (await tx.station.findUniqueOrThrow({ where, select: { code: true } })).code;
}
