/** `npm run migrate`: brings the database of DATABASE_URL up to date, as the login of MIGRATION_DATABASE_URL if given. */
import { readDatabaseEnvironment } from "./environment";
import { migrateDatabase } from "./migration";
import { main } from "./sentence";

await main(async () => {
  const { DATABASE_URL, MIGRATION_DATABASE_URL, DATABASE_ROLE } = readDatabaseEnvironment();
  const target = { owner: MIGRATION_DATABASE_URL ?? DATABASE_URL, app: DATABASE_URL, role: DATABASE_ROLE };
  await migrateDatabase(target, (line) => console.log(line));
  return 0;
});
