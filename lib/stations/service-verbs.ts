import "server-only";
import { stationVerb } from "./desk-verbs";
import { editBasicsInput, setServiceInput } from "./schema";

/** What a station has now, with a note in both languages; NONE takes the service off the station. */
export const setServiceVerb = stationVerb({
  name: "stations.setService",
  input: setServiceInput,
  effect: async ({ tx, actor, input, station, now }) => {
    const { kind, state, note, noteEn } = input;
    const key = { stationId_kind: { stationId: station.id, kind } };
    const before = await tx.stationService.findUnique({ where: key, select: { state: true } });
    const detail = { service: kind, before: before?.state ?? "NONE", after: state };
    if (state === "NONE") {
      if (before) await tx.stationService.delete({ where: key });
      return detail;
    }
    const change = { state, note, noteEn, updatedById: actor.personId, updatedAt: now };
    await tx.stationService.upsert({
      where: key,
      create: { areaId: station.areaId, stationId: station.id, kind, ...change },
      update: change,
    });
    return detail;
  },
});

/** Seats, which decide when it counts as full, and the number people may call. */
export const editBasicsVerb = stationVerb({
  name: "stations.editBasics",
  input: editBasicsInput,
  effect: async ({ tx, input: { seats, phone }, station }) => {
    await tx.station.update({ where: { id: station.id }, data: { seats, phone } });
    return { seatsBefore: station.seats, seats, phoneChanged: phone !== station.phone };
  },
});
