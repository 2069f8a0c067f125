import pg from "pg";
import { readFilters } from "@/lib/cases/desk-filters";
import { deskCounts, deskList } from "@/lib/cases/desk-queries";
import { visitor } from "@/lib/people/actor";
import { areaByHost } from "@/lib/places/area";
import { actorOfSession } from "@/lib/server/actor";
import { pool } from "@/lib/server/db";
import type { SignedIn } from "./people";
import type { List, Place } from "./queue";

export interface Explained {
  readonly name: string;
  /** Buffers (8 kB pages) that the statement reading the page's cases touched. */
  readonly main: number;
  /** Those of all statements of the list: names, dispatches, pauses. */
  readonly list: number;
  /** Those of the figures above the list. */
  readonly figures: number;
  readonly milliseconds: number;
  readonly plan: string;
}

/** Runs the desk's own query and lets PostgreSQL explain each statement that it sent. */
export async function explainPage(name: string, list: List, place: Place, who: SignedIn): Promise<Explained> {
  const now = new Date();
  const area = await areaByHost("");
  const zone = area.timeZone;
  const actor = await actorOfSession(who.sessionId, visitor(area.id, "zh-CN"), now);
  const filters = readFilters({ status: list });
  const read = await recorded(() => deskList(actor, { filters, after: place.after, now, zone }));
  const counted = await recorded(() => deskCounts(actor, filters, now, zone));
  const plans = await explain(read);
  const [first] = plans;
  if (!first) throw new Error("The list sent no statement.");
  const sum = (all: readonly Plan[]) => all.reduce((total, plan) => total + plan.buffers, 0);
  return {
    name,
    main: first.buffers,
    list: sum(plans),
    figures: sum(await explain(counted)),
    milliseconds: first.milliseconds,
    plan: first.shape,
  };
}

interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** What `work` sends to the database, in order. */
async function recorded(work: () => Promise<unknown>): Promise<Statement[]> {
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

interface Plan {
  readonly buffers: number;
  readonly milliseconds: number;
  readonly shape: string;
}

interface Node {
  readonly "Node Type": string;
  readonly "Index Name"?: string;
  readonly "Relation Name"?: string;
  readonly "Shared Hit Blocks": number;
  readonly "Shared Read Blocks": number;
  readonly Plans?: readonly Node[];
}

async function explain(statements: readonly Statement[]): Promise<Plan[]> {
  const plans: Plan[] = [];
  for (const { text, values } of statements) {
    if (!/^\s*(SELECT|WITH)/i.test(text)) continue;
    const { rows } = await pool().query<{ "QUERY PLAN": [{ Plan: Node; "Execution Time": number }] }>(
      `EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) ${text}`,
      [...values],
    );
    const answer = rows[0]?.["QUERY PLAN"][0];
    if (!answer) continue;
    const { Plan: top, "Execution Time": milliseconds } = answer;
    plans.push({
      buffers: top["Shared Hit Blocks"] + top["Shared Read Blocks"],
      milliseconds,
      shape: shapeOf(top),
    });
  }
  return plans;
}

/** "Limit > Nested Loop > Index Scan Case_areaId_filedAt_id_idx": how the first branch is read. */
function shapeOf(node: Node): string {
  const what = node["Index Name"] ?? node["Relation Name"];
  const own = what ? `${node["Node Type"]} ${what}` : node["Node Type"];
  const [child] = node.Plans ?? [];
  return child ? `${own} > ${shapeOf(child)}` : own;
}
