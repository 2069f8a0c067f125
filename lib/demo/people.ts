import "server-only";
import type { Locale, Role } from "@/lib/people/actor";
import { db, type Tx } from "@/lib/server/db";
import { CAST, type CastMember, castMember } from "./cast";

export interface DemoPerson {
  readonly key: string;
  readonly name: string;
  readonly role: Role;
  readonly story: string;
  readonly path: string;
  readonly username: string | null;
}

/** The cast as the seed put them into the demo community, in its order; empty where there is no demo data. */
export async function demoPeople(locale: Locale = "zh-CN"): Promise<DemoPerson[]> {
  const areas = await db().area.findMany({ where: { isDemo: true }, select: { id: true } });
  const people = await db().person.findMany({
    where: { areaId: { in: areas.map(({ id }) => id) }, phone: { in: CAST.map(({ phone }) => phone) } },
    select: { phone: true },
  });
  const there = new Set(people.map(({ phone }) => phone));
  return CAST.filter(({ phone }) => there.has(phone)).map((member) => shown(member, locale));
}

function shown(member: CastMember, locale: Locale): DemoPerson {
  const { key, role, path, username = null } = member;
  const english = locale === "en";
  return {
    key,
    role,
    path,
    username,
    name: english ? member.nameEn : member.name,
    story: english ? member.storyEn : member.story,
  };
}

/** The person of a cast member in a demo community, or null. */
export async function demoPerson(
  tx: Tx,
  areaId: string,
  key: string,
): Promise<{ id: string; path: string } | null> {
  const member = castMember(key);
  const area = await tx.area.findFirst({ where: { id: areaId, isDemo: true }, select: { id: true } });
  if (!member || !area) return null;
  const person = await tx.person.findUnique({
    where: { areaId_phone: { areaId, phone: member.phone } },
    select: { id: true },
  });
  return person && { id: person.id, path: member.path };
}
