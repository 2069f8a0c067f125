import "server-only";
import { cookies } from "next/headers";
import type { Actor } from "@/lib/people/actor";
import { currentArea } from "@/lib/places/area";
import { hostCookie } from "@/lib/server/cookies";
import { board } from "@/lib/stations/queries";
import { queueOwner } from "./owner";
import { MARK_COOKIE, readMark } from "./queue/mark";

/** What a page about something else has to know of the phone's queue. */
export interface PhoneQueueSetting {
  /** Whose taps are sent from here; empty: no rider's; null: nobody is signed in. */
  readonly owner: string | null;
  /** Of stations by code, where something is known to wait. */
  readonly names: Readonly<Record<string, string>>;
  readonly locale: string;
  readonly zone: string;
  readonly madeAt: string;
}

/**
 * The queue of this phone: a rider's always, with anybody else when its mark says that something waits or was lost, so
 * that their pages carry nothing of it. Null: nothing is known.
 */
export async function phoneQueue(actor: Actor, now: Date): Promise<PhoneQueueSetting | null> {
  const jar = await cookies();
  // What an older version left under the plain name is reason enough for the phone to look; more isn't taken from it.
  const mark = readMark((jar.get(hostCookie(MARK_COOKIE)) ?? jar.get(MARK_COOKIE))?.value);
  const holds = mark !== null && mark.waiting.length + mark.lost > 0;
  const owner = queueOwner(actor) ?? (actor.personId ? "" : null);
  if (!owner && !holds) return null;
  const stations = holds ? (await board(actor, now)).stations : [];
  const names = Object.fromEntries(stations.map(({ code, name }) => [code, name]));
  const { timeZone: zone } = await currentArea();
  return { owner, names, locale: actor.locale, zone, madeAt: now.toISOString() };
}
