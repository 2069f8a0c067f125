import "server-only";
import type { Prisma, Tx } from "@/lib/server/db";
import { type Calendar, calendarOf } from "@/lib/time/working-days";
import { dueAfterPause } from "./rules";

/** What every policy question about a case needs, to be selected in one read (`CaseRecord`). */
export const CASE_RECORD = {
  id: true,
  areaId: true,
  kind: true,
  status: true,
  neighbourhoodId: true,
  outletId: true,
  reporterId: true,
  riderId: true,
  hideName: true,
  dispatches: { select: { outletId: true, endedAt: true, endedAs: true }, orderBy: { createdAt: "asc" } },
  disputes: { select: { channel: true } },
} as const satisfies Prisma.CaseSelect;

/** Holds the case's row until the transaction ends, so that changes to one case come one after another. */
export async function lockCase(tx: Tx, areaId: string, id: string): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM "Case" WHERE "id" = ${id}::uuid AND "areaId" = ${areaId}::uuid FOR UPDATE`;
}

/** Working days of an area, in its time zone. */
export async function calendarFor(tx: Tx, areaId: string): Promise<Calendar> {
  const area = await tx.area.findUniqueOrThrow({
    where: { id: areaId },
    select: { timeZone: true, calendarDays: { select: { date: true, kind: true } } },
  });
  return calendarOf(area.calendarDays, area.timeZone);
}

/**
 * Ends the pause under way, if there is one, and moves the limit on by the office time it lasted, and with it that of the
 * outlet that has the case: neither could go on meanwhile.
 * Called in the transaction of what ended it: the person's reply, a cadre's word, a closing.
 */
export async function resumeClock(
  tx: Tx,
  record: { id: string; areaId: string },
  now: Date,
): Promise<boolean> {
  const pause = await tx.casePause.findFirst({
    where: { caseId: record.id, endedAt: null },
    select: {
      id: true,
      startedAt: true,
      case: {
        select: {
          dueAt: true,
          dispatches: { where: { endedAt: null }, select: { id: true, dueAt: true, createdAt: true } },
        },
      },
    },
  });
  if (!pause) return false;
  const calendar = await calendarFor(tx, record.areaId);
  await tx.casePause.update({ where: { id: pause.id }, data: { endedAt: now } });
  await tx.case.update({
    where: { id: record.id },
    data: { dueAt: dueAfterPause(pause.case.dueAt, pause.startedAt, now, calendar) },
  });
  for (const { id, dueAt, createdAt } of pause.case.dispatches) {
    const stood = new Date(Math.max(createdAt.getTime(), pause.startedAt.getTime()));
    await tx.caseDispatch.update({
      where: { id },
      data: { dueAt: dueAfterPause(dueAt, stood, now, calendar) },
    });
  }
  return true;
}
