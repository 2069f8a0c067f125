import { addDays, type Day, instantOf, localTime, weekdayOf } from "@/lib/time/shanghai";

/** When a station is really open: its weekly hours less its closures. Pure; the zone is an IANA name. */

/** One stretch of a weekday, minutes after local midnight; beyond 1440 is the next morning. */
export interface Hours {
  /** ISO weekday, 1 = Monday. */
  readonly weekday: number;
  readonly opensAt: number;
  readonly closesAt: number;
}

export interface Closure {
  readonly startsAt: Date;
  /** Null: until further notice. */
  readonly endsAt: Date | null;
  /** When somebody ended or cancelled it; before `startsAt`: it never was. */
  readonly endedAt: Date | null;
}

export interface Week {
  readonly hours: readonly Hours[];
  readonly closures: readonly Closure[];
}

/** From `start` up to, not including, `end`; milliseconds, `end` may be Infinity. */
interface Span {
  readonly start: number;
  readonly end: number;
}

/** A station that is open without a break for longer than this is called open day and night. */
const LOOK_AHEAD_DAYS = 8;

/** The end that a closure has after all: as planned, or earlier when somebody ended it; Infinity when unknown. */
export function endOf({ endsAt, endedAt }: Closure): number {
  return Math.min(endsAt?.getTime() ?? Infinity, endedAt?.getTime() ?? Infinity);
}

/** The stretch around `now` in which the station is open; null: it isn't. `until` null: it doesn't close for days. */
export function openStretch(week: Week, now: Date, zone: string): { readonly until: Date | null } | null {
  const at = now.getTime();
  const { day } = localTime(now, zone);
  const horizon = instantOf(addDays(day, LOOK_AHEAD_DAYS), 0, zone).getTime();
  for (const span of openSpans(week, day, zone)) {
    if (span.start > at) return null;
    if (span.end > at) return { until: span.end >= horizon ? null : new Date(span.end) };
  }
  return null;
}

/** When the station opens next at or after `from`; null when no hours or closures say so. */
export function nextOpening(week: Week, from: Date, zone: string): Date | null {
  const starts = [from.getTime(), ...week.closures.map(endOf)].filter((at) => at >= from.getTime());
  for (const start of starts.sort((a, b) => a - b)) {
    if (start === Infinity) return null;
    const { day } = localTime(new Date(start), zone);
    for (const span of openSpans(week, day, zone))
      if (span.end > start) return new Date(Math.max(span.start, start));
  }
  return null;
}

/**
 * Closures that together keep the station closed at `now` without a break: the first of those in force, and when the
 * last of the chain ends (null: until further notice). Null: none is in force.
 */
export function closureAt<C extends Closure>(
  closures: readonly C[],
  now: Date,
): { readonly closure: C; readonly until: Date | null } | null {
  const at = now.getTime();
  const inForce = (instant: number) =>
    closures.filter((one) => one.startsAt.getTime() <= instant && endOf(one) > instant);
  const [closure] = inForce(at).sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
  if (!closure) return null;
  let until = at;
  for (let chain = inForce(at); chain.length > 0 && until !== Infinity; chain = inForce(until))
    until = Math.max(...chain.map(endOf));
  return { closure, until: until === Infinity ? null : new Date(until) };
}

/** Open stretches from the day before `day` on, touching ones joined, closures cut out. */
function* openSpans({ hours, closures }: Week, day: Day, zone: string): Generator<Span> {
  const closed = closures
    .map((one) => ({ start: one.startsAt.getTime(), end: endOf(one) }))
    .filter((span) => span.end > span.start);
  for (const span of weeklySpans(hours, day, zone)) yield* without(span, closed);
}

function* weeklySpans(hours: readonly Hours[], day: Day, zone: string): Generator<Span> {
  let open: Span | null = null;
  for (let offset = -1; offset <= LOOK_AHEAD_DAYS; offset++) {
    const today = addDays(day, offset);
    const weekday = weekdayOf(today);
    const stretches = hours.filter((one) => one.weekday === weekday).sort((a, b) => a.opensAt - b.opensAt);
    for (const { opensAt, closesAt } of stretches) {
      const start = instantOf(today, opensAt, zone).getTime();
      const end = instantOf(today, closesAt, zone).getTime();
      if (open && start <= open.end) open = { start: open.start, end: Math.max(open.end, end) };
      else {
        if (open) yield open;
        open = { start, end };
      }
    }
  }
  if (open) yield open;
}

/** What is left of a stretch after the closures are cut out, in order. */
function without(span: Span, closed: readonly Span[]): Span[] {
  let left = [span];
  for (const cut of closed) {
    left = left.flatMap(({ start, end }) =>
      [
        { start, end: Math.min(end, cut.start) },
        { start: Math.max(start, cut.end), end },
      ].filter((part) => part.end > part.start),
    );
    if (cut.start <= span.start && cut.end >= span.end) return [];
  }
  return left;
}
