import "server-only";
import type { Actor } from "@/lib/people/actor";
import { holdsAnywhere, scopesOf } from "@/lib/people/actor";
import { db } from "@/lib/server/db";
import { translator } from "@/lib/text/translator";
import { type Day, localTime } from "@/lib/time/shanghai";
import { addWorkingDays } from "@/lib/time/working-days";
import { type BulkMove, batchItems, canStillUndo } from "./desk-bulk-schema";
import { peopleOfOffice } from "./desk-people";
import { namer } from "./desk-queries";
import { OFFICE_ROLES } from "./policy";
import { calendarFor } from "./record";
import { showReference } from "./reference";

interface Choice {
  readonly value: string;
  readonly label: string;
}

/** What the form over the queue offers. */
export interface BulkChoices {
  readonly outlets: readonly Choice[];
  readonly colleagues: readonly Choice[];
  readonly due: { readonly proposed: Day; readonly earliest: Day };
}

/** Null for who may not move cases of an office. */
export async function bulkChoices(actor: Actor, now: Date): Promise<BulkChoices | null> {
  if (!holdsAnywhere(actor, OFFICE_ROLES)) return null;
  const scopes = [actor.areaId, ...scopesOf(actor, OFFICE_ROLES, "NEIGHBOURHOOD")];
  const name = namer(actor);
  const [outlets, people, calendar] = await Promise.all([
    db().outlet.findMany({
      where: { areaId: actor.areaId, closedOn: null },
      select: { id: true, name: true, nameEn: true },
      orderBy: { code: "asc" },
    }),
    peopleOfOffice(db(), actor.areaId, scopes, now),
    calendarFor(db(), actor.areaId),
  ]);
  return {
    outlets: outlets.map((one) => ({ value: one.id, label: name(one) })),
    colleagues: people.map((one) => ({ value: one.id, label: one.name })),
    due: {
      proposed: localTime(addWorkingDays(now, 1, calendar), calendar.zone).day,
      earliest: localTime(now, calendar.zone).day,
    },
  };
}

export interface BatchReport {
  readonly id: string;
  readonly move: BulkMove;
  readonly done: number;
  readonly undone: number | null;
  /** Cases that stayed as they were, or (after an undo) as they had become, each with the reason as a sentence. */
  readonly left: readonly { readonly reference: string; readonly why: string }[];
  readonly canUndo: boolean;
}

/** How a batch of the actor's own went; null for anybody else's. */
export async function batchReport(actor: Actor, id: string, now: Date): Promise<BatchReport | null> {
  if (!actor.personId || !/^[0-9a-f-]{36}$/.test(id)) return null;
  const row = await db().caseBatch.findFirst({
    where: { id, areaId: actor.areaId, personId: actor.personId },
  });
  if (!row) return null;
  const t = translator(actor.locale);
  const items = batchItems.parse(row.items);
  const done = items.filter(({ failed }) => !failed);
  const left = items.flatMap(({ reference, failed, notUndone }) => {
    const why = row.undoneAt ? (failed ? null : notUndone) : failed;
    return why ? [{ reference: reference && showReference(reference), why: t(why.key, why.params) }] : [];
  });
  return {
    id: row.id,
    move: row.move as BulkMove,
    done: done.length,
    undone: row.undoneAt ? done.filter(({ notUndone }) => !notUndone).length : null,
    left,
    canUndo: done.length > 0 && row.undoneAt === null && canStillUndo(row.at, now),
  };
}
