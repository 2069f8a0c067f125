import type { BatchMade } from "./desk-bulk";
import type { Moved } from "./desk-move";
import { showReference } from "./reference";

/** The list with its filters, given as a query string. */
export function listPath(query = ""): string {
  return query ? `/cadre/cases?${query}` : "/cadre/cases";
}

/** One case with the list's filters kept. */
export function deskPath(reference: string, query = ""): string {
  const path = `/cadre/cases/${showReference(reference)}`;
  return query ? `${path}?${query}` : path;
}

/**
 * Where a move leads: the same case, the same filters, and what was done. A case that left the actor's desk
 * (handed to another neighbourhood, refused by an outlet) leads back to the list.
 */
export const afterMove = {
  /** It was on the desk when the form was made. */
  absent: "cadre.leftDesk",
  refresh: () => ["/cadre/cases", "/cadre"],
  redirect: ({ reference, move, version, from }: Moved): string => {
    const query = new URLSearchParams(from);
    query.set("done", move);
    if (LEAVES.has(move)) {
      query.set("of", showReference(reference));
      return listPath(query.toString());
    }
    query.set("v", String(version));
    return deskPath(reference, query.toString());
  },
};

/** After a batch: the list with the same filters, and how each case fared. */
export const afterBatch = {
  refresh: () => ["/cadre/cases", "/cadre"],
  redirect: ({ id, from }: BatchMade): string => {
    const query = new URLSearchParams(from);
    query.set("batch", id);
    return listPath(query.toString());
  },
};

const LEAVES: ReadonlySet<string> = new Set(["handOff", "decline"]);
