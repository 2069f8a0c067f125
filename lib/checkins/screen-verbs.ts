import "server-only";
import type { Screen } from "@/lib/people/actor";
import { endSessions } from "@/lib/people/sessions";
import type { Verb } from "@/lib/server/perform";
import { type DeskStation, loadStation } from "@/lib/stations/desk-verbs";
import { canRunStation } from "@/lib/stations/policy";
import { screenInput } from "./schema";

interface SetUp {
  readonly code: string;
  readonly screen: Screen;
}

const auditOf = ({ id, code }: DeskStation) => ({ subject: "station", subjectId: id, detail: { code } });

/**
 * Makes the device a screen that can show this station's codes and do nothing else: it stands in a public place, so
 * whoever sets it up is signed out on it.
 */
export const openScreenVerb: Verb<typeof screenInput, DeskStation, SetUp> = {
  name: "checkins.openScreen",
  input: screenInput,
  load: ({ tx, actor, input, now }) => loadStation(tx, actor, input.stationId, now),
  allow: canRunStation,
  run: async ({ tx, actor, subject: station, now }) => {
    const { areaId, personId, sessionId } = actor;
    await endSessions(tx, areaId, personId ?? "", now, sessionId ? [sessionId] : []);
    const screen = { stationId: station.id, version: station.screenVersion, since: now };
    return { data: { code: station.code, screen }, audit: auditOf(station) };
  },
};

/** Ends every screen of a station that was set up before. */
export const endScreensVerb: Verb<typeof screenInput, DeskStation, { readonly code: string }> = {
  name: "checkins.endScreens",
  input: screenInput,
  load: ({ tx, actor, input, now }) => loadStation(tx, actor, input.stationId, now),
  allow: canRunStation,
  run: async ({ tx, subject: station }) => {
    await tx.station.update({ where: { id: station.id }, data: { screenVersion: { increment: 1 } } });
    return { data: { code: station.code }, audit: auditOf(station) };
  },
};
