import pg from "pg";
import { castMember } from "@/lib/demo/cast";

/**
 * What the stories need at any hour of the day: six stations that are open, and a rider who has not just been there.
 * The demo community follows the clock, so that at night its stations are rightly closed.
 */
export default async function setup(): Promise<void> {
  const client = new pg.Client({
    connectionString: process.env.MIGRATION_DATABASE_URL ?? process.env.DATABASE_URL,
  });
  await client.connect();
  try {
    const story = `SELECT "id" FROM "Station" WHERE "code" IN ('T-E1', 'T-E2', 'T-E3', 'T-E4', 'T-E5', 'T-E6')`;
    await client.query(`DELETE FROM "StationClosure" WHERE "stationId" IN (${story})`);
    await client.query(`DELETE FROM "OpeningHours" WHERE "stationId" IN (${story})`);
    await client.query(
      `INSERT INTO "OpeningHours" ("id", "areaId", "stationId", "weekday", "opensAt", "closesAt")
       SELECT gen_random_uuid(), "areaId", "id", day, 0, 1440 FROM "Station", generate_series(1, 7) AS day
       WHERE "id" IN (${story})`,
    );
    await client.query(
      `DELETE FROM "CheckIn" WHERE "at" > now() - interval '2 hours' AND "stationId" IN (${story})`,
    );
    await beginRating(client);
  } finally {
    await client.end();
  }
}

/** A closed case of the resident who walks through the site, with the first of the two questions answered. */
async function beginRating(client: pg.Client): Promise<void> {
  const phone = castMember("zhou-yulan")?.phone;
  await client.query(
    `WITH begun AS (
       SELECT c."id", e."id" AS "closureId", c."areaId" FROM "Case" c JOIN "CaseClosure" e ON e."caseId" = c."id"
       WHERE c."status" = 'CLOSED' AND c."reporterId" IS NULL AND e."reopenedAt" IS NULL
         AND c."filedAt" < now() - interval '10 days'
         AND NOT EXISTS (SELECT 1 FROM "CaseRating" r WHERE r."closureId" = e."id" OR r."comment" = $2)
       ORDER BY e."at" DESC LIMIT 1
     ), given AS (
       UPDATE "Case" c SET "reporterId" = p."id" FROM begun, "Person" p WHERE c."id" = begun."id" AND p."phone" = $1
     )
     INSERT INTO "CaseRating" ("id", "areaId", "closureId", "solved", "comment")
     SELECT gen_random_uuid(), "areaId", "closureId", true, $2 FROM begun`,
    [phone, "begun for the tests"],
  );
}
