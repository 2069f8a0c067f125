import pg from "pg";

export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** What `work` sends to the database, in order. */
export async function recorded(work: () => Promise<unknown>): Promise<Statement[]> {
  const statements: Statement[] = [];
  const original = pg.Client.prototype.query;
  const spy = function (this: pg.Client, ...args: unknown[]) {
    const [query, values] = args as [string | { text?: string; values?: unknown[] }, unknown];
    const text = typeof query === "string" ? query : query?.text;
    const given = typeof query === "object" && query?.values ? query.values : values;
    if (text) statements.push({ text, values: Array.isArray(given) ? given : [] });
    return Reflect.apply(original, this, args);
  };
  pg.Client.prototype.query = spy as typeof original;
  try {
    await work();
  } finally {
    pg.Client.prototype.query = original;
  }
  return statements;
}

/** Reads cases themselves, not what hangs on them. */
export const ofCases = ({ text }: Statement): boolean => text.includes('FROM "public"."Case" ');

export interface Plan {
  /** Pages of 8 kB that were touched. */
  readonly buffers: number;
  readonly milliseconds: number;
  /** "Limit > Sort of 7 > Index Scan Case_open": how the first branch is read. */
  readonly shape: string;
  /** Every step of the plan. */
  readonly steps: readonly string[];
}

interface Node {
  readonly "Node Type": string;
  readonly "Index Name"?: string;
  readonly "Relation Name"?: string;
  readonly "Actual Rows": number;
  readonly "Shared Hit Blocks": number;
  readonly "Shared Read Blocks": number;
  readonly Plans?: readonly Node[];
}

/**
 * How PostgreSQL carries these statements out; other ones than reading are left out. Each runs twice, and the second
 * counts: at first a connection also reads what it has to know about tables and types.
 */
export async function explain(
  client: Pick<pg.Client, "query">,
  statements: readonly Statement[],
): Promise<Plan[]> {
  const plans: Plan[] = [];
  for (const { text, values } of statements) {
    if (!/^\s*(SELECT|WITH)/i.test(text)) continue;
    const run = () =>
      client.query<{ "QUERY PLAN": [{ Plan: Node; "Execution Time": number }] }>(
        `EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) ${text}`,
        [...values],
      );
    await run();
    const answer = (await run()).rows[0]?.["QUERY PLAN"][0];
    if (!answer) continue;
    const { Plan: top, "Execution Time": milliseconds } = answer;
    const buffers = top["Shared Hit Blocks"] + top["Shared Read Blocks"];
    plans.push({ buffers, milliseconds, shape: shapeOf(top), steps: stepsOf(top) });
  }
  return plans;
}

function shapeOf(node: Node): string {
  const [child] = node.Plans ?? [];
  return child ? `${stepOf(node)} > ${shapeOf(child)}` : stepOf(node);
}

const stepsOf = (node: Node): string[] => [stepOf(node), ...(node.Plans ?? []).flatMap(stepsOf)];

function stepOf(node: Node): string {
  const what = node["Node Type"].endsWith("Sort")
    ? `of ${node.Plans?.[0]?.["Actual Rows"]}`
    : (node["Index Name"] ?? node["Relation Name"]);
  return what ? `${node["Node Type"]} ${what}` : node["Node Type"];
}
