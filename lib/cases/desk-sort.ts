/** Orders of the queue that its reader can choose. Pure. */

export const SORTS = ["due", "filed", "place"] as const;
export type Sort = (typeof SORTS)[number];
export const DIRECTIONS = ["asc", "desc"] as const;
export type Direction = (typeof DIRECTIONS)[number];

/** What is due first stands first; of what was filed, the newest; places as the office counts them. */
const USUAL: Record<Sort, Direction> = { due: "asc", filed: "desc", place: "asc" };

/** What the address says about the order; null is what is usual in such a list. */
interface Said {
  readonly status: string;
  readonly sort: Sort | null;
  readonly dir: Direction | null;
}

export interface Order {
  readonly by: Sort;
  readonly dir: Direction;
}

/** Open cases by their limit, finished ones newest first, unless something else is said. */
export function orderOf({ status, sort, dir }: Said): Order {
  const by = sort ?? usualSort(status);
  return { by, dir: dir ?? USUAL[by] };
}

const usualSort = (status: string): Sort => (status === "closed" || status === "all" ? "filed" : "due");

/** The same order said as shortly as possible, so that equal lists have equal addresses. */
export function shortened<T extends Said>(said: T): T {
  const { by, dir } = orderOf(said);
  return {
    ...said,
    sort: by === usualSort(said.status) ? null : by,
    dir: dir === USUAL[by] ? null : dir,
  };
}

/** Where the head of a column leads: the other way round when it orders the list already, else its usual order. */
export function turned(now: Order, by: Sort): Order {
  if (now.by !== by) return { by, dir: USUAL[by] };
  return { by, dir: now.dir === "asc" ? "desc" : "asc" };
}
