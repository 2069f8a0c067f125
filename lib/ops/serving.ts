import { type ChildProcess, spawn } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { inspectProcess, isRunning, type ProcessIdentity } from "./process-identity";
import { root } from "./root";
import { Sentence } from "./sentence";
import { nextCommand } from "./site";
import { Stopped, unlessStopped } from "./stopping";

/** Requests in flight get this long to finish once stopping was asked for. */
const DRAIN_MILLISECONDS = 25_000;
const START_MILLISECONDS = 60_000;

/** A running production server. */
export interface Site {
  readonly identity: ProcessIdentity;
  /** Resolves with the exit code when the server ends, asked or not. */
  readonly ended: Promise<number>;
  /** Takes no more requests, lets those in flight finish (25 s at most), ends. */
  stop(): Promise<void>;
}

interface Options {
  host: string;
  port: number;
  env: Record<string, string | undefined>;
  /** Gives up starting when aborted. */
  signal: AbortSignal;
  /** The path that must answer 200 before the server counts as started. */
  until?: "/readyz" | "/healthz";
}

/**
 * Serves the production build in a child process, until stopped.
 * Resolves when `until` (by default `/readyz`) says yes; what the server prints before that is shown only if it fails.
 * @throws Sentence when it ends early or doesn't get ready in a minute; Stopped.
 */
export async function serveSite({ host, port, env, signal, until = "/readyz" }: Options): Promise<Site> {
  const child = spawn(process.execPath, [nextCommand(), "start", "-H", host, "-p", String(port)], {
    cwd: root,
    env: { ...process.env, ...env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const said = holdOutput(child);
  const ended = new Promise<number>((resolve) => child.once("close", (code) => resolve(code ?? 1)));
  const site = { identity: identify(child), ended, stop: () => stopChild(child, ended) };
  try {
    await unlessStopped(signal, ready(`${addressOf(host, port)}${until}`, child));
  } catch (error) {
    await site.stop();
    if (error instanceof Stopped) throw error;
    throw new Sentence(`The server didn't start: ${(error as Error).message}.\n${said.text().trim()}`);
  }
  said.release();
  return site;
}

/** Ends a server that a killed run has left behind. */
export async function endLeftover(identity: ProcessIdentity): Promise<void> {
  for (const [signal, patience] of [
    ["SIGTERM", 5_000],
    ["SIGKILL", 5_000],
  ] as const) {
    if (!isRunning(identity)) return;
    process.kill(identity.pid, signal);
    for (let waited = 0; waited < patience && isRunning(identity); waited += 100) await sleep(100);
  }
}

async function stopChild(child: ChildProcess, ended: Promise<number>): Promise<void> {
  child.kill("SIGTERM");
  const late = setTimeout(() => child.kill("SIGKILL"), DRAIN_MILLISECONDS);
  await ended;
  clearTimeout(late);
}

async function ready(url: string, child: ChildProcess): Promise<void> {
  let last = "no answer";
  for (let waited = 0; waited < START_MILLISECONDS; waited += 100) {
    if (child.exitCode !== null || child.signalCode !== null) throw new Error("it ended at once");
    try {
      const response = await fetch(url, { signal: AbortSignal.timeout(10_000) });
      if (response.ok) return;
      last = `${url} says ${(await response.text()).trim()}`;
    } catch {
      // Not listening yet.
    }
    await sleep(100);
  }
  throw new Error(`it isn't ready after a minute (${last})`);
}

/** An address on this machine at which a server that listens on `host` can be reached. */
export function addressOf(host: string, port: number): string {
  const name = host === "0.0.0.0" ? "127.0.0.1" : host === "::" ? "::1" : host;
  return `http://${name.includes(":") ? `[${name}]` : name}:${port}`;
}

/** Keeps what the child prints until it is released; then passes it on as it comes. */
function holdOutput(child: ChildProcess) {
  let held = "";
  let passing = false;
  for (const [stream, out] of [
    [child.stdout, process.stdout],
    [child.stderr, process.stderr],
  ] as const) {
    stream?.setEncoding("utf8").on("data", (text: string) => {
      if (passing) out.write(text);
      else held += text;
    });
  }
  return {
    text: () => held,
    release: () => {
      passing = true;
    },
  };
}

function identify(child: ChildProcess): ProcessIdentity {
  const pid = child.pid ?? 0;
  return { pid, started: inspectProcess(pid)?.started ?? "" };
}
