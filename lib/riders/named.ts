import "server-only";
import type { Prisma, Tx } from "@/lib/server/db";
import type { Day } from "@/lib/time/shanghai";
import { numbersIn } from "./number";
import { running } from "./rules";

/** To be selected of a rider whom a case names. */
export const NAMED_RIDER = {
  id: true,
  number: true,
  person: { select: { name: true } },
  employments: {
    select: {
      startsOn: true,
      endsOn: true,
      outlet: { select: { id: true, companyId: true, name: true, nameEn: true } },
    },
  },
} as const satisfies Prisma.RiderSelect;
type Row = Prisma.RiderGetPayload<{ select: typeof NAMED_RIDER }>;

/** A rider whom a case names: who it is, and for whom they ride today. */
export interface NamedRider {
  readonly id: string;
  readonly number: string;
  readonly name: string;
  /** Null: works for no outlet of the area today. */
  readonly outlet: Row["employments"][number]["outlet"] | null;
}

export function namedRider({ id, number, person, employments }: Row, today: Day): NamedRider {
  const job = running(
    employments.map((one) => ({ ...one, from: one.startsOn, until: one.endsOn })),
    today,
  );
  return { id, number, name: person.name, outlet: job?.outlet ?? null };
}

/** The rider of the area whose number stands in the text; null when there is none, or more than one. */
export async function riderIn(tx: Tx, areaId: string, text: string, today: Day): Promise<NamedRider | null> {
  const numbers = numbersIn(text);
  if (numbers.length === 0) return null;
  const rows = await tx.rider.findMany({
    where: { areaId, number: { in: numbers } },
    select: NAMED_RIDER,
    take: 2,
  });
  const [row, another] = rows;
  return row && !another ? namedRider(row, today) : null;
}
