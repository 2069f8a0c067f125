import "server-only";
import type { Actor } from "@/lib/people/actor";
import type { RiderOverTime } from "@/lib/riders/queries";
import { running } from "@/lib/riders/rules";
import { Prisma, type Tx } from "@/lib/server/db";
import { type StationRow, stationRows } from "@/lib/stations/rows";
import { opennessOf } from "@/lib/stations/rules";
import { lifeOf } from "@/lib/stations/views";
import { translator } from "@/lib/text/translator";
import { localTime } from "@/lib/time/shanghai";
import { type ServerTime, serverTime } from "./device-time";
import type { Answer } from "./queue/record";
import { isRotating } from "./rotating";
import { doorOf } from "./rules";
import type { SyncItem } from "./schema";
import { countOnce, type NewCheckIn, type Standing, sameTaps, standingFor, takeTurn } from "./writes";

export interface Batch {
  readonly deviceId: string;
  readonly sentAt: Date;
  readonly items: readonly SyncItem[];
}

/** What became of one tap; in this very request it made a check-in (`fresh`), or one by the station's screen (`raised`). */
export interface Settled {
  readonly answer: Answer;
  readonly fresh: boolean;
  readonly raised: boolean;
}

interface Timed {
  readonly item: SyncItem;
  /** Null: too old. */
  readonly time: ServerTime | null;
}

/**
 * Settles the taps of one phone, each for itself: counted, part of a visit counted before, or refused with a reason.
 * Whatever is wrong with one, the others count.
 * In the order in which they really were, whatever order they came in. What was settled before is answered as before.
 */
export async function settleBatch(
  tx: Tx,
  actor: Actor,
  rider: RiderOverTime,
  batch: Batch,
  now: Date,
): Promise<Settled[]> {
  await takeTurn(tx, rider.id);
  const whose = { areaId: actor.areaId, riderId: rider.id };
  const before = await sameTaps(
    tx,
    whose,
    batch.items.map((item) => item.clientId),
  );
  const timed = inOrder(batch, now);
  const stations = await stationsOf(tx, actor, timed, now);
  const codeOf = await codesOf(tx, before, [...stations.values()]);
  const settled: Settled[] = [];
  for (const { item, time } of timed) {
    const known = before.find((one) => one.clientId === item.clientId);
    const station = stations.get(item.code);
    if (known?.own)
      settled.push({
        answer: counted(item, known, codeOf(known.stationId), known.merged),
        fresh: false,
        raised: false,
      });
    else if (known) settled.push(refused(actor, item, "syncTaken"));
    else
      settled.push(await settleOne({ tx, actor, rider, item, time, station, deviceId: batch.deviceId, now }));
  }
  return settled;
}

interface One {
  readonly tx: Tx;
  readonly actor: Actor;
  readonly rider: RiderOverTime;
  readonly item: SyncItem;
  readonly time: ServerTime | null;
  readonly station: StationRow | undefined;
  readonly deviceId: string;
  readonly now: Date;
}

async function settleOne(one: One): Promise<Settled> {
  const { tx, actor, rider, item, time, station, deviceId, now } = one;
  if (!time) return refused(actor, item, "syncTooOld");
  if (!station) return refused(actor, item, "syncUnknown", { code: item.code });
  const zone = station.timeZone;
  const words = {
    time: new Intl.DateTimeFormat(actor.locale, {
      timeZone: zone,
      month: "numeric",
      day: "numeric",
      hour: "2-digit",
      minute: "2-digit",
      hourCycle: "h23",
    }).format(time.at),
    station: actor.locale === "en" ? station.nameEn : station.name,
  };
  if (!running(rider.employments, localTime(time.at, zone).day))
    return refused(actor, item, "syncNotAtWork", words);
  const tap: NewCheckIn = {
    areaId: actor.areaId,
    riderId: rider.id,
    stationId: station.id,
    clientId: item.clientId,
    // Only what arrives while the code still stands proves presence: a phone's word for the time doesn't, nor for a
    // visit that lies back.
    source: [now, time.at].every((when) => isRotating(station.id, item.rotating, when))
      ? "ROTATING"
      : item.source,
    at: time.at,
    queued: { deviceId, seq: item.seq, offset: time.offset },
  };
  const door = doorOf({ life: lifeOf(station, time.at), openness: opennessOf(station, time.at, zone) });
  if (door === "open") {
    const once = await countOnce(tx, tap);
    // Another rider's came in since this batch was looked through.
    if (!once) return refused(actor, item, "syncTaken");
    const { fresh, raised } = once;
    return { answer: counted(item, once, station.code, !fresh), fresh, raised };
  }
  const standing = await standingFor(tx, tap);
  return standing
    ? { answer: counted(item, standing, station.code, true), fresh: false, raised: standing.raised }
    : refused(actor, item, `sync${door}`, words);
}

function counted(item: SyncItem, { id, at, onSite }: Standing, code: string, merged: boolean): Answer {
  return {
    clientId: item.clientId,
    state: merged ? "merged" : "counted",
    id,
    code,
    at: at.toISOString(),
    ...(onSite ? { onSite } : {}),
  };
}

function refused(actor: Actor, item: SyncItem, key: string, params?: Record<string, string>): Settled {
  const reason = translator(actor.locale)(`checkin.${key}`, params);
  return { answer: { clientId: item.clientId, state: "refused", reason }, fresh: false, raised: false };
}

function inOrder({ items, sentAt }: Batch, receivedAt: Date): Timed[] {
  return items
    .map((item) => ({ item, time: serverTime({ at: item.at, sentAt, receivedAt }) }))
    .sort((a, b) => millis(a) - millis(b) || a.item.seq - b.item.seq);
}

const millis = ({ time }: Timed): number => time?.at.getTime() ?? 0;

/** The stations that are named, with every closure that was still to end at the earliest tap. */
async function stationsOf(tx: Tx, { areaId }: Actor, timed: readonly Timed[], now: Date) {
  const earliest = timed.find(({ time }) => time !== null)?.time?.at ?? now;
  const codes = [...new Set(timed.map(({ item }) => item.code))];
  const rows = await stationRows(tx, areaId, earliest, Prisma.sql`s."code" = ANY (${codes})`);
  return new Map(rows.map((row) => [row.code, row]));
}

/** Codes by station: a repeated tap may name another station than the one that it was counted at. */
async function codesOf(
  tx: Tx,
  before: readonly { readonly stationId: string }[],
  stations: readonly StationRow[],
): Promise<(stationId: string) => string> {
  const codes = new Map(stations.map(({ id, code }) => [id, code]));
  const missing = before.map(({ stationId }) => stationId).filter((id) => !codes.has(id));
  if (missing.length > 0) {
    const rows = await tx.station.findMany({
      where: { id: { in: missing } },
      select: { id: true, code: true },
    });
    for (const { id, code } of rows) codes.set(id, code);
  }
  return (stationId) => codes.get(stationId) ?? "";
}
