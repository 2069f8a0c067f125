import "server-only";
import { refuse } from "@/lib/server/refusal";
import { instantOf } from "@/lib/time/shanghai";
import { stationVerb } from "./desk-verbs";
import { closeInput, endClosureInput } from "./schema";

/** How far back a closure may be written down, hours. */
const LATE_HOURS = 24;

/** Closes a station for a time, from now or later, until a moment or further notice. */
export const closeVerb = stationVerb({
  name: "stations.close",
  input: closeInput,
  effect: async ({ tx, actor, input, station, now }) => {
    const startsAt = input.startsAt
      ? instantOf(input.startsAt.day, input.startsAt.minutes, station.zone)
      : now;
    const endsAt = input.endsAt && instantOf(input.endsAt.day, input.endsAt.minutes, station.zone);
    if (startsAt.getTime() < now.getTime() - LATE_HOURS * 3_600_000)
      refuse("stations.closureTooEarly", undefined, "startsAt");
    if (endsAt && (endsAt <= startsAt || endsAt <= now))
      refuse("stations.closureBackwards", undefined, "endsAt");
    const { reason, reasonEn } = input;
    const { id: stationId, areaId } = station;
    const { id } = await tx.stationClosure.create({
      data: {
        areaId,
        stationId,
        startsAt,
        endsAt,
        reason,
        reasonEn,
        createdById: actor.personId,
        createdAt: now,
      },
      select: { id: true },
    });
    return { closureId: id, startsAt: startsAt.toISOString(), endsAt: endsAt?.toISOString() ?? "" };
  },
});

/** Ends a closure early, or cancels one that has not begun. */
export const endClosureVerb = stationVerb({
  name: "stations.endClosure",
  input: endClosureInput,
  effect: async ({ tx, actor, input, station, now }) => {
    const { count } = await tx.stationClosure.updateMany({
      where: {
        id: input.closureId,
        stationId: station.id,
        endedAt: null,
        OR: [{ endsAt: null }, { endsAt: { gt: now } }],
      },
      data: { endedAt: now, endedById: actor.personId },
    });
    if (count === 0) refuse("stations.closureOver");
    return { closureId: input.closureId };
  },
});
