import { spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { isFree } from "@/lib/ops/ports";
import { root } from "../../support/source";

/** How long a start may take, or a server to come back to itself. */
const PATIENCE_MILLISECONDS = 60_000;

/** The site as `npm start` runs it, in a process group of its own, so that nothing of it outlives a kill. */
export interface App {
  readonly pid: number;
  /** SIGKILL to the whole group: nothing is finished, nothing is said. */
  kill(): Promise<void>;
  /** As a service manager stops it. */
  stop(): Promise<void>;
}

/** Starts the site and waits until it can serve. Everything it says goes to `log`. */
export async function startApp(env: Readonly<Record<string, string>>, log: string): Promise<App> {
  const out = openSync(log, "a");
  const child = spawn(
    join(root, "node_modules/.bin/node"),
    ["--import", "tsx", "--conditions=react-server", "lib/ops/start.ts"],
    {
      cwd: root,
      env: { ...process.env, ...env, NODE_ENV: "production" },
      detached: true,
      stdio: ["ignore", out, out],
    },
  );
  closeSync(out);
  const pid = child.pid ?? 0;
  const ended = once(child, "exit");
  const port = Number(env.PORT);
  const kill = async () => {
    if (child.exitCode === null && child.signalCode === null) process.kill(-pid, "SIGKILL");
    await ended;
    // The server itself is the child's child; its port is free as soon as it is gone too.
    await until("the killed site is gone", () => isFree(port));
  };
  try {
    await ready(env.APP_URL ?? "");
  } catch (error) {
    await kill();
    throw error;
  }
  const stop = async () => {
    child.kill("SIGTERM");
    await ended;
  };
  return { pid, kill, stop };
}

/** Resolves when the site says that it can serve. */
export const ready = (url: string): Promise<void> =>
  until(`${url} is ready`, async () => (await readyz(url)) === 200);

/** Status of /readyz; 0 when nobody answers. */
export const readyz = (url: string): Promise<number> =>
  fetch(`${url}/readyz`, { signal: AbortSignal.timeout(10_000) }).then(
    ({ status }) => status,
    () => 0,
  );

/** Asks again and again until it is so. @throws when it still isn't after a minute. */
export async function until(what: string, isSo: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + PATIENCE_MILLISECONDS;
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error(`Waited a minute in vain until ${what}.`);
    await sleep(50);
  }
}
