import "server-only";
import type { Actor } from "@/lib/people/actor";
import { db } from "@/lib/server/db";
import { type Named, namer } from "./desk-queries";

/** Neighbourhoods and categories to filter by. */
export async function filterChoices(actor: Actor) {
  const pick = { code: true, name: true, nameEn: true } as const;
  const name = namer(actor);
  const [neighbourhoods, categories] = await Promise.all([
    db().neighbourhood.findMany({
      where: { areaId: actor.areaId },
      select: pick,
      orderBy: { sort: "asc" },
    }),
    db().caseCategory.findMany({
      where: { areaId: actor.areaId, retiredAt: null },
      select: pick,
      orderBy: { sort: "asc" },
    }),
  ]);
  const choice = (item: Named & { code: string }) => ({ value: item.code, label: name(item) });
  return { neighbourhoods: neighbourhoods.map(choice), categories: categories.map(choice) };
}
