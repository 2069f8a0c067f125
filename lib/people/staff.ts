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

const staffWhere = (areaId: string, now: Date): Prisma.PersonWhereInput => ({
  areaId,
  grants: {
    some: { role: { notIn: ["RESIDENT", "RIDER"] }, OR: [{ endsAt: null }, { endsAt: { gt: now } }] },
  },
});

/** Staff of the area by pinyin and name, from after `after` on; empty for whoever may not see them. */
export async function staffList(
  actor: Actor,
  now: Date,
  after?: string,
): Promise<{ rows: StaffRow[]; nextAfter: string | null }> {
  if (!canSeeStaff(actor)) return { rows: [], nextAfter: null };
  const people = await db().person.findMany({
    where: staffWhere(actor.areaId, now),
    orderBy: [{ pinyin: "asc" }, { id: "asc" }],
    take: PAGE + 1,
    ...(after ? { cursor: { id: after }, skip: 1 } : {}),
    select: {
      id: true,
      areaId: true,
      name: true,
      credential: { select: { username: true } },
      grants: {
        where: { OR: [{ endsAt: null }, { endsAt: { gt: now } }] },
        orderBy: { startsAt: "asc" },
        select: { role: true, scopeKind: true, scopeId: true },
      },
      disablements: { where: { endedAt: null }, take: 1, select: { at: true, reason: true } },
      sessions: { orderBy: { lastSeenAt: "desc" }, take: 1, select: { lastSeenAt: true } },
    },
  });
  const page = people.slice(0, PAGE);
  const names = await scopeNames(
    actor,
    page.flatMap((person) => person.grants),
  );
  const rows = page.map((person) => ({
    id: person.id,
    name: person.name,
    username: person.credential?.username ?? null,
    grants: person.grants.map((grant) => ({ ...grant, scopeName: names.get(grant.scopeId) ?? "" })),
    disabled: person.disablements[0] ?? null,
    lastSeenAt: person.sessions[0]?.lastSeenAt ?? null,
    mine: canDisable(actor, person),
  }));
  return { rows, nextAfter: people.length > PAGE ? (page.at(-1)?.id ?? null) : null };
}

/** One member of staff, through what the actor may see. */
export async function staffMember(tx: Tx, actor: Actor, id: string, now: Date): Promise<StaffMember> {
  return found(
    await tx.person.findFirst({
      where: { id, ...staffWhere(actor.areaId, now) },
      select: {
        id: true,
        areaId: true,
        grants: {
          where: { OR: [{ endsAt: null }, { endsAt: { gt: now } }] },
          select: { role: true, scopeKind: true, scopeId: true },
        },
      },
    }),
  );
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
