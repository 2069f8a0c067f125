import "server-only";
import type { Actor } from "@/lib/people/actor";
import { db } from "@/lib/server/db";
import { type Day, localTime } from "@/lib/time/shanghai";
import { addWorkingDays } from "@/lib/time/working-days";
import { colleagues } from "./desk-people";
import { namer } from "./desk-queries";
import type { CaseRecord } from "./policy";
import { calendarFor } from "./record";

interface Choice {
  readonly value: string;
  readonly label: string;
}

/** What the forms of a case page offer to choose from. */
export interface DeskChoices {
  readonly outlets: readonly Choice[];
  readonly neighbourhoods: readonly Choice[];
  readonly colleagues: readonly Choice[];
  /** Limit proposed for a dispatch, the earliest and the latest that will be accepted. */
  readonly due: { readonly proposed: Day; readonly earliest: Day; readonly latest: Day };
  readonly dueReason: string;
  /** The neighbourhood it was handed over from last: "back" is one choice away. */
  readonly cameFrom: string;
}

export async function deskChoices(actor: Actor, record: CaseRecord, now: Date): Promise<DeskChoices> {
  const name = namer(actor);
  const pick = { id: true, name: true, nameEn: true } as const;
  const [outlets, neighbourhoods, people, calendar, detail] = await Promise.all([
    db().outlet.findMany({
      where: { areaId: actor.areaId, closedOn: null },
      select: pick,
      orderBy: { code: "asc" },
    }),
    db().neighbourhood.findMany({ where: { areaId: actor.areaId }, select: pick, orderBy: { sort: "asc" } }),
    colleagues(db(), record, now),
    calendarFor(db(), actor.areaId),
    db().case.findUniqueOrThrow({
      where: { id: record.id },
      select: {
        dueAt: true,
        category: { select: { answerDays: true, limitReason: true } },
        events: {
          where: { kind: "HANDED_OFF", data: { path: ["fromNeighbourhoodId"], not: "" } },
          select: { data: true },
          orderBy: { at: "desc" },
          take: 1,
        },
      },
    }),
  ]);
  const dayAt = (at: Date) => localTime(at, calendar.zone).day;
  const latest = dayAt(addWorkingDays(now, detail.category.answerDays, calendar));
  const promised = dayAt(detail.dueAt);
  const next = dayAt(addWorkingDays(now, Math.min(1, detail.category.answerDays), calendar));
  const from = detail.events[0]?.data;
  return {
    outlets: outlets.map((one) => ({ value: one.id, label: name(one) })),
    neighbourhoods: neighbourhoods
      .filter((one) => one.id !== record.neighbourhoodId)
      .map((one) => ({ value: one.id, label: name(one) })),
    colleagues: people.map((one) => ({ value: one.id, label: one.name })),
    due: {
      proposed: detail.dueAt > now && promised <= latest ? promised : next,
      earliest: dayAt(now),
      latest,
    },
    dueReason: detail.category.limitReason,
    cameFrom:
      from && typeof from === "object" && "fromNeighbourhoodId" in from
        ? String(from.fromNeighbourhoodId)
        : "",
  };
}
