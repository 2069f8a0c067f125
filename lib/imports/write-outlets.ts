import "server-only";
import type { Tx } from "@/lib/server/db";
import { initials } from "@/lib/text/pinyin";
import { dayOf } from "@/lib/time/shanghai";
import type { Branch, CompanyFact, OutletFacts, OutletStep, StoredOutlet } from "./outlets";
import { readNeighbourhoods } from "./read-neighbourhoods";
import type { NewId } from "./types";

/** The outlets and companies of an area as an import compares them. */
export async function loadOutletFacts(tx: Tx, areaId: string): Promise<OutletFacts> {
  const [neighbourhoods, companies, outlets] = [
    await readNeighbourhoods(tx, areaId),
    await tx.company.findMany({ where: { areaId }, select: { id: true, code: true, name: true } }),
    await tx.outlet.findMany({
      where: { areaId },
      include: { branch: { select: { name: true, foundedOn: true } } },
    }),
  ];
  const stored = outlets.map((outlet): [string, StoredOutlet] => {
    const { id, companyId, code, openedOn, branch } = outlet;
    const { neighbourhoodId, name, nameEn, address, addressEn, lng, lat } = outlet;
    return [
      code,
      {
        id,
        companyId,
        fields: { neighbourhoodId, name, nameEn, address, addressEn, lng, lat, openedOn: dayOf(openedOn) },
        branch: branch && { name: branch.name, foundedOn: dayOf(branch.foundedOn) },
      },
    ];
  });
  return { neighbourhoods, companies, outlets: new Map(stored) };
}

/** Writes planned outlets with their companies and Party branches. */
export async function writeOutlets(
  tx: Tx,
  areaId: string,
  steps: readonly OutletStep[],
  facts: OutletFacts,
  newId: NewId,
): Promise<void> {
  const made = await makeCompanies(tx, areaId, steps, facts.companies, newId);
  for (const { planned, code, fields, companyId, companyName, branch } of steps) {
    if (planned.what === "same") continue;
    const stored = facts.outlets.get(code);
    const id = stored?.id ?? newId("outlet", code);
    const data = { ...fields, openedOn: new Date(fields.openedOn) };
    if (stored) await tx.outlet.update({ where: { id }, data });
    else {
      const company = companyId ?? made.get(companyName.toLowerCase()) ?? "";
      await tx.outlet.create({ data: { id, areaId, code, companyId: company, ...data } });
    }
    if (branch) await writeBranch(tx, areaId, { id, code }, branch, newId);
  }
}

/** Companies that the file names and nobody knew yet; their ids by name. */
async function makeCompanies(
  tx: Tx,
  areaId: string,
  steps: readonly OutletStep[],
  known: readonly CompanyFact[],
  newId: NewId,
): Promise<Map<string, string>> {
  const codes = new Set(known.map(({ code }) => code));
  const made = new Map<string, string>();
  for (const { companyId, companyName: name } of steps) {
    if (companyId || made.has(name.toLowerCase())) continue;
    const code = freeCode(name, codes);
    codes.add(code);
    const id = newId("company", code);
    await tx.company.create({ data: { id, areaId, code, name, nameEn: name } });
    made.set(name.toLowerCase(), id);
  }
  return made;
}

/** Initials of the name such as `SD`, numbered when they are taken. */
function freeCode(name: string, taken: ReadonlySet<string>): string {
  const base = initials(name).toUpperCase().slice(0, 6) || "C";
  for (let number = 1; ; number++) {
    const code = number === 1 ? base : `${base}${number}`;
    if (!taken.has(code)) return code;
  }
}

async function writeBranch(
  tx: Tx,
  areaId: string,
  outlet: { readonly id: string; readonly code: string },
  { name, foundedOn: day }: Branch,
  newId: NewId,
): Promise<void> {
  const foundedOn = new Date(day);
  const stored = await tx.partyBranch.findUnique({ where: { outletId: outlet.id } });
  if (!stored) {
    const id = newId("branch", outlet.code);
    await tx.partyBranch.create({
      data: { id, areaId, outletId: outlet.id, name, nameEn: name, foundedOn },
    });
    return;
  }
  // An English name that was only a copy follows the Chinese one.
  const nameEn = stored.nameEn === stored.name ? name : stored.nameEn;
  await tx.partyBranch.update({ where: { id: stored.id }, data: { name, nameEn, foundedOn } });
}
