import type { IncomingMessage, ServerResponse } from "node:http";
import { type Area, actorOf, areaOf, pool } from "./sql";

const PAGE = 50;
const ROWS = `
  SELECT c."id", c."reference", c."status", c."filedAt", c."dueAt", c."placeNote", k."name" AS category,
    n."name" AS neighbourhood, b."name" AS building, s."name" AS station, o."name" AS outlet, p."name" AS assignee,
    c."pausedAt" AS paused,
    (SELECT json_agg(json_build_object('outletId', d."outletId", 'dueAt', d."dueAt", 'endedAt', d."endedAt"))
      FROM "CaseDispatch" d WHERE d."caseId" = c."id") AS dispatches
  FROM "Case" c
  JOIN "CaseCategory" k ON k."id" = c."categoryId"
  JOIN "Neighbourhood" n ON n."id" = c."neighbourhoodId"
  LEFT JOIN "Building" b ON b."id" = c."buildingId"
  LEFT JOIN "Station" s ON s."id" = c."stationId"
  LEFT JOIN "Outlet" o ON o."id" = c."outletId"
  LEFT JOIN "Person" p ON p."id" = c."assigneeId"
  WHERE c."areaId" = $1`;
const OPEN = `c."phase" < 4`;
const RUNNING = `c."phase" < 3 AND c."pausedAt" IS NULL`;

/** What is counted above the queue, up to the same bound: past the limit, due today, and what the list holds. */
const countOf = (condition: string, order: string) =>
  `SELECT count(*)::int FROM (SELECT FROM "Case" c WHERE c."areaId" = $1 AND ${condition} ORDER BY ${order} LIMIT ${PAGE + 1}) AS counted`;

const orderOf = (open: boolean) => (open ? `c."dueAt", c."id"` : `c."filedAt" DESC, c."id" DESC`);

/** The next page of all cases, newest first, or of the open ones by their limit. */
function pageOf(area: Area, open: boolean, after: string | null) {
  const [time, id] = after?.split("_") ?? [];
  const beyond = open ? `(c."dueAt", c."id") > ($2, $3::uuid)` : `(c."filedAt", c."id") < ($2, $3::uuid)`;
  return pool.query(
    `${ROWS} ${open ? `AND ${OPEN}` : ""} ${id ? `AND ${beyond}` : ""} ORDER BY ${orderOf(open)} LIMIT ${PAGE + 1}`,
    id ? [area.id, new Date(Number(time)), id] : [area.id],
  );
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
  const lines = rows.rows.map(
    (row) =>
      `<tr><td>${row.reference.slice(0, 4)}-${row.reference.slice(4)}<td>${row.category}<td>${row.neighbourhood} ${row.building ?? row.station ?? row.placeNote}<td>${row.status}<td>${row.dueAt.toISOString()}<td>${row.outlet ?? row.assignee ?? ""}`,
  );
  const figures = around.map((one) => JSON.stringify(one.rows)).join(" ");
  response
    .writeHead(200, { "content-type": "text/html; charset=utf-8" })
    .end(`<p>${figures}</p><table>${lines.join("")}</table>`);
}
