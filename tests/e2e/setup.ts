import pg from "pg";

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
  } finally {
    await client.end();
  }
}
