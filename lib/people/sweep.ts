import "server-only";
import { db } from "@/lib/server/db";

const HOUR = 3_600_000;
/** Sign-ins under way hold phone numbers; their tries are still counted for an hour. */
const CHALLENGE_HOURS = 1;
/** How long it can be seen where somebody was signed in, and that a message was sent. */
const RECORD_DAYS = 180;

/** Clears away what signing in leaves behind, once it serves nobody. */
export async function sweepSignIns(now: Date): Promise<void> {
  const challenges = new Date(now.getTime() - CHALLENGE_HOURS * HOUR);
  const records = new Date(now.getTime() - RECORD_DAYS * 24 * HOUR);
  await db().signInChallenge.deleteMany({ where: { expiresAt: { lt: challenges } } });
  await db().session.deleteMany({
    where: { OR: [{ expiresAt: { lt: records } }, { endedAt: { lt: records } }] },
  });
  await db().sentMessage.deleteMany({ where: { at: { lt: records } } });
}
