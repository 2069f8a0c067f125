/**
 * `npm run database`: the embedded database for development.
 * No argument: start it (it keeps running) and print how to reach it. `-- stop`: stop it.
 */
import { join } from "node:path";
import { createDatabase, startEmbeddedPostgres } from "./embedded-postgres";
import { root } from "./root";
import { main } from "./sentence";

await main(async () => {
  const server = await startEmbeddedPostgres({ folder: join(root, ".yizhan", "dev"), say: console.error });
  if (process.argv[2] === "stop") {
    await server.stop();
    console.log("The database is stopped.");
    return 0;
  }
  await createDatabase(server, "yizhan");
  console.log(`DATABASE_URL=${server.ownerUrl("yizhan")}`);
  return 0;
});
