import type pg from "pg";
import { showReference } from "@/lib/cases/reference";
import type { Task } from "./compare";
import type { SignedIn } from "./people";

/** How far down the deep page lies. */
const DEEP = 0.8;

/** A list of the desk, as the address says it, and in which order it stands. */
export const LISTS = {
  open: { field: "dueAt", direction: "ASC", where: `"status" <> 'CLOSED'` },
  all: { field: "filedAt", direction: "DESC", where: "true" },
} as const;
export type List = keyof typeof LISTS;

export interface Place {
  /** Value of `?after=`; null for the first page. */
  readonly after: string | null;
  /** The case that must stand at the top of that page. */
  readonly top: string;
}

/** The beginning of a list, or the place four fifths down. */
export async function placeIn(owner: pg.Client, list: List, deep: boolean): Promise<Place> {
  const { field, direction, where } = LISTS[list];
  const { rows: counted } = await owner.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM "Case" WHERE ${where}`,
  );
  const offset = deep ? Math.floor((counted[0]?.count ?? 0) * DEEP) : 0;
  const { rows } = await owner.query<{ id: string; reference: string; time: string }>(
    `SELECT "id", "reference", (extract(epoch FROM "${field}") * 1000)::bigint::text AS time FROM "Case"
     WHERE ${where} ORDER BY "${field}" ${direction}, "id" ${direction} LIMIT 2 OFFSET ${offset}`,
  );
  const [last, next] = rows;
  if (!last || !next) throw new Error("There are too few cases to turn pages.");
  return deep
    ? {
        after: [field, direction.toLowerCase(), last.time, last.id].join("."),
        top: showReference(next.reference),
      }
    : { after: null, top: showReference(last.reference) };
}

/** One page of the desk's list, by somebody who works on all cases. */
export function queueTask(name: string, list: List, place: Place, actor: SignedIn): Task {
  const query = new URLSearchParams({
    ...(list === "open" ? {} : { status: list }),
    ...(place.after ? { after: place.after } : {}),
  });
  return {
    name,
    status: 200,
    contains: place.top,
    ours: () => ({ path: `/cadre/cases?${query}`, headers: { cookie: actor.cookie } }),
    floor: () => ({
      path: `/queue?${new URLSearchParams([...query, ["status", list]])}`,
      headers: { cookie: actor.plainCookie },
    }),
  };
}
