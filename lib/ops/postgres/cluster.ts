import {
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { inspectProcess, workingDirectory } from "../process-identity";
import { Sentence } from "../sentence";
import type { Place } from "./place";
import { explain, runProgram } from "./program";

/** Settings of the embedded server: loopback only, no socket files, quiet log. Written once, beside initdb's defaults. */
const SETTINGS = `
# Yizhan's embedded server
listen_addresses = '127.0.0.1'
unix_socket_directories = ''
max_connections = 120
shared_buffers = '128MB'
timezone = 'UTC'
log_timezone = 'UTC'
log_min_messages = 'warning'
log_checkpoints = off
`;

const LARGEST_LOG_BYTES = 10 * 1024 * 1024;

export const dataFolder = (place: Place) => join(place.home, "data");
const logFile = (place: Place) => join(dataFolder(place), "server.log");

/**
 * Makes the cluster when there is none: beside its final place and renamed at the end, so a run killed in the middle
 * leaves only a draft, which the next run removes.
 * @returns true when it was made now.
 */
export async function ensureCluster(place: Place, password: string): Promise<boolean> {
  for (const name of readdirSync(place.home)) {
    if (name.startsWith("draft-")) rmSync(join(place.home, name), { recursive: true, force: true });
  }
  if (existsSync(dataFolder(place))) return false;
  const draft = join(place.home, `draft-${process.pid}`);
  const passwordFile = join(place.home, `draft-password-${process.pid}`);
  mkdirSync(draft, { mode: 0o700 });
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  for (const path of [draft, passwordFile])
    if (place.account) chownSync(path, place.account.uid, place.account.gid);
  try {
    await runProgram(place, "initdb", [
      `--pgdata=${draft}`,
      `--pwfile=${passwordFile}`,
      "--username=postgres",
      "--auth=scram-sha-256",
      "--encoding=UTF8",
      "--locale=C",
      "--locale-provider=builtin",
      "--builtin-locale=C.UTF-8",
    ]);
    writeFileSync(join(draft, "postgresql.conf"), SETTINGS, { flag: "a" });
    renameSync(draft, dataFolder(place));
  } finally {
    rmSync(passwordFile, { force: true });
    rmSync(draft, { recursive: true, force: true });
  }
  return true;
}

/** What `postmaster.pid` says about the server of this cluster. */
export interface Postmaster {
  pid: number;
  port: number;
}

/**
 * The server process of this cluster, if one lives. A pid file whose process is gone, a zombie or somebody else's
 * (the number was given away again) is stale: it is removed, since PostgreSQL itself would refuse to start over it.
 */
export async function findPostmaster(place: Place): Promise<Postmaster | null> {
  const file = join(dataFolder(place), "postmaster.pid");
  if (!existsSync(file)) return null;
  const lines = readFileSync(file, "utf8").split("\n");
  const pid = Number(lines[0]);
  const port = Number(lines[3]);
  if (serves(pid, place)) return { pid, port };
  await goneBackends(place);
  rmSync(file, { force: true });
  return null;
}

/**
 * Starts the server on `port` and waits until it accepts connections.
 * @param settings PostgreSQL settings for this run, such as `fsync=off`.
 * @throws Sentence, or PortTaken for another try.
 */
export async function startServer(place: Place, port: number, settings: readonly string[]): Promise<void> {
  const log = logFile(place);
  if (existsSync(log) && statSync(log).size > LARGEST_LOG_BYTES) truncateSync(log);
  const before = existsSync(log) ? statSync(log).size : 0;
  try {
    await runProgram(place, "pg_ctl", [
      "start",
      "-D",
      dataFolder(place),
      "-l",
      log,
      "-o",
      [`-p ${port}`, ...settings.map((setting) => `-c ${setting}`)].join(" "),
      "-w",
      "-s",
      "-t",
      "90",
    ]);
  } catch (error) {
    const said = existsSync(log) ? readFileSync(log).subarray(before).toString("utf8") : "";
    if (/could not bind|Address already in use/.test(said)) throw new PortTaken();
    throw explain(said || String((error as Error).message), place);
  }
}

/** The port was taken between choosing and starting. */
export class PortTaken extends Error {}

/** Stops the server cleanly: sessions are ended, everything is written; if that takes over a minute, at once. */
export async function stopServer(place: Place): Promise<void> {
  if ((await findPostmaster(place)) === null) return;
  const stop = (mode: string) =>
    runProgram(place, "pg_ctl", ["stop", "-D", dataFolder(place), "-m", mode, "-w", "-s", "-t", "60"]);
  try {
    await stop("fast");
  } catch {
    if ((await findPostmaster(place)) !== null) await stop("immediate");
  }
}

function serves(pid: number, place: Place): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  const state = inspectProcess(pid);
  if (state === null || state.zombie || !state.command.includes("postgres")) return false;
  const folder = workingDirectory(pid);
  return folder === null || folder === dataFolder(place);
}

/** After the main process was killed its helpers need a moment to notice; a new server must not start beside them. */
async function goneBackends(place: Place): Promise<void> {
  if (process.platform !== "linux") return;
  for (let waited = 0; waited < 10_000; waited += 100) {
    const left = readdirSync("/proc").some(
      (name) =>
        /^\d+$/.test(name) &&
        workingDirectory(Number(name)) === dataFolder(place) &&
        serves(Number(name), place),
    );
    if (!left) return;
    await sleep(100);
  }
  throw new Sentence(
    `Processes of an earlier database are still at work in ${dataFolder(place)} and don't end; end them and start again.`,
  );
}
