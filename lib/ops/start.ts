/** `npm start`: serves the production build with the environment's database, until SIGTERM or Ctrl-C. */
import { readEnvironment } from "./environment";
import { requirePort } from "./ports";
import { main, Sentence } from "./sentence";
import { serveSite } from "./serving";
import { hasBuild, isBuilt } from "./site";
import { stopAsked, stopRequests } from "./stopping";

await main(async () => {
  const { HOST, PORT, APP_URL } = readEnvironment();
  if (!hasBuild()) throw new Sentence('There is no production build yet: run "npm run build" first.');
  if (!isBuilt())
    console.error('The files have changed since the build; "npm run build" brings it up to date.');
  const asked = stopRequests();
  await requirePort(HOST, PORT, "Set PORT to another one.");
  const site = await serveSite({ host: HOST, port: PORT, env: { AUTH_TRUST_HOST: "true" }, signal: asked });
  console.log(`Serving ${APP_URL} on ${HOST}:${PORT}.`);
  const code = await Promise.race([stopAsked(asked).then(() => null), site.ended]);
  if (code !== null) throw new Sentence(`The server ended by itself (code ${code}).`);
  console.log("Finishing the requests in flight …");
  await site.stop();
  console.log("Stopped.");
  return 0;
});
