import "server-only";
import { initialPassword } from "@/lib/people/initial-password";
import type { Tx } from "@/lib/server/db";
import { searchPinyin } from "@/lib/text/pinyin";
import type { StaffFacts, StaffStep, StoredStaff } from "./staff";
import type { Scope } from "./staff-scope";
import type { FirstPassword, NewId } from "./types";

/** The places of an area, and its people with a password or a phone, as an import compares them. */
export async function loadStaffFacts(tx: Tx, areaId: string, now: Date): Promise<StaffFacts> {
  const people = await tx.person.findMany({
    where: { areaId, OR: [{ phone: { not: null } }, { credential: { isNot: null } }] },
    select: {
      id: true,
      name: true,
      phone: true,
      credential: { select: { username: true } },
      grants: {
        where: { OR: [{ endsAt: null }, { endsAt: { gt: now } }] },
        select: { role: true, scopeKind: true, scopeId: true },
      },
    },
  });
  const stored = people.map(
    ({ id, name, phone, credential, grants }): StoredStaff => ({
      personId: id,
      name,
      phone,
      username: credential?.username ?? null,
      grants,
    }),
  );
  return {
    scopes: await loadScopes(tx, areaId),
    byUsername: new Map(stored.flatMap((one) => (one.username ? [[one.username, one] as const] : []))),
    byPhone: new Map(stored.flatMap((one) => (one.phone ? [[one.phone, one] as const] : []))),
  };
}

async function loadScopes(tx: Tx, areaId: string): Promise<Scope[]> {
  const names = { id: true, code: true, name: true, nameEn: true } as const;
  const area = await tx.area.findUniqueOrThrow({ where: { id: areaId } });
  const neighbourhoods = await tx.neighbourhood.findMany({ where: { areaId }, select: names });
  const stations = await tx.station.findMany({ where: { areaId, retiredOn: null }, select: names });
  const outlets = await tx.outlet.findMany({ where: { areaId, closedOn: null }, select: names });
  const scope = (kind: Scope["kind"]) => (one: Named) => ({
    kind,
    id: one.id,
    code: one.code,
    names: [one.name, one.nameEn],
  });
  return [
    scope("AREA")({ ...area, code: area.slug }),
    ...neighbourhoods.map(scope("NEIGHBOURHOOD")),
    ...stations.map(scope("STATION")),
    ...outlets.map(scope("OUTLET")),
  ];
}

interface Named {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
}

/** Passwords hashed at the same time; each takes 19 MiB. */
const AT_ONCE = 8;

/**
 * Writes planned staff: person, roles, and for who has none a credential whose second factor is set up at the first
 * sign-in. Returns the first passwords, which are stored nowhere.
 */
export async function writeStaff(
  tx: Tx,
  areaId: string,
  steps: readonly StaffStep[],
  newId: NewId,
  now: Date,
): Promise<FirstPassword[]> {
  const told: FirstPassword[] = [];
  for (let start = 0; start < steps.length; start += AT_ONCE) {
    const some = steps.slice(start, start + AT_ONCE);
    const firsts = await Promise.all(some.map(({ stored }) => (stored?.username ? null : initialPassword())));
    for (const [index, step] of some.entries()) {
      const personId = await writePerson(tx, areaId, step, newId, now);
      const first = firsts[index];
      if (!first) continue;
      const { username, name } = step;
      const { password, passwordHash } = first;
      await tx.credential.create({
        data: { id: newId("credential", username), areaId, personId, username, passwordHash, changedAt: now },
      });
      told.push({ name, username, password });
    }
  }
  return told;
}

async function writePerson(
  tx: Tx,
  areaId: string,
  { username, name, phone, stored, grants }: StaffStep,
  newId: NewId,
  now: Date,
): Promise<string> {
  const personId = stored?.personId ?? newId("person", username);
  const about = { name, pinyin: searchPinyin([name]), ...(phone ? { phone } : {}) };
  if (!stored) await tx.person.create({ data: { id: personId, areaId, ...about, createdAt: now } });
  else if (stored.name !== name || (phone && stored.phone !== phone))
    await tx.person.update({ where: { id: personId }, data: about });
  await tx.roleGrant.createMany({
    data: grants.map((grant) => ({
      id: newId("staff grant", `${username}/${grant.role}/${grant.scopeId}`),
      areaId,
      personId,
      ...grant,
      startsAt: now,
    })),
  });
  return personId;
}
