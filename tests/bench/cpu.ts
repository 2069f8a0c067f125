import { readdirSync, readFileSync } from "node:fs";

/** Linux counts in hundredths of a second, whatever the kernel's own tick (`sysconf(_SC_CLK_TCK)` is 100 everywhere). */
const MILLISECONDS_PER_TICK = 10;

interface Stat {
  readonly parent: number;
  /** User and system time of the process and of its children that have ended, in ticks. */
  readonly ticks: number;
}

/**
 * CPU time that a process and everything below it has used so far, in milliseconds: utime, stime and those of ended
 * children, from `/proc/<pid>/stat`.
 * @throws when the process is gone: a measure with a hole would be worth nothing.
 */
export function treeCpu(pid: number): number {
  const all = new Map<number, Stat>();
  for (const name of readdirSync("/proc")) {
    const stat = /^\d+$/.test(name) ? readStat(Number(name)) : null;
    if (stat) all.set(Number(name), stat);
  }
  if (!all.has(pid)) throw new Error(`Process ${pid} has ended in the middle of a measurement.`);
  const below = (parent: number): number =>
    [...all].reduce(
      (sum, [child, stat]) => (stat.parent === parent ? sum + below(child) : sum),
      ticksOf(parent),
    );
  const ticksOf = (one: number) => all.get(one)?.ticks ?? 0;
  return below(pid) * MILLISECONDS_PER_TICK;
}

/** The process that started `pid`. */
export function parentOf(pid: number): number {
  const stat = readStat(pid);
  if (!stat) throw new Error(`There is no process ${pid}.`);
  return stat.parent;
}

function readStat(pid: number): Stat | null {
  let text: string;
  try {
    text = readFileSync(`/proc/${pid}/stat`, "utf8");
  } catch {
    return null;
  }
  // The name in brackets may contain anything; fields are counted after it, from the third on.
  const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
  const field = (number: number) => Number(fields[number - 3]);
  return { parent: field(4), ticks: field(14) + field(15) + field(16) + field(17) };
}
