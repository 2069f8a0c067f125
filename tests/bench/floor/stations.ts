import type { IncomingMessage, ServerResponse } from "node:http";
import { areaOf, pool } from "./sql";

/** Stations of area $1 with everything that their state depends on. */
export const STATIONS = `
  SELECT s.*, n."name" AS "neighbourhoodName", n."nameEn" AS "neighbourhoodNameEn", a."timeZone",
    (SELECT count(*)::int FROM "CheckIn" c
      WHERE c."stationId" = s."id" AND c."at" > now() - interval '30 minutes' AND c."at" <= now()) AS "recent",
    (SELECT coalesce(json_agg(json_build_object('weekday', h."weekday", 'opensAt', h."opensAt", 'closesAt', h."closesAt")
        ORDER BY h."weekday", h."opensAt"), '[]'::json) FROM "OpeningHours" h WHERE h."stationId" = s."id") AS "hours",
    (SELECT coalesce(json_agg(json_build_object('id', k."id", 'startsAt', k."startsAt", 'endsAt', k."endsAt",
        'reason', k."reason", 'reasonEn', k."reasonEn") ORDER BY k."startsAt"), '[]'::json) FROM "StationClosure" k
      WHERE k."stationId" = s."id" AND k."endedAt" IS NULL AND (k."endsAt" IS NULL OR k."endsAt" > now())) AS "closures",
    (SELECT coalesce(json_agg(json_build_object('kind', v."kind", 'state', v."state", 'note', v."note",
        'noteEn', v."noteEn", 'provider', p."name", 'providerEn', p."nameEn") ORDER BY v."kind"), '[]'::json)
      FROM "StationService" v LEFT JOIN "Provider" p ON p."id" = v."providerId" WHERE v."stationId" = s."id") AS "services"
  FROM "Station" s
  JOIN "Area" a ON a."id" = s."areaId"
  JOIN "Neighbourhood" n ON n."id" = s."neighbourhoodId"
  WHERE s."areaId" = $1`;

/** The board as plain lines. */
export async function board(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const area = await areaOf(request);
  const { rows } = await pool.query(
    `${STATIONS} AND s."openedOn" <= now()::date AND (s."retiredOn" IS NULL OR s."retiredOn" > now()::date)
     ORDER BY s."kind", s."code"`,
    [area.id],
  );
  const lines = rows.map(
    (row) =>
      `<li><a href="/stations/${row.code}">${row.name}</a> ${row.recent} ${JSON.stringify(row.services)}</li>`,
  );
  response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(`<ul>${lines.join("")}</ul>`);
}
