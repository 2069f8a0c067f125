import "server-only";
import type { Actor } from "@/lib/people/actor";
import { NAMED_RIDER, type NamedRider, namedRider } from "@/lib/riders/named";
import type { Prisma } from "@/lib/server/db";
import type { Day } from "@/lib/time/shanghai";
import { namer } from "./desk-queries";
import { type CaseRecord, canSeeRider } from "./policy";

/** What the desk reads of a case to tell which rider it is about. */
export const ABOUT_RIDER = {
  riderSaid: true,
  companyId: true,
  rider: { select: NAMED_RIDER },
} as const satisfies Prisma.CaseSelect;

type Row = CaseRecord & Prisma.CaseGetPayload<{ select: typeof ABOUT_RIDER }>;

export interface AboutRider {
  /** In the words of the person who filed it; may be empty. */
  readonly riderSaid: string;
  /** Who it is; null when not known, or not for this actor. */
  readonly rider: { readonly name: string; readonly number: string; readonly outlet: string } | null;
  /** Outlet proposed for a dispatch; empty for none. */
  readonly outletProposed: string;
}

/** Which rider a case is about, as far as the actor may know it, and where it would go. */
export function aboutRider(actor: Actor, row: Row, today: Day): AboutRider {
  const known = row.rider && namedRider(row.rider, today);
  const rider = known && canSeeRider(actor, row, known.outlet?.id ?? null) ? known : null;
  return {
    riderSaid: row.riderSaid,
    rider: rider && {
      name: rider.name,
      number: rider.number,
      outlet: rider.outlet ? namer(actor)(rider.outlet) : "",
    },
    outletProposed: row.outletId ?? outletOf(row, rider) ?? "",
  };
}

/** Where the rider works, unless the person named a company. */
function outletOf({ companyId }: Row, rider: NamedRider | null): string | null {
  return companyId === null ? (rider?.outlet?.id ?? null) : null;
}
