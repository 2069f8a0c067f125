import type { IncomingMessage, ServerResponse } from "node:http";
import { type Area, actorOf, areaOf, pool } from "./sql";

const PAGE = 50;
const ROWS = `
  SELECT c."id", c."reference", c."status", c."filedAt", c."dueAt", c."placeNote", k."name" AS category,
    n."name" AS neighbourhood, b."name" AS building, s."name" AS station, o."name" AS outlet, p."name" AS assignee,
    (SELECT u."startedAt" FROM "CasePause" u WHERE u."caseId" = c."id" AND u."endedAt" IS NULL) AS paused,
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
/** What is counted above the queue: open cases past their limit, and due today. */
const COUNT = `
  SELECT count(*)::int FROM "Case" c WHERE c."areaId" = $1 AND c."status" IN ('REPORTED', 'ACCEPTED', 'DISPATCHED')
    AND NOT EXISTS (SELECT FROM "CasePause" u WHERE u."caseId" = c."id" AND u."endedAt" IS NULL)`;

const DEADLINES = `AND c."status" IN ('REPORTED', 'ACCEPTED', 'DISPATCHED', 'HANDLED', 'VERIFIED')`;

/** The next page of all cases, newest first, or of the open ones by their limit. */
function pageOf(area: Area, open: boolean, after: string | null) {
  const [time, id] = after?.split("_") ?? [];
  const order = open ? `c."dueAt", c."id"` : `c."filedAt" DESC, c."id" DESC`;
  const beyond = open ? `(c."dueAt", c."id") > ($2, $3::uuid)` : `(c."filedAt", c."id") < ($2, $3::uuid)`;
  return pool.query(
    `${ROWS} ${open ? DEADLINES : ""} ${id ? `AND ${beyond}` : ""} ORDER BY ${order} LIMIT ${PAGE + 1}`,
    id ? [area.id, new Date(Number(time)), id] : [area.id],
  );
}

/** A page of the queue with the figures and choices around it. */
export async function queue(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const area = await areaOf(request);
  await actorOf(request, area);
  const asked = new URL(request.url ?? "/", "http://floor").searchParams;
  const [rows, ...around] = await Promise.all([
    pageOf(area, asked.get("status") !== "all", asked.get("after")),
    pool.query(`${COUNT} AND c."dueAt" < now()`, [area.id]),
    pool.query(`${COUNT} AND c."dueAt" >= now() AND c."dueAt" < now() + interval '1 day'`, [area.id]),
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
