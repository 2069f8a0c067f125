import "server-only";
import { z } from "zod";
import type { Actor } from "@/lib/people/actor";
import { db } from "@/lib/server/db";
import type { EventKind } from "./rules";

/** One entry of the timeline as the desk sees it. */
export interface DeskEvent {
  readonly id: string;
  readonly kind: EventKind;
  readonly at: Date;
  /** The office; empty for the person who filed it. */
  readonly by: string;
  /** Who it was by name; only for those who also read internal notes. */
  readonly person: string;
  readonly text: string;
  readonly internal: boolean;
  readonly declined: boolean;
  /** What makes this entry different from the plain one of its kind. */
  readonly flag:
    | "asks"
    | "undone"
    | "resumed"
    | "sentBack"
    | "declined"
    | "mediation"
    | "assigned"
    | "riderNamed"
    | "riderCleared"
    | null;
  readonly dueAt: Date | null;
  /** Outlet, neighbourhood's office, colleague or channel that it went to; the rider who was named. */
  readonly to: string;
}

const eventData = z.object({
  labelEn: z.string().catch(""),
  dueAt: z.coerce.date().nullable().catch(null),
  asks: z.boolean().catch(false),
  resumed: z.boolean().catch(false),
  undone: z.boolean().catch(false),
  sentBack: z.boolean().catch(false),
  declined: z.boolean().catch(false),
  assigneeId: z.string().nullable().catch(null),
  /** Null: taken back. */
  riderId: z.string().nullish().catch(undefined),
  outlet: z.string().catch(""),
  outletEn: z.string().catch(""),
  to: z.string().catch(""),
  toEn: z.string().catch(""),
  channel: z.string().catch(""),
});
type EventData = z.output<typeof eventData>;

/** Far above the longest case; a bound so that no page can ask for everything. */
const EVENTS_MAX = 500;

/** The timeline of a case that is on the actor's desk; internal notes only for who may read them. */
export async function deskEvents(actor: Actor, caseId: string, withNotes: boolean): Promise<DeskEvent[]> {
  const rows = await db().caseEvent.findMany({
    where: { caseId, areaId: actor.areaId, ...(withNotes ? {} : { isPublic: true }) },
    select: {
      id: true,
      kind: true,
      at: true,
      actorLabel: true,
      text: true,
      isPublic: true,
      data: true,
      actor: { select: { name: true } },
    },
    orderBy: [{ at: "asc" }, { id: "asc" }],
    take: EVENTS_MAX,
  });
  const read = rows.map((row) => ({ ...row, data: eventData.parse(row.data ?? {}) }));
  const [assigned, riders] = await Promise.all([
    namesOf(read.flatMap(({ data }) => data.assigneeId ?? [])),
    ridersOf(read.flatMap(({ data }) => data.riderId ?? [])),
  ]);
  const english = actor.locale === "en";
  return read.map(({ id, kind, at, text, isPublic, actorLabel, data, actor: person }) => ({
    id,
    kind,
    at,
    by: english && data.labelEn ? data.labelEn : actorLabel,
    person: withNotes && actorLabel ? (person?.name ?? "") : "",
    text,
    internal: !isPublic,
    declined: data.declined,
    flag: flagOf(data),
    dueAt: data.dueAt,
    to: assigned.get(data.assigneeId ?? "") ?? riders.get(data.riderId ?? "") ?? toOf(data, english),
  }));
}

const held = z.object({ heldUntil: z.coerce.date() });

/** Until when the newest step can still be taken back with its batch; whatever happens after it ends that. */
export async function heldUntil(caseId: string, now: Date): Promise<Date | null> {
  const last = await db().caseEvent.findFirst({
    where: { caseId },
    select: { data: true },
    orderBy: [{ at: "desc" }, { id: "desc" }],
  });
  const { data } = held.safeParse(last?.data);
  return data && data.heldUntil > now ? data.heldUntil : null;
}

async function namesOf(ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const people = await db().person.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, name: true },
  });
  return new Map(people.map(({ id, name }) => [id, name]));
}

async function ridersOf(ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const riders = await db().rider.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, number: true, person: { select: { name: true } } },
  });
  return new Map(riders.map(({ id, number, person }) => [id, `${person.name} ${number}`]));
}

function toOf(data: EventData, english: boolean): string {
  return (english ? data.outletEn || data.toEn : data.outlet || data.to) || data.channel;
}

function flagOf(data: EventData): DeskEvent["flag"] {
  if (data.asks) return "asks";
  if (data.undone) return "undone";
  if (data.resumed) return "resumed";
  if (data.sentBack) return "sentBack";
  if (data.declined) return "declined";
  if (data.assigneeId) return "assigned";
  if (data.riderId !== undefined) return data.riderId === null ? "riderCleared" : "riderNamed";
  return data.channel ? "mediation" : null;
}
