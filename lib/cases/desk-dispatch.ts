import "server-only";
import type { DispatchEnd, Tx } from "@/lib/server/db";
import { refuse } from "@/lib/server/refusal";
import { type Day, instantOf, localTime } from "@/lib/time/shanghai";
import { addWorkingDays, type Calendar, isWorkingDay } from "@/lib/time/working-days";
import type { DeskCase } from "./desk-move";
import { calendarFor } from "./record";

/** Ends the dispatch under way, if there is one. */
export async function endDispatch(
  tx: Tx,
  subject: DeskCase,
  endedAs: DispatchEnd,
  endReason: string,
  now: Date,
): Promise<void> {
  await tx.caseDispatch.updateMany({
    where: { caseId: subject.id, endedAt: null },
    data: { endedAt: now, endedAs, endReason },
  });
}

export interface NewDispatch {
  readonly outletId: string;
  readonly dueOn: Day;
  readonly dueReason: string;
  readonly instruction: string;
}

/** Gives the case to an outlet until closing time of a working day; returns that instant. */
export async function startDispatch(
  tx: Tx,
  subject: DeskCase,
  personId: string | null,
  { outletId, dueOn, dueReason, instruction }: NewDispatch,
  now: Date,
): Promise<Date> {
  const calendar = await calendarFor(tx, subject.areaId);
  const dueAt = limitOn(dueOn, subject.category.answerDays, calendar, now);
  await tx.caseDispatch.create({
    data: {
      areaId: subject.areaId,
      caseId: subject.id,
      outletId,
      dueAt,
      dueReason,
      instruction,
      createdAt: now,
      createdById: personId,
    },
  });
  return dueAt;
}

/** Closing time of the chosen day. It must be a working day to come, and no later than the category allows. */
function limitOn(dueOn: Day, answerDays: number, calendar: Calendar, now: Date): Date {
  const dueAt = instantOf(dueOn, calendar.closes, calendar.zone);
  const latest = addWorkingDays(now, answerDays, calendar);
  if (dueAt <= now) refuse("cadre.dueInPast", {}, "dueOn");
  if (!isWorkingDay(dueOn, calendar)) refuse("cadre.dueNotWorking", {}, "dueOn");
  if (dueAt > latest) {
    const day = localTime(latest, calendar.zone).day;
    refuse("cadre.dueTooLate", { days: answerDays, day }, "dueOn");
  }
  return dueAt;
}
