import "server-only";
import type { Tx } from "@/lib/server/db";
import { refuse } from "@/lib/server/refusal";
import { newTicket } from "@/lib/server/tickets";
import { hasStaffRole, type SessionMethod, sessionEnd } from "./rules";

export interface SignedIn {
  readonly personId: string;
  /** Turns the session into a cookie, once; worthless afterwards. */
  readonly ticket: string;
  /** The page where this person's work begins. */
  readonly home: string;
}

/** Opens a session for a person of the area. Refuses when the person is disabled. */
export async function openSession(
  tx: Tx,
  areaId: string,
  personId: string,
  method: SessionMethod,
  now: Date,
): Promise<SignedIn> {
  const person = await tx.person.findFirstOrThrow({
    where: { id: personId, areaId },
    select: {
      rider: { select: { id: true } },
      grants: { where: { OR: [{ endsAt: null }, { endsAt: { gt: now } }] }, select: { role: true } },
      disablements: { where: { endedAt: null }, select: { id: true }, take: 1 },
    },
  });
  if (person.disablements.length > 0) refuse("signin.disabled");
  const staff = method !== "CODE" && hasStaffRole(person.grants);
  const { ticket, ticketHash } = newTicket();
  await tx.session.create({
    data: {
      areaId,
      personId,
      method,
      ticketHash,
      createdAt: now,
      lastSeenAt: now,
      expiresAt: sessionEnd(method, staff, now),
    },
  });
  return { personId, ticket, home: staff ? "/cadre" : person.rider ? "/rider" : "/" };
}

/** Ends sessions of one person: `ids`, or all that are open. Returns how many. */
export async function endSessions(
  tx: Tx,
  areaId: string,
  personId: string,
  now: Date,
  ids?: readonly string[],
): Promise<number> {
  const { count } = await tx.session.updateMany({
    where: { areaId, personId, endedAt: null, ...(ids ? { id: { in: [...ids] } } : {}) },
    data: { endedAt: now, ticketHash: null },
  });
  return count;
}
