import "server-only";
import { db } from "@/lib/server/db";
import type { Actor } from "./actor";

/** Names of the places in which a member of staff works, in their language, e.g. "南街、东里". */
export async function officeOf(actor: Actor): Promise<string> {
  const ids = (kind: string) => actor.grants.filter((g) => g.scopeKind === kind).map((g) => g.scopeId);
  const pick = { name: true, nameEn: true } as const;
  const [areas, neighbourhoods, stations, outlets] = await Promise.all([
    db().area.findMany({ where: { id: { in: ids("AREA") } }, select: pick }),
    db().neighbourhood.findMany({
      where: { id: { in: ids("NEIGHBOURHOOD") } },
      select: pick,
      orderBy: { sort: "asc" },
    }),
    db().station.findMany({ where: { id: { in: ids("STATION") } }, select: pick }),
    db().outlet.findMany({ where: { id: { in: ids("OUTLET") } }, select: pick }),
  ]);
  const english = actor.locale === "en";
  const names = [...areas, ...neighbourhoods, ...stations, ...outlets].map((p) =>
    english ? p.nameEn : p.name,
  );
  return names.join(english ? ", " : "、");
}
