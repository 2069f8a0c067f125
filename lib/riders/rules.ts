import { type Day, dayOf } from "@/lib/time/shanghai";

/** A stretch of calendar days as stored: from the first day until, not including, `until`; null: still running. */
export interface Stretch {
  readonly from: Date;
  readonly until: Date | null;
}

/** True when `today` (a day in the area's time zone) lies in the stretch. */
export function covers({ from, until }: Stretch, today: Day): boolean {
  return dayOf(from) <= today && (until === null || dayOf(until) > today);
}

/** The employment or membership that runs today; the database lets at most one employment do so. */
export function running<T extends Stretch>(stretches: readonly T[], today: Day): T | null {
  return stretches.find((stretch) => covers(stretch, today)) ?? null;
}

export interface PassRecord {
  readonly issuedAt: Date;
  /** Last valid day. */
  readonly validUntil: Date;
  readonly suspensions: readonly {
    readonly startsAt: Date;
    /** Null: until further notice. */
    readonly endsAt: Date | null;
    readonly reason: string;
    /** Who decided, when recorded. */
    readonly createdById: string | null;
  }[];
  readonly revocation: {
    readonly at: Date;
    readonly reason: string;
    readonly createdById: string | null;
  } | null;
}

/** Why a pass was stopped, and by whom. */
interface Decision {
  readonly reason: string;
  readonly decidedById: string | null;
}

export type PassState =
  | { readonly kind: "none" }
  | { readonly kind: "valid"; readonly until: Day }
  | ({ readonly kind: "suspended"; readonly until: Date | null } & Decision)
  | { readonly kind: "expired"; readonly until: Day }
  | { readonly kind: "unemployed"; readonly until: Day }
  | ({ readonly kind: "revoked"; readonly at: Date } & Decision);

/** The pass a rider holds: the one issued last, not counting any dated in the future. */
export function currentPass<T extends PassRecord>(passes: readonly T[], now: Date): T | null {
  const issued = passes.filter((pass) => pass.issuedAt <= now);
  return issued.reduce<T | null>(
    (latest, pass) => (latest === null || pass.issuedAt > latest.issuedAt ? pass : latest),
    null,
  );
}

/**
 * What a pass is worth now. The gravest reason wins: revoked, then no employer, then expired, then suspended.
 * `today` is the day of `now` in the area's time zone; a pass is good through its last day.
 */
export function passState(pass: PassRecord | null, employed: boolean, now: Date, today: Day): PassState {
  if (!pass) return { kind: "none" };
  const until = dayOf(pass.validUntil);
  if (pass.revocation && pass.revocation.at <= now) {
    const { at, reason, createdById } = pass.revocation;
    return { kind: "revoked", at, reason, decidedById: createdById };
  }
  if (!employed) return { kind: "unemployed", until };
  if (until < today) return { kind: "expired", until };
  const suspension = openSuspension(pass, now);
  if (suspension) {
    const { endsAt, reason, createdById } = suspension;
    return { kind: "suspended", until: endsAt, reason, decidedById: createdById };
  }
  return { kind: "valid", until };
}

/** The suspension in force; of several, the one that lasts longest. */
function openSuspension(pass: PassRecord, now: Date) {
  const end = (suspension: { endsAt: Date | null }) =>
    suspension.endsAt?.getTime() ?? Number.POSITIVE_INFINITY;
  return pass.suspensions
    .filter((suspension) => suspension.startsAt <= now && end(suspension) > now.getTime())
    .reduce<PassRecord["suspensions"][number] | null>(
      (longest, suspension) => (longest === null || end(suspension) > end(longest) ? suspension : longest),
      null,
    );
}
