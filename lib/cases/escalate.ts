import "server-only";
import { visitor } from "@/lib/people/actor";
import { writeAudit } from "@/lib/server/audit";
import { db, Prisma, type Tx } from "@/lib/server/db";
import { translator } from "@/lib/text/translator";
import type { Calendar } from "@/lib/time/working-days";
import { subDistrictLabel } from "./desk-office";
import { forgottenSince, type Watched } from "./forgotten";
import { calendarFor, lockCase } from "./record";

/** Cases looked at with one statement. */
const AT_ONCE = 200;

/** Whoever acts on the case just now comes first. */
const PATIENT = { maxWait: 10_000, timeout: 20_000 } as const;

interface Overdue extends Watched {
  readonly id: string;
}

/**
 * 督办: brings every forgotten case to the sub-district office, each in a transaction of its own, and returns how many.
 * Run twice, or by two processes at once, it records each once.
 */
export async function escalateForgotten(now: Date): Promise<number> {
  const areas = await db().area.findMany({ select: { id: true } });
  let total = 0;
  for (const { id } of areas) total += await escalateIn(id, now);
  return total;
}

async function escalateIn(areaId: string, now: Date): Promise<number> {
  const calendar = await calendarFor(db(), areaId);
  let total = 0;
  let from = Prisma.empty;
  for (;;) {
    const page = await overdue(db(), areaId, now, from);
    for (const record of page) {
      if (forgottenSince(record, now, calendar) && (await escalate(areaId, record.id, now, calendar)))
        total += 1;
    }
    const last = page.at(-1);
    if (!last || page.length < AT_ONCE) return total;
    from = Prisma.sql`AND ("dueAt", "id") > (${last.dueAt}, ${last.id}::uuid)`;
  }
}

/** False when somebody acted, or another process was faster. */
function escalate(areaId: string, id: string, now: Date, calendar: Calendar): Promise<boolean> {
  const escalated = async (tx: Tx): Promise<boolean> => {
    await lockCase(tx, areaId, id);
    const [record] = await overdue(tx, areaId, now, Prisma.sql`AND "id" = ${id}::uuid`);
    const since = record ? forgottenSince(record, now, calendar) : null;
    if (!since) return false;
    const dueAt = since.toISOString();
    const { zh: to, en: toEn } = await subDistrictLabel(tx, areaId);
    const labelEn = translator("en")("cases.automatic");
    await tx.caseEscalation.create({ data: { areaId, caseId: id, at: now, since } });
    // The version stays: whoever is about to act at last must not be refused because of this.
    await tx.caseEvent.create({
      data: {
        areaId,
        caseId: id,
        at: now,
        kind: "ESCALATED",
        actorLabel: translator("zh-CN")("cases.automatic"),
        data: { to, toEn, dueAt, labelEn, ofOutlet: since.getTime() !== record?.dueAt.getTime() },
      },
    });
    const audit = { subject: "case", subjectId: id, detail: { by: "job", since: dueAt } };
    await writeAudit(tx, visitor(areaId, "zh-CN"), "cases.escalate", "done", audit);
    return true;
  };
  return db().$transaction(escalated, PATIENT);
}

/** Cases past their limit that nobody has brought up yet, along the index of the open ones. */
function overdue(tx: Tx, areaId: string, now: Date, more: Prisma.Sql): Promise<Overdue[]> {
  return tx.$queryRaw<Overdue[]>`
    SELECT "id", "status"::text, "dueAt", "outletDueAt", "pausedAt", (
      SELECT max(act."at") FROM "CaseEvent" AS act
       WHERE act."caseId" = "Case"."id" AND "case_event_is_act"(act) AND NOT EXISTS (
         SELECT FROM "CaseEvent" AS undoing
          WHERE undoing."caseId" = act."caseId" AND undoing."data"->>'undoes' = act."id"::text)
    ) AS "lastActAt"
      FROM "Case"
     WHERE "areaId" = ${areaId}::uuid AND "phase" < 3 AND "pausedAt" IS NULL AND "escalatedAt" IS NULL
       AND "dueAt" < ${now} ${more}
     ORDER BY "dueAt", "id" LIMIT ${AT_ONCE}`;
}
