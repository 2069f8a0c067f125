import "server-only";
import { type Actor, holds } from "@/lib/people/actor";
import type { Tx } from "@/lib/server/db";
import { translator } from "@/lib/text/translator";
import { type CaseRecord, deskCapacities } from "./policy";
import { type Capacity, type Move, mayMove } from "./rules";

/** The office that acts, as the person reads it; never the private name of who works there. */
export interface OfficeLabel {
  readonly zh: string;
  readonly en: string;
}

/** For whom the actor makes this move. Asked after the policy: there is one. */
export function actingAs(actor: Actor, record: CaseRecord, move: Move): Capacity {
  const held = deskCapacities(actor, record);
  return held.find((capacity) => mayMove([capacity], record.status, move)) ?? "OFFICE";
}

export async function officeLabel(
  tx: Tx,
  actor: Actor,
  record: CaseRecord,
  capacity: Capacity,
): Promise<OfficeLabel> {
  if (capacity === "OUTLET" && record.outletId) {
    const outlet = await tx.outlet.findUniqueOrThrow({ where: { id: record.outletId }, select: NAMES });
    return { zh: outlet.name, en: outlet.nameEn };
  }
  if (capacity === "MEDIATOR") return label("cadre.office.mediation", "", "");
  return holds(actor, "NEIGHBOURHOOD_CADRE", record)
    ? neighbourhoodLabel(tx, record.neighbourhoodId)
    : subDistrictLabel(tx, record.areaId);
}

const NAMES = { name: true, nameEn: true } as const;

export async function neighbourhoodLabel(tx: Tx, id: string): Promise<OfficeLabel> {
  const found = await tx.neighbourhood.findUniqueOrThrow({ where: { id }, select: NAMES });
  return label("cadre.office.neighbourhood", found.name, found.nameEn);
}

/** The office above the neighbourhoods, which sees to what they forget. */
export async function subDistrictLabel(tx: Tx, id: string): Promise<OfficeLabel> {
  const found = await tx.area.findUniqueOrThrow({ where: { id }, select: NAMES });
  return label("cadre.office.subDistrict", found.name, found.nameEn);
}

function label(key: string, zh: string, en: string): OfficeLabel {
  return { zh: translator("zh-CN")(key, { name: zh }), en: translator("en")(key, { name: en }) };
}
