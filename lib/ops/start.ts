/** `npm start`: serves the production build with the environment's database, until SIGTERM or Ctrl-C. */
import { readEnvironment } from "./environment";
import { requirePort } from "./ports";
import { main, Sentence } from "./sentence";
import { addressOf, serveSite } from "./serving";
import { hasBuild, isBuilt } from "./site";
import { stopAsked, stopRequests } from "./stopping";

/** What the words of /readyz mean to whoever starts the server. */
const NOT_READY: Record<string, string> = {
  database: "the database of DATABASE_URL doesn't answer.",
  migrations: 'the tables are not up to date; run "npm run migrate".',
  audit:
    "the role of DATABASE_ROLE may change written audit entries; it must not be the owner of the tables.",
};

await main(async () => {
  const { HOST, PORT, APP_URL } = readEnvironment();
  if (!hasBuild()) throw new Sentence('There is no production build yet: run "npm run build" first.');
  if (!isBuilt())
    console.error('The files have changed since the build; "npm run build" brings it up to date.');
  const asked = stopRequests();
  await requirePort(HOST, PORT, "Set PORT to another one.");
  const site = await serveSite({
    host: HOST,
    port: PORT,
    env: { AUTH_TRUST_HOST: "true" },
    signal: asked,
    until: "/healthz",
  });
  console.log(`Serving ${APP_URL} on ${HOST}:${PORT}.`);
  const state = await readyState(`${addressOf(HOST, PORT)}/readyz`);
  if (state !== "ready") console.error(`Not ready: ${NOT_READY[state] ?? state} /readyz tells when it is.`);
  const code = await Promise.race([stopAsked(asked).then(() => null), site.ended]);
  if (code !== null) throw new Sentence(`The server ended by itself (code ${code}).`);
  console.log("Finishing the requests in flight …");
  await site.stop();
  console.log("Stopped.");
  return 0;
});

async function readyState(url: string): Promise<string> {
  try {
    return (await (await fetch(url)).text()).trim();
  } catch {
    return "no answer.";
  }
}
