import "server-only";
import type { Actor } from "@/lib/people/actor";
import { db, type Tx } from "@/lib/server/db";
import { localTime } from "@/lib/time/shanghai";
import { currentPass, type PassState, passState, running, type Stretch } from "./rules";

/** The rider's own card. Names are in the reader's language. */
export interface RiderCard {
  readonly name: string;
  readonly number: string;
  readonly verified: boolean;
  /** Null: works for no outlet of the area today. */
  readonly outlet: {
    readonly name: string;
    readonly lng: number;
    readonly lat: number;
  } | null;
  readonly group: { readonly name: string; readonly leads: boolean } | null;
  readonly pass: PassState;
  /** Who suspended or revoked the pass, when recorded. */
  readonly decidedBy: string | null;
}

const named = { name: true, nameEn: true } as const;

/** Pass, outlet and group of the signed-in rider; null when the person is none. `now` decides what is in force. */
export async function riderCard(actor: Actor, now: Date): Promise<RiderCard | null> {
  if (!actor.riderId) return null;
  const rider = await db().rider.findFirst({
    where: { id: actor.riderId, areaId: actor.areaId },
    select: {
      id: true,
      number: true,
      verifiedAt: true,
      person: { select: { name: true } },
      leads: { select: { id: true } },
      employments: {
        select: {
          startsOn: true,
          endsOn: true,
          outlet: { select: { ...named, lng: true, lat: true } },
        },
      },
      memberships: { select: { joinedOn: true, leftOn: true, group: { select: { id: true, ...named } } } },
      passes: {
        select: {
          issuedAt: true,
          validUntil: true,
          suspensions: { select: { startsAt: true, endsAt: true, reason: true, createdById: true } },
          revocation: { select: { at: true, reason: true, createdById: true } },
        },
        orderBy: { issuedAt: "desc" },
        take: 10,
      },
    },
  });
  if (!rider) return null;

  const today = localTime(now).day;
  const word = (record: { name: string; nameEn: string }) =>
    actor.locale === "en" ? record.nameEn : record.name;
  const job = running(
    rider.employments.map((e) => ({ ...e, from: e.startsOn, until: e.endsOn })),
    today,
  );
  const membership = running(
    rider.memberships.map((m) => ({ ...m, from: m.joinedOn, until: m.leftOn })),
    today,
  );
  const pass = currentPass(rider.passes, now);
  const state = passState(pass, job !== null, now, today);
  return {
    name: rider.person.name,
    number: rider.number,
    verified: rider.verifiedAt !== null,
    outlet: job && {
      name: word(job.outlet),
      lng: job.outlet.lng,
      lat: job.outlet.lat,
    },
    group: membership && {
      name: word(membership.group),
      leads: rider.leads.some((group) => group.id === membership.group.id),
    },
    pass: state,
    decidedBy: await nameOf(
      actor,
      state.kind === "suspended" || state.kind === "revoked" ? state.decidedById : null,
    ),
  };
}

async function nameOf(actor: Actor, personId: string | null): Promise<string | null> {
  if (!personId) return null;
  const person = await db().person.findFirst({
    where: { id: personId, areaId: actor.areaId },
    select: { name: true },
  });
  return person?.name ?? null;
}

/** A rider as a policy needs it. */
export interface RiderAtWork {
  readonly id: string;
  readonly areaId: string;
  /** Works for an outlet of the area today. */
  readonly employed: boolean;
}

/** A rider with all the stretches of days in which they worked for an outlet of the area. */
export interface RiderOverTime {
  readonly id: string;
  readonly areaId: string;
  readonly employments: readonly Stretch[];
}

/** The signed-in rider over time, read inside a verb's transaction; null when the person is none. */
export async function riderOverTime(tx: Tx, actor: Actor): Promise<RiderOverTime | null> {
  if (!actor.riderId) return null;
  const rider = await tx.rider.findFirst({
    where: { id: actor.riderId, areaId: actor.areaId },
    select: { id: true, areaId: true, employments: { select: { startsOn: true, endsOn: true } } },
  });
  if (!rider) return null;
  const employments = rider.employments.map((e) => ({ from: e.startsOn, until: e.endsOn }));
  return { id: rider.id, areaId: rider.areaId, employments };
}

/** The signed-in rider with today's employment, read inside a verb's transaction; null when the person is none. */
export async function riderAtWork(tx: Tx, actor: Actor, now: Date): Promise<RiderAtWork | null> {
  const rider = await riderOverTime(tx, actor);
  if (!rider) return null;
  const { id, areaId, employments } = rider;
  return { id, areaId, employed: running(employments, localTime(now).day) !== null };
}
