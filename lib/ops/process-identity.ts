import { execFileSync } from "node:child_process";
import { readFileSync, readlinkSync } from "node:fs";

/** What tells one process from a later one that was given the same number. */
export interface ProcessIdentity {
  pid: number;
  /** Opaque start mark (kernel ticks since boot on Linux, a date elsewhere). */
  started: string;
}

interface ProcessState extends ProcessIdentity {
  zombie: boolean;
  command: string;
}

/**
 * Looks a process up.
 * @returns its state, or null when there is none with this number.
 */
export function inspectProcess(pid: number): ProcessState | null {
  return process.platform === "linux" ? inspectLinux(pid) : inspectPosix(pid);
}

/** True while exactly this process runs; a zombie counts as gone. */
export function isRunning(identity: ProcessIdentity): boolean {
  const state = inspectProcess(identity.pid);
  return state !== null && !state.zombie && state.started === identity.started;
}

/** The identity of the calling process. */
export function ownIdentity(): ProcessIdentity {
  const state = inspectProcess(process.pid);
  return { pid: process.pid, started: state?.started ?? "" };
}

/** The working folder of a process, or null when it can't be told (another user's, gone, not Linux). */
export function workingDirectory(pid: number): string | null {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return null;
  }
}

function inspectLinux(pid: number): ProcessState | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // "pid (comm) state …": comm may hold spaces and brackets, so count from its last bracket. Field 22 is the start time.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    const command = stat.slice(stat.indexOf("(") + 1, stat.lastIndexOf(")"));
    return { pid, started: fields[19] ?? "", zombie: fields[0] === "Z" || fields[0] === "X", command };
  } catch {
    return null;
  }
}

function inspectPosix(pid: number): ProcessState | null {
  try {
    const line = execFileSync("ps", ["-o", "stat=,lstart=,comm=", "-p", String(pid)], {
      encoding: "utf8",
      env: { ...process.env, LC_ALL: "C" },
      stdio: ["ignore", "pipe", "ignore"],
    }).trim();
    const parts = line.split(/\s+/);
    if (parts.length < 7) return null;
    return {
      pid,
      started: parts.slice(1, 6).join(" "),
      zombie: parts[0]?.startsWith("Z") ?? false,
      command: parts.slice(6).join(" "),
    };
  } catch {
    return null;
  }
}
