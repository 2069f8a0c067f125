import "server-only";
import { z } from "zod";
import type { Actor, Locale } from "@/lib/people/actor";
import { maskPhone } from "@/lib/people/phone";
import { translator } from "@/lib/text/translator";
import { dayOf } from "@/lib/time/shanghai";
import { numberThatOpens } from "./contact";
import type { Followed } from "./follow-select";
import type { ClosureView, EventView, FollowView, LimitView } from "./follow-view";
import { photoPath } from "./photo-link";
import { canStillReopen, deadline, mayMove, reopenUntil } from "./rules";
import { stepsOf } from "./timeline";

interface Named {
  readonly name: string;
  readonly nameEn: string;
}

/** Turns a stored case into the person's view, in their language. */
export function followView(
  row: Followed,
  { locale, personId }: Pick<Actor, "locale" | "personId">,
  now: Date,
  secretLink: string | null,
): FollowView {
  const named = (one: Named | null | undefined) => (locale === "en" ? one?.nameEn : one?.name) ?? "";
  const photosOf = (photos: Followed["photos"]) =>
    photos.map(({ id, ...size }) => ({ ...size, path: photoPath(id, now) }));
  const events = row.events.map((event) => ({
    ...eventView(event, row, locale, named),
    photos: photosOf(event.photos),
  }));
  const happened = row.events.map((event, index) => ({
    kind: event.kind,
    at: event.at,
    declined: events[index]?.flag === "declined",
  }));
  const opensWith = numberThatOpens(row.contactPhone, row.subscriptions);
  return {
    id: row.id,
    reference: row.reference,
    category: named(row.category),
    status: row.status,
    text: row.text,
    place: placeOf(row, locale, named),
    about: row.outlet ? named(row.outlet) : named(row.company),
    riderSaid: row.riderSaid,
    occurredOn: row.occurredOn ? dayOf(row.occurredOn) : null,
    filedAt: row.filedAt,
    hideName: row.hideName,
    phone: row.contactPhone && maskPhone(row.contactPhone),
    opensWith: opensWith && maskPhone(opensWith),
    limit: limitOf(row, locale, now),
    holder: holderOf(row, named),
    steps: stepsOf(row.status, row.filedAt, happened),
    events,
    photos: photosOf(row.photos),
    closure: closureOf(row, events, now),
    canReply: mayMove(["PERSON"], row.status, "reply"),
    secretLink,
    inAccount: personId !== null && personId === row.reporterId,
  };
}

function placeOf(row: Followed, locale: Locale, named: (one: Named | null) => string): string {
  const t = translator(locale);
  const entrance = row.entrance ? t("report.where.entranceNo", { number: row.entrance.number }) : "";
  const neighbourhood = named(row.neighbourhood);
  const building = named(row.building);
  const inName = building.startsWith(neighbourhood);
  const parts = [inName ? "" : neighbourhood, named(row.station), building, entrance, row.placeNote];
  return parts.filter((part) => part !== "").join(" · ");
}

/** The limit that was promised; what the outlet was given stands beside it and never moves it. */
function limitOf(row: Followed, locale: Locale, now: Date): LimitView {
  const [pause] = row.pauses;
  const dispatch = openDispatch(row) ?? null;
  const reason = locale === "en" ? row.category.limitReasonEn : row.category.limitReason;
  return {
    at: row.dueAt,
    reason,
    state: deadline({ status: row.status, dueAt: row.dueAt, pausedAt: pause?.startedAt ?? null }, now),
    question: pause?.reason ?? null,
    // The same reason isn't given twice.
    outlet: dispatch && {
      at: dispatch.dueAt,
      reason: dispatch.dueReason === reason ? "" : dispatch.dueReason,
    },
  };
}

function holderOf(row: Followed, named: (one: Named | null | undefined) => string): FollowView["holder"] {
  if (row.status === "CLOSED") return null;
  const open = openDispatch(row);
  return open
    ? { kind: "outlet", name: named(open.outlet) }
    : { kind: "office", name: named(row.neighbourhood) };
}

function openDispatch(row: Followed) {
  return row.status === "DISPATCHED" ? row.dispatches.find((one) => one.endedAt === null) : undefined;
}

const eventData = z.object({
  labelEn: z.string().catch(""),
  dueAt: z.coerce.date().nullable().catch(null),
  outletId: z.string().nullable().catch(null),
  toNeighbourhoodId: z.string().nullable().catch(null),
  to: z.string().catch(""),
  toEn: z.string().catch(""),
  ofOutlet: z.boolean().optional().catch(undefined),
  asks: z.boolean().catch(false),
  sentBack: z.boolean().catch(false),
  declined: z.boolean().catch(false),
  channel: z.string().nullable().catch(null),
});

function eventView(
  event: Followed["events"][number],
  row: Followed,
  locale: Locale,
  named: (one: Named | null | undefined) => string,
): Omit<EventView, "photos"> {
  const data = eventData.parse(event.data ?? {});
  const { id, kind, at, text } = event;
  const by = locale === "en" && data.labelEn ? data.labelEn : event.actorLabel;
  const outlet = row.dispatches.find((one) => one.outletId === data.outletId)?.outlet;
  const handedHere = kind === "HANDED_OFF" && data.toNeighbourhoodId === row.neighbourhoodId;
  const office = kind === "ESCALATED" ? (locale === "en" ? data.toEn : data.to) : "";
  const to = kind === "DISPATCHED" ? named(outlet) : handedHere ? named(row.neighbourhood) : office;
  const ofOutlet =
    kind === "DISPATCHED" || (data.ofOutlet ?? (kind === "ESCALATED" && outletHad(row, data.dueAt, at)));
  return { id, kind, at, by, to, text, dueAt: data.dueAt, ofOutlet, flag: flagOf(data) };
}

/** Escalations of older versions don't say whose limit was forgotten: the outlet's, when a dispatch gave it before. */
function outletHad({ events, dueAt: promised }: Followed, limit: Date | null, until: Date): boolean {
  if (!limit || limit.getTime() === promised.getTime()) return false;
  return events.some(
    ({ kind, at, data }) =>
      kind === "DISPATCHED" &&
      at <= until &&
      eventData.parse(data ?? {}).dueAt?.getTime() === limit.getTime(),
  );
}

function flagOf(data: z.output<typeof eventData>): EventView["flag"] {
  if (data.asks) return "asks";
  if (data.sentBack) return "sentBack";
  if (data.declined) return "declined";
  return data.channel ? "mediation" : null;
}

function closureOf(row: Followed, events: readonly EventView[], now: Date): ClosureView | null {
  const [closure] = row.closures;
  if (row.status !== "CLOSED" || !closure || closure.reopenedAt) return null;
  const { at, outcome, reason, rating } = closure;
  const by = events.findLast((event) => event.kind === "CLOSED")?.by ?? "";
  return {
    at,
    by,
    outcome,
    reason,
    rating,
    reopenUntil: canStillReopen(at, now) ? reopenUntil(at) : null,
  };
}
