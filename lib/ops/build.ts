/** `npm run build`: generates the database client and builds the site for production. */
import { main } from "./sentence";
import { buildSite, ensureClient } from "./site";

await main(async () => {
  await ensureClient();
  await buildSite({ show: true });
  return 0;
});
