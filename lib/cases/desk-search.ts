import "server-only";
import type { Actor } from "@/lib/people/actor";
import { numbersIn } from "@/lib/riders/number";
import { db, type Prisma } from "@/lib/server/db";
import { type Findable, nameFits } from "./desk-names";
import { inOfficeOf, isOfficeDesk } from "./desk-scope";
import { pairsOf, wordsOf } from "./desk-words";
import { OFFICE_ROLES } from "./policy";
import { readReference } from "./reference";

export interface Search {
  /** Said by columns of the lists' indexes, or by the reference. */
  readonly among: Prisma.CaseWhereInput;
  /** Words to find in the cases; null when none are looked for. */
  readonly found: Prisma.CaseWhereInput | null;
}

/**
 * What was typed, as a database condition: every word must be found in the text, what was said of the rider, the
 * reference, or the name (also by pinyin) of the place, category, outlet or station; for the office also in the place's
 * note, the colleague's name and the number of the rider it is about (not of one who asks for help: that is who filed it). Names of persons who filed a case are never searched. Words of one character find
 * nothing.
 */
export async function searchWhere(actor: Actor, q: string): Promise<Search> {
  if (q === "") return { among: {}, found: null };
  const whole = readReference(q);
  if (whole) return { among: { reference: whole }, found: null };
  const words = wordsOf(q);
  if (words.length === 0) return { among: { id: { in: [] } }, found: null };
  const things = await thingsOf(actor, words);
  return { among: {}, found: { AND: words.map((word) => wordWhere(actor, word, things)) } };
}

function wordWhere(actor: Actor, word: string, things: Things): Prisma.CaseWhereInput {
  const contains = { contains: word, mode: "insensitive" } as const;
  const ids = (among: readonly Thing[]) => among.filter((thing) => nameFits(word, thing)).map(({ id }) => id);
  const start = word.toUpperCase().replaceAll("-", "").replaceAll("O", "0");
  const named: Prisma.CaseWhereInput[] = [
    { categoryId: { in: ids(things.categories) } },
    { neighbourhoodId: { in: ids(things.neighbourhoods) } },
    { buildingId: { in: ids(things.buildings) } },
    { stationId: { in: ids(things.stations) } },
    { outletId: { in: ids(things.outlets) } },
  ].filter((where) => Object.values(where).some((one) => one.in.length > 0));
  const colleagues = ids(things.people);
  const numbers = numbersIn(word);
  const riders = things.riders.filter(({ number }) => numbers.includes(number)).map(({ id }) => id);
  // Said a second time to who has only an office, its share would be taken for a share of a share.
  const office = isOfficeDesk(actor) ? {} : inOfficeOf(actor);
  const about: Prisma.CaseWhereInput = { kind: { not: "REQUEST" }, riderId: { in: riders } };
  return {
    OR: [
      {
        searchGrams: { hasEvery: pairsOf(word) },
        OR: [{ text: contains }, { riderSaid: contains }],
      },
      ...(start.length >= 3
        ? [{ searchGrams: { hasEvery: pairsOf(start) }, reference: { startsWith: start } }]
        : []),
      ...named,
      { AND: [office, { searchGrams: { hasEvery: pairsOf(word, "p:") }, placeNote: contains }] },
      ...(colleagues.length > 0 ? [{ AND: [office, { assigneeId: { in: colleagues } }] }] : []),
      ...(riders.length > 0 ? [{ AND: [office, about] }] : []),
    ],
  };
}

interface Thing extends Findable {
  readonly id: string;
}
type Things = Record<
  "categories" | "neighbourhoods" | "buildings" | "stations" | "outlets" | "people",
  readonly Thing[]
> & { readonly riders: readonly { readonly id: string; readonly number: string }[] };

/** Everything of the area that has a name (hundreds, not thousands), and the riders whose number was typed. */
async function thingsOf({ areaId }: Actor, words: readonly string[]): Promise<Things> {
  const where = { areaId };
  const select = { id: true, name: true, nameEn: true } as const;
  const [categories, neighbourhoods, buildings, stations, outlets, people, riders] = await Promise.all([
    db().caseCategory.findMany({ where, select }),
    db().neighbourhood.findMany({ where, select }),
    db().building.findMany({ where, select: { ...select, aliases: true, pinyin: true } }),
    db().station.findMany({ where, select }),
    db().outlet.findMany({ where, select }),
    db().person.findMany({
      where: { areaId, grants: { some: { role: { in: [...OFFICE_ROLES] } } } },
      select: { id: true, name: true },
    }),
    db().rider.findMany({
      where: { areaId, number: { in: words.flatMap(numbersIn) } },
      select: { id: true, number: true },
    }),
  ]);
  return { categories, neighbourhoods, buildings, stations, outlets, people, riders };
}
