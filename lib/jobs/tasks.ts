import "server-only";
import { sweepDiscarded } from "@/lib/cases/discarded-files";
import { sweepDrafts } from "@/lib/cases/draft-sweep";
import { escalateForgotten } from "@/lib/cases/escalate";
import { sweepPieces } from "@/lib/cases/photo-pieces";
import { sendWaiting } from "@/lib/messages/send";
import { sweepSignIns } from "@/lib/people/sweep";
import { sealAudit } from "@/lib/server/audit-seal";
import { db } from "@/lib/server/db";
import { clock } from "@/lib/time/clock";

/** What runs in the background, by job name. Each may run twice: none may do harm when it does. */
export const tasks = {
  escalate_cases: async () => {
    await escalateForgotten(clock());
  },
  seal_audit: async () => {
    await sealAudit();
  },
  send_messages: async () => {
    await sendWaiting(clock);
  },
  sweep_expired: async () => {
    const now = clock();
    await sweepSignIns(now);
    await sweepDrafts(now);
    await sweepPieces(now);
    await sweepDiscarded(now);
    await db().rateLimit.deleteMany({ where: { expire: { lt: BigInt(now.getTime()) } } });
  },
} satisfies Record<string, () => Promise<void>>;

/** Minute, hour, day, month, weekday (UTC) and job. */
export const crontab = [
  "* * * * * seal_audit",
  "* * * * * send_messages",
  "*/10 * * * * escalate_cases",
  "17 * * * * sweep_expired",
].join("\n");
