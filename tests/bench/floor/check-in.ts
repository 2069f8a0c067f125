import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { actorOf, areaOf, audit, inTransaction, take } from "./sql";
import { STATIONS } from "./stations";

const WINDOW_MILLISECONDS = 30 * 60_000;

/** A rider checks in at a station: counted by the exclusion constraint, with its audit row. */
export async function checkIn(
  request: IncomingMessage,
  response: ServerResponse,
  body: string,
): Promise<void> {
  const { code, clientId, source } = JSON.parse(body);
  const area = await areaOf(request);
  const actor = await actorOf(request, area);
  await take(actor.personId, 3600);
  const data = await inTransaction(async (client) => {
    const station = (await client.query(`${STATIONS} AND s."code" = $2`, [area.id, code])).rows[0];
    const rider = (await client.query(`SELECT "id", "areaId" FROM "Rider" WHERE "id" = $1`, [actor.riderId]))
      .rows[0];
    await client.query(`SELECT "startsOn", "endsOn" FROM "Employment" WHERE "riderId" = $1`, [rider.id]);
    const id = randomUUID();
    const at = new Date();
    const { rows } = await client.query(
      `INSERT INTO "CheckIn" ("id", "areaId", "riderId", "stationId", "clientId", "source", "at", "window")
       VALUES ($1, $2, $3, $4, $5, $6, $7, tstzrange($7, $8)) ON CONFLICT DO NOTHING RETURNING "id", "at"`,
      [id, area.id, rider.id, station.id, clientId, source, at, new Date(at.getTime() + WINDOW_MILLISECONDS)],
    );
    const fresh = rows.length === 1;
    await audit(client, {
      area,
      actor,
      action: "floor.checkIn",
      subject: "checkIn",
      subjectId: id,
      detail: { fresh },
    });
    return { id, code: station.code, at: rows[0]?.at, fresh };
  });
  response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify({ ok: true, data }));
}
