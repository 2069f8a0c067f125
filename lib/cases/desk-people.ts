import "server-only";
import type { Prisma, Tx } from "@/lib/server/db";
import { OFFICE_ROLES } from "./policy";

interface Where {
  readonly areaId: string;
  readonly neighbourhoodId: string;
}

/** Persons whose office is in charge of the place now, and who aren't disabled. */
function inChargeOf({ areaId, neighbourhoodId }: Where, now: Date): Prisma.PersonWhereInput {
  return ofOffices(areaId, [areaId, neighbourhoodId], now);
}

function ofOffices(areaId: string, scopeIds: readonly string[], now: Date): Prisma.PersonWhereInput {
  return {
    areaId,
    disablements: { none: { endedAt: null } },
    grants: {
      some: {
        role: { in: [...OFFICE_ROLES] },
        scopeId: { in: [...scopeIds] },
        startsAt: { lte: now },
        OR: [{ endsAt: null }, { endsAt: { gt: now } }],
      },
    },
  };
}

/** Persons of these offices (ids of areas and neighbourhoods), by name. */
export function peopleOfOffice(tx: Tx, areaId: string, scopeIds: readonly string[], now: Date) {
  return tx.person.findMany({
    where: ofOffices(areaId, scopeIds, now),
    select: { id: true, name: true },
    orderBy: { pinyin: "asc" },
    take: 100,
  });
}

/** True when the person may be given the case. */
export async function mayTakeCase(tx: Tx, place: Where, personId: string, now: Date): Promise<boolean> {
  const found = await tx.person.findFirst({
    where: { ...inChargeOf(place, now), id: personId },
    select: { id: true },
  });
  return found !== null;
}

/** Colleagues to whom a case of this place can be given, by name. */
export function colleagues(tx: Tx, { areaId, neighbourhoodId }: Where, now: Date) {
  return peopleOfOffice(tx, areaId, [areaId, neighbourhoodId], now);
}
