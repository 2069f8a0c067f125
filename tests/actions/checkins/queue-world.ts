import { randomUUID } from "node:crypto";
import { queueOwner } from "@/lib/checkins/owner";
import { syncVerb } from "@/lib/checkins/sync-verb";
import type { Actor } from "@/lib/people/actor";
import { perform } from "@/lib/server/perform";

/** A tap as a phone would send it; `true` time, the phone's clock is wrong by `ahead` milliseconds. */
export interface Tap {
  readonly clientId: string;
  readonly seq: number;
  readonly code: string;
  readonly at: Date;
}

export interface Phone {
  readonly deviceId: string;
  readonly ahead: number;
}

export const phone = (ahead = 0): Phone => ({ deviceId: randomUUID(), ahead });

export const tapAt = (code: string, at: Date, seq = 1): Tap => ({ clientId: randomUUID(), seq, code, at });

/** Sends taps through the door as `actor`'s phone would at `now`; `took` milliseconds on the way. */
export function send(
  actor: Actor,
  { deviceId, ahead }: Phone,
  taps: readonly Tap[],
  now: Date,
  { took = 0, owner = queueOwner(actor) ?? "" } = {},
) {
  const shown = (at: Date) => new Date(at.getTime() + ahead).toISOString();
  const raw = {
    owner,
    deviceId,
    sentAt: shown(new Date(now.getTime() - took)),
    items: taps.map(({ at, ...tap }) => ({ ...tap, at: shown(at), source: "POSTER" })),
  };
  return perform(syncVerb, { actor, raw, now, address: "test" });
}

/** Answers by clientId; throws when the batch as a whole was refused. */
export async function answers(sent: ReturnType<typeof send>) {
  const outcome = await sent;
  if (outcome.kind !== "done") throw new Error(`not done: ${JSON.stringify(outcome)}`);
  return new Map(outcome.data.results.map((answer) => [answer.clientId, answer]));
}

/** A small generator of numbers from 0 to 1, the same for the same seed (mulberry32). */
export function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export function shuffled<T>(list: readonly T[], roll: () => number): T[] {
  return list
    .map((one) => ({ one, key: roll() }))
    .sort((a, b) => a.key - b.key)
    .map(({ one }) => one);
}

export function inBatches<T>(list: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, i) =>
    list.slice(i * size, (i + 1) * size),
  );
}
