import "server-only";
import { db, type Prisma, type Tx } from "@/lib/server/db";
import { found } from "@/lib/server/refusal";
import type { Actor, Grant } from "./actor";
import { canDisable, canSeeStaff, type StaffMember } from "./policy";

export interface StaffRow {
  readonly id: string;
  readonly name: string;
  readonly username: string | null;
  readonly grants: readonly (Grant & { readonly scopeName: string })[];
  readonly disabled: { readonly at: Date; readonly reason: string } | null;
  readonly lastSeenAt: Date | null;
  /** Whether the actor may disable or enable this person. */
  readonly mine: boolean;
}

const PAGE = 50;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const staffWhere = (areaId: string, now: Date): Prisma.PersonWhereInput => ({
  areaId,
  grants: {
    some: { role: { notIn: ["RESIDENT", "RIDER"] }, OR: [{ endsAt: null }, { endsAt: { gt: now } }] },
  },
});

/** Grants held now or from some day on. */
const grantsNow = (now: Date) =>
  ({
    where: { OR: [{ endsAt: null }, { endsAt: { gt: now } }] },
    orderBy: { startsAt: "asc" },
    select: { role: true, scopeKind: true, scopeId: true },
  }) as const satisfies Prisma.Person$grantsArgs;

/** Staff of the area by pinyin and name, from after `after` on; empty for whoever may not see them. */
export async function staffList(
  actor: Actor,
  now: Date,
  after?: string,
): Promise<{ rows: StaffRow[]; nextAfter: string | null }> {
  if (!canSeeStaff(actor)) return { rows: [], nextAfter: null };
  const rows = await staffRows(actor, staffWhere(actor.areaId, now), now, after);
  const page = rows.slice(0, PAGE);
  return { rows: page, nextAfter: rows.length > PAGE ? (page.at(-1)?.id ?? null) : null };
}

/** At most one page and one more. */
async function staffRows(
  actor: Actor,
  where: Prisma.PersonWhereInput,
  now: Date,
  after?: string,
): Promise<StaffRow[]> {
  const people = await db().person.findMany({
    where,
    orderBy: [{ pinyin: "asc" }, { id: "asc" }],
    take: PAGE + 1,
    ...(after && UUID.test(after) ? { cursor: { id: after }, skip: 1 } : {}),
    select: {
      id: true,
      areaId: true,
      name: true,
      credential: { select: { username: true } },
      grants: grantsNow(now),
      disablements: { where: { endedAt: null }, take: 1, select: { at: true, reason: true } },
      sessions: { orderBy: { lastSeenAt: "desc" }, take: 1, select: { lastSeenAt: true } },
    },
  });
  const names = await scopeNames(
    actor,
    people.flatMap((person) => person.grants),
  );
  return people.map((person) => ({
    id: person.id,
    name: person.name,
    username: person.credential?.username ?? null,
    grants: person.grants.map((grant) => ({ ...grant, scopeName: names.get(grant.scopeId) ?? "" })),
    disabled: person.disablements[0] ?? null,
    lastSeenAt: person.sessions[0]?.lastSeenAt ?? null,
    mine: canDisable(actor, person),
  }));
}

/** One member of staff, through what the actor may see. */
export async function staffMember(tx: Tx, actor: Actor, id: string, now: Date): Promise<StaffMember> {
  return found(
    await tx.person.findFirst({
      where: { id, ...staffWhere(actor.areaId, now) },
      select: {
        id: true,
        areaId: true,
        grants: grantsNow(now),
      },
    }),
  );
}

export interface StaffPage extends StaffRow {
  /** The newest first. */
  readonly history: readonly {
    readonly id: string;
    readonly at: Date;
    readonly reason: string;
    readonly endedAt: Date | null;
    readonly endReason: string;
  }[];
}

/** One member of staff with the record of disablements; null for whoever may not see staff. */
export async function staffPage(actor: Actor, id: string, now: Date): Promise<StaffPage | null> {
  if (!canSeeStaff(actor) || !UUID.test(id)) return null;
  const [row] = await staffRows(actor, { id, ...staffWhere(actor.areaId, now) }, now);
  if (!row) return null;
  const history = await db().personDisablement.findMany({
    where: { areaId: actor.areaId, personId: row.id },
    orderBy: { at: "desc" },
    take: PAGE,
    select: { id: true, at: true, reason: true, endedAt: true, endReason: true },
  });
  return { ...row, history };
}

/** Names of the places of some grants, in the actor's language. */
async function scopeNames(actor: Actor, grants: readonly Grant[]): Promise<Map<string, string>> {
  const { areaId } = actor;
  const ids = (kind: Grant["scopeKind"]) => [
    ...new Set(grants.filter((grant) => grant.scopeKind === kind).map((grant) => grant.scopeId)),
  ];
  const select = { id: true, name: true, nameEn: true } as const;
  const places = await Promise.all([
    db().area.findMany({ where: { id: areaId }, select }),
    db().neighbourhood.findMany({ where: { areaId, id: { in: ids("NEIGHBOURHOOD") } }, select }),
    db().station.findMany({ where: { areaId, id: { in: ids("STATION") } }, select }),
    db().outlet.findMany({ where: { areaId, id: { in: ids("OUTLET") } }, select }),
  ]);
  const english = actor.locale === "en";
  return new Map(places.flat().map((place) => [place.id, english ? place.nameEn : place.name]));
}
