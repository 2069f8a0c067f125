import "server-only";
import { db, type Prisma } from "@/lib/server/db";
import { type Cursor, type Order, sorted } from "./desk-cursor";
import type { Matching } from "./desk-matching";

type Where = Prisma.CaseWhereInput;

/** The part of a list that is walked, and how its rows are read in the list's order. */
interface Walk<Row> extends Matching {
  readonly order: Order;
  readonly take: number;
  readonly read: (where: Where, most: number) => Promise<Row[]>;
}

/**
 * The next rows: first those with the cursor's own value, then those beyond. Limits fall on closing time, so that
 * hundreds of cases share one; a single condition with an OR would read all of them to find where the page begins.
 */
export async function walk<Row>(list: Walk<Row>, cursor: Cursor | null): Promise<Row[]> {
  if (!cursor) return onwards(list, null);
  const { field, dir } = list.order;
  const equal = { [field]: cursor.value, id: { [dir === "desc" ? "lt" : "gt"]: cursor.id } };
  const rows = await list.read(within(list, equal), list.take);
  const left = list.take - rows.length;
  return left > 0 ? [...rows, ...(await onwards({ ...list, take: left }, cursor.value))] : rows;
}

type Value = Cursor["value"];

function onwards<Row>(list: Walk<Row>, after: Value | null): Promise<Row[]> {
  if (list.found) return inStretches(list, after);
  return list.read(within(list, after === null ? {} : side(list.order, "after", after)), list.take);
}

/** Cases that the first stretch of a search covers. */
const STRETCH = 2_000;
/** Beyond this, hits lie so thin that reading all of them costs no more than finding them in a longer stretch. */
const LONGEST = 40_000;
/**
 * A stretch is longer than the hits so far ask for, because the next ones may lie thinner; and as long as all before
 * it, so that a few reads come to the end wherever the last hits lie.
 */
const SPARE = 1.5;

/**
 * The index of pairs knows no order: all hits would be read to find the first fifty. So the list is cut into stretches
 * along the index in its order, and in each the two indexes are laid over each other before a case is read. The first
 * stretch of a list says where the list begins; else the planner takes it for most of the table.
 */
async function inStretches<Row>(list: Walk<Row>, after: Value | null): Promise<Row[]> {
  const { order, take } = list;
  const first = after === null ? await valueBehind(list, {}, 0) : null;
  const begin = first === null ? {} : side(order, "since", first);
  const rows: Row[] = [];
  let from = after === null ? {} : side(order, "after", after);
  let passed = 0;
  for (
    let stretch = STRETCH;
    ;
    stretch = Math.max(passed, (SPARE * passed * (take - rows.length)) / rows.length)
  ) {
    const end = stretch > LONGEST ? null : await valueBehind(list, from, Math.ceil(stretch));
    const upTo = end === null ? {} : side(order, "until", end);
    rows.push(...(await list.read(within(list, { AND: [begin, from, upTo] }), take - rows.length)));
    if (end === null || rows.length === take) return rows;
    passed += stretch;
    from = side(order, "after", end);
  }
}

/** Where so many cases have been passed, filters and words aside: the index alone must say it. Null: it ends before. */
async function valueBehind<Row>(
  { along, order }: Walk<Row>,
  from: Where,
  count: number,
): Promise<Value | null> {
  const found: Partial<Record<Order["field"], Value | null>> | null = await db().case.findFirst({
    where: { AND: [along, from] },
    select: { [order.field]: true },
    orderBy: sorted(order),
    skip: count,
  });
  return found?.[order.field] ?? null;
}

const within = <Row>({ among, found }: Walk<Row>, where: Where): Where => ({
  AND: found ? [among, found, where] : [among, where],
});

const SIDES = {
  asc: { after: "gt", since: "gte", until: "lte" },
  desc: { after: "lt", since: "lte", until: "gte" },
} as const;

const side = ({ field, dir }: Order, which: keyof (typeof SIDES)["asc"], value: Value): Where => ({
  [field]: { [SIDES[dir][which]]: value },
});
