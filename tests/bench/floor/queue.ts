import type { IncomingMessage, ServerResponse } from "node:http";
import { type Area, actorOf, areaOf, pool } from "./sql";

const PAGE = 50;
const ROWS = `
  SELECT c."id", c."reference", c."status", c."filedAt", c."dueAt", c."placeNote", c."pausedAt", c."categoryId",
    c."neighbourhoodId", c."buildingId", c."stationId", c."outletId", c."assigneeId"
  FROM "Case" c WHERE c."areaId" = $1`;
/** What is looked up for the rows of a page, each by its key: joined in one statement, planning alone would cost more. */
const NAMED = {
  categoryId: "CaseCategory",
  neighbourhoodId: "Neighbourhood",
  buildingId: "Building",
  stationId: "Station",
  outletId: "Outlet",
  assigneeId: "Person",
} as const;
const DISPATCHES = `
  SELECT "caseId", "outletId", "dueAt", "endedAt" FROM "CaseDispatch" WHERE "caseId" = ANY ($1::uuid[]) ORDER BY "createdAt"`;
const OPEN = `c."phase" < 4`;
const RUNNING = `c."phase" < 3 AND c."pausedAt" IS NULL`;

/** What is counted above the queue, up to the same bound: past the limit, due today, and what the list holds. */
const countOf = (condition: string, order: string) =>
  `SELECT count(*)::int FROM (SELECT FROM "Case" c WHERE c."areaId" = $1 AND ${condition} ORDER BY ${order} LIMIT ${PAGE + 1}) AS counted`;

const orderOf = (open: boolean) => (open ? `c."dueAt", c."id"` : `c."filedAt" DESC, c."id" DESC`);

/** The next page of all cases, newest first, or of the open ones by their limit. */
function pageOf(area: Area, open: boolean, after: string | null) {
  const [, , time, id] = after?.split(".") ?? [];
  const beyond = open ? `(c."dueAt", c."id") > ($2, $3::uuid)` : `(c."filedAt", c."id") < ($2, $3::uuid)`;
  return pool.query(
    `${ROWS} ${open ? `AND ${OPEN}` : ""} ${id ? `AND ${beyond}` : ""} ORDER BY ${orderOf(open)} LIMIT ${PAGE + 1}`,
    id ? [area.id, new Date(Number(time)), id] : [area.id],
  );
}

type Row = Readonly<
  Record<keyof typeof NAMED, string | null> &
    Record<"id" | "reference" | "status" | "placeNote", string> & { dueAt: Date }
>;

/** The rows with everything that is shown of them, as lines of a table. */
async function linesOf(rows: readonly Row[]): Promise<string[]> {
  const names = new Map<string, string>();
  const lookUp = async (field: keyof typeof NAMED) => {
    const ids = [...new Set(rows.map((row) => row[field]).filter((id) => id !== null))];
    if (ids.length === 0) return;
    const found = await pool.query(
      `SELECT "id", "name" FROM "${NAMED[field]}" WHERE "id" = ANY ($1::uuid[])`,
      [ids],
    );
    for (const { id, name } of found.rows) names.set(id, name);
  };
  const [dispatches] = await Promise.all([
    pool.query(DISPATCHES, [rows.map(({ id }) => id)]),
    ...(Object.keys(NAMED) as (keyof typeof NAMED)[]).map(lookUp),
  ]);
  const open = new Set(dispatches.rows.filter(({ endedAt }) => !endedAt).map(({ caseId }) => caseId));
  return rows.map((row) => {
    const name = (field: keyof typeof NAMED) => names.get(row[field] ?? "");
    const place = name("buildingId") ?? name("stationId") ?? row.placeNote;
    const holder = name(open.has(row.id) ? "outletId" : "assigneeId") ?? "";
    const reference = `${row.reference.slice(0, 4)}-${row.reference.slice(4)}`;
    return `<tr><td>${reference}<td>${name("categoryId")}<td>${name("neighbourhoodId")} ${place}<td>${row.status}<td>${row.dueAt.toISOString()}<td>${holder}`;
  });
}

/** A page of the queue with the figures and choices around it. */
export async function queue(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const area = await areaOf(request);
  await actorOf(request, area);
  const asked = new URL(request.url ?? "/", "http://floor").searchParams;
  const open = asked.get("status") !== "all";
  const count = (condition: string, order: string) => pool.query(countOf(condition, order), [area.id]);
  const [rows, ...around] = await Promise.all([
    pageOf(area, open, asked.get("after")),
    count(`${RUNNING} AND c."dueAt" < now()`, orderOf(true)),
    count(`${RUNNING} AND c."dueAt" >= now() AND c."dueAt" < now() + interval '1 day'`, orderOf(true)),
    count(open ? OPEN : "true", orderOf(open)),
    pool.query(`SELECT "code", "name" FROM "Neighbourhood" WHERE "areaId" = $1 ORDER BY "sort"`, [area.id]),
    pool.query(`SELECT "code", "name" FROM "CaseCategory" WHERE "areaId" = $1 ORDER BY "sort"`, [area.id]),
  ]);
  const lines = await linesOf(rows.rows);
  const figures = around.map((one) => JSON.stringify(one.rows)).join(" ");
  response
    .writeHead(200, { "content-type": "text/html; charset=utf-8" })
    .end(`<p>${figures}</p><table>${lines.join("")}</table>`);
}
