import "server-only";
import type { Actor } from "@/lib/people/actor";
import { db } from "@/lib/server/db";
import { onDeskOf } from "./desk-scope";
import { type CaseRecord, canSeeNotes } from "./policy";
import { CASE_RECORD } from "./record";

/** Seconds without a sign of life after which somebody counts as gone. The page gives one every 20 s. */
export const PRESENCE_SECONDS = 60;

/** Who else has a case open, and which version it has now. */
export interface Present {
  readonly others: readonly string[];
  readonly version: number;
}

/**
 * Notes that the actor has the case open, and tells which colleagues have. Offices and mediators see each other by
 * name; the body complained about neither sees nor is seen. Null when the case is not on the actor's desk.
 */
export async function present(actor: Actor, reference: string, now: Date): Promise<Present | null> {
  const record = await db().case.findFirst({
    where: { AND: [{ reference }, onDeskOf(actor)] },
    select: { ...CASE_RECORD, version: true },
  });
  if (!record) return null;
  return { others: await othersAt(actor, record, now), version: record.version };
}

/** The same for a case already read through the actor's desk. */
export async function othersAt(actor: Actor, record: CaseRecord, now: Date): Promise<string[]> {
  const { areaId, personId } = actor;
  if (!personId || !canSeeNotes(actor, record)) return [];
  const caseId = record.id;
  const gone = new Date(now.getTime() - PRESENCE_SECONDS * 1000);
  await db().casePresence.deleteMany({ where: { caseId, seenAt: { lt: gone } } });
  await db().casePresence.upsert({
    where: { caseId_personId: { caseId, personId } },
    create: { areaId, caseId, personId, seenAt: now },
    update: { seenAt: now },
  });
  const others = await db().casePresence.findMany({
    where: { caseId, areaId, personId: { not: personId } },
    select: { personId: true },
    orderBy: { seenAt: "desc" },
    take: 5,
  });
  if (others.length === 0) return [];
  const people = await db().person.findMany({
    where: { areaId, id: { in: others.map((one) => one.personId) } },
    select: { name: true },
    orderBy: { pinyin: "asc" },
  });
  return people.map(({ name }) => name);
}
