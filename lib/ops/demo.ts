/**
 * `npm run demo`: community T on this machine, with an embedded database and everything made when missing.
 * `-- --fresh` starts over; `-- --scale 2` (with --fresh) makes twice as much.
 */
import { parseArgs } from "node:util";
import { databaseEnv, prepareDemoDatabase } from "./demo-database";
import {
  authSecret,
  claimDemo,
  databaseFolder,
  filesFolder,
  forgetFiles,
  readNote,
  removeNote,
  writeNote,
} from "./demo-state";
import { type EmbeddedPostgres, eraseEmbeddedPostgres, startEmbeddedPostgres } from "./embedded-postgres";
import { blankEnvironment, loadDotEnv } from "./environment";
import { requirePort } from "./ports";
import { step } from "./progress";
import { main, Sentence } from "./sentence";
import { endLeftover, type Site, serveSite } from "./serving";
import { buildSite, ensureClient, isBuilt } from "./site";
import { Stopped, stopAsked, stopRequests, unlessStopped } from "./stopping";

const HOST = "127.0.0.1";

const say = (line: string) => console.log(`  ${line}`);

await main(async () => {
  const asked = stopRequests();
  const options = readOptions();
  const port = readPort();
  refuseProduction();
  const release = await claimDemo();
  try {
    const leftover = readNote()?.server;
    if (leftover) await endLeftover(leftover);
    await requirePort(HOST, port, `Choose another: PORT=${port + 1} npm run demo`);
    if (options.fresh) await step("Removing the old demo data", startOver);
    return await runDemo(port, options.scale, asked);
  } catch (error) {
    // Ctrl-C reaches every program of the terminal; what one of them says about it is no news.
    throw asked.aborted ? new Stopped() : error;
  } finally {
    removeNote();
    release();
  }
});

/** From the database up to the address, and after a stop request down again in the opposite order. */
async function runDemo(port: number, scale: number | undefined, asked: AbortSignal): Promise<number> {
  const url = `http://${HOST}:${port}`;
  let server: EmbeddedPostgres | undefined;
  let site: Site | undefined;
  try {
    await ensureClient();
    server = await step("Starting the database", () =>
      startEmbeddedPostgres({ folder: databaseFolder, say }),
    );
    if (server.reused) say("It was still running since an earlier run; its data are used.");
    Object.assign(process.env, demoEnv(server, url, port));
    await unlessStopped(asked, prepareDemoDatabase(server, { scale }));
    if (!isBuilt())
      await step("Building the site", () => unlessStopped(asked, buildSite({ show: false, signal: asked })));
    site = await step("Starting the site", () => serveSite({ host: HOST, port, env: {}, signal: asked }));
    writeNote({ url, server: site.identity });
    await welcome(url);
    const code = await Promise.race([stopAsked(asked).then(() => null), site.ended]);
    if (code !== null) throw new Sentence(`The site ended by itself (code ${code}).`);
    console.log("\nStopping: finishing what is under way …");
    return 0;
  } finally {
    await site?.stop();
    await server?.stop();
    if (asked.aborted) console.log("The site and the database are stopped; all data are kept.");
  }
}

async function startOver(): Promise<void> {
  await eraseEmbeddedPostgres(databaseFolder);
  forgetFiles();
}

function demoEnv(server: EmbeddedPostgres, url: string, port: number): Record<string, string> {
  return {
    ...blankEnvironment(),
    ...databaseEnv(server),
    APP_URL: url,
    AUTH_SECRET: authSecret(),
    AUTH_TRUST_HOST: "true",
    HOST,
    PORT: String(port),
    FILES_DIR: filesFolder,
    YIZHAN_DEMO: "1",
  };
}

async function welcome(url: string): Promise<void> {
  const { demoPeople } = await import("@/lib/demo/people");
  const { closeDb } = await import("@/lib/server/db");
  const people = await demoPeople(speaksChinese() ? "zh-CN" : "en").finally(closeDb);
  console.log(`\n  Community T is at  ${url}\n  Sign in as anyone: ${url}/demo\n`);
  const width = Math.max(0, ...people.map(({ name }) => columns(name)));
  for (const { name, story } of people)
    console.log(`  ${name}${" ".repeat(width - columns(name) + 2)}${story}`);
  console.log("\n  Ctrl-C stops it and keeps the data. Start over: npm run demo -- --fresh\n");
}

/** The terminal's language, from the usual variables. */
function speaksChinese(): boolean {
  const { LC_ALL, LC_MESSAGES, LANG } = process.env;
  return (LC_ALL || LC_MESSAGES || LANG || "").startsWith("zh");
}

/** Columns on a terminal: a Chinese character takes two. */
function columns(text: string): number {
  return [...text].reduce((sum, char) => sum + (char > "\u2e7f" ? 2 : 1), 0);
}

function readOptions(): { fresh: boolean; scale: number | undefined } {
  try {
    const { values } = parseArgs({
      options: { fresh: { type: "boolean", default: false }, scale: { type: "string" } },
    });
    const scale = values.scale === undefined ? undefined : Number(values.scale);
    if (scale !== undefined && !(scale > 0 && scale <= 100))
      throw new Error("--scale must be a number from 0.1 to 100");
    return { fresh: values.fresh, scale };
  } catch (error) {
    throw new Sentence(
      `${(error as Error).message}.\nThe demo knows --fresh (start over) and --scale <number> (with --fresh: make more).`,
    );
  }
}

function readPort(): number {
  const port = Number(process.env.PORT || 3000);
  if (!Number.isInteger(port) || port < 1 || port > 65535)
    throw new Sentence(`PORT must be a whole number from 1 to 65535, not "${process.env.PORT}".`);
  return port;
}

/** The demo lets everybody in as anybody, so it keeps away from whatever looks like real use. */
function refuseProduction(): void {
  loadDotEnv();
  const { SMS_GATEWAY_URL, APP_URL, DATABASE_URL } = process.env;
  if (SMS_GATEWAY_URL)
    throw new Sentence(
      "SMS_GATEWAY_URL is set: the demo, which shows every code to everybody, doesn't start beside it. Unset it, or use npm start.",
    );
  if (APP_URL && !/^https?:\/\/(127\.0\.0\.1|localhost|\[::1\])(:|\/|$)/.test(APP_URL)) {
    throw new Sentence(
      `APP_URL is ${APP_URL}: the demo, which lets everybody in, doesn't start under a public address. Unset it, or use npm start.`,
    );
  }
  if (DATABASE_URL) say("DATABASE_URL is set, but the demo uses only its own database.");
}
