import "server-only";
import { keyedHash, randomToken } from "./crypto";
import { db } from "./db";
import { deviceOf } from "./device";

/** A ticket is taken up in the very request that made it. */
const TICKET_SECONDS = 60;

/** A secret that turns a new session into a cookie, once; only its hash is stored with the session. */
export function newTicket(): { readonly ticket: string; readonly ticketHash: string } {
  const ticket = randomToken();
  return { ticket, ticketHash: keyedHash("session ticket", ticket) };
}

/**
 * Takes up the session of a ticket and notes the device; its id, or null when the ticket is unknown, too old or was
 * already used. Two takers at once: one gets it.
 */
export async function takeTicket(ticket: string, userAgent: string, now: Date): Promise<string | null> {
  const [session] = await db().session.updateManyAndReturn({
    where: {
      ticketHash: keyedHash("session ticket", ticket),
      createdAt: { gt: new Date(now.getTime() - TICKET_SECONDS * 1000) },
      expiresAt: { gt: now },
      endedAt: null,
    },
    data: { ticketHash: null, device: deviceOf(userAgent) },
    select: { id: true },
  });
  return session?.id ?? null;
}
