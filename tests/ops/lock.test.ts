import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { inspectProcess, isRunning, ownIdentity } from "@/lib/ops/process-identity";
import { LockedError, takeLock, waitForLock } from "@/lib/ops/process-lock";

let folder: string;
let lock: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "yizhan-lock-"));
  lock = join(folder, "a.lock");
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe("a lock", () => {
  it("is held by one, and free again afterwards", () => {
    const release = takeLock(lock);
    expect(() => takeLock(lock)).toThrow(LockedError);
    release();
    takeLock(lock)();
    expect(readdirSync(folder)).toEqual([]);
  });

  it("of a process that is gone is taken over", async () => {
    const child = spawn(process.execPath, ["-e", "setTimeout(() => {}, 60000)"]);
    const holder = inspectProcess(child.pid ?? 0);
    writeFileSync(lock, JSON.stringify({ ...holder, token: "x" }));
    expect(() => takeLock(lock)).toThrow(LockedError);
    child.kill("SIGKILL");
    await new Promise((resolve) => child.once("exit", resolve));
    takeLock(lock)();
  });

  it("of an earlier process whose number was given away again is taken over", () => {
    writeFileSync(lock, JSON.stringify({ ...ownIdentity(), started: "long ago", token: "x" }));
    takeLock(lock)();
  });

  it("that can't be read is taken over", () => {
    writeFileSync(lock, "{ half a li");
    takeLock(lock)();
  });

  it("given back late doesn't free somebody else's", () => {
    const release = takeLock(lock);
    rmSync(lock);
    const second = takeLock(lock);
    release();
    expect(JSON.parse(readFileSync(lock, "utf8"))).toMatchObject({ pid: process.pid });
    second();
  });

  it("can be waited for", async () => {
    const release = takeLock(lock);
    setTimeout(release, 200);
    let waited = 0;
    const second = await waitForLock(lock, 5_000, () => {
      waited += 1;
    });
    expect(waited).toBe(1);
    second();
  });

  it("is taken by exactly one of many that find a dead one's", async () => {
    writeFileSync(lock, JSON.stringify({ ...ownIdentity(), started: "long ago", token: "x" }));
    const results = await Promise.allSettled(Array.from({ length: 20 }, async () => takeLock(lock)));
    expect(results.filter((result) => result.status === "fulfilled")).toHaveLength(1);
  });
});

describe("a process", () => {
  it("is told from a zombie", async () => {
    // What the shell turns into leaves the child unreaped.
    const shell = spawn("/bin/sh", ["-c", "sleep 60 & echo $!; exec sleep 60"]);
    const pid = await new Promise<number>((resolve) =>
      shell.stdout.once("data", (text) => resolve(Number(text))),
    );
    const before = inspectProcess(pid);
    expect(before && isRunning(before)).toBe(true);
    process.kill(pid, "SIGKILL");
    await vi.waitFor(() => expect(inspectProcess(pid)?.zombie).toBe(true), { timeout: 10_000 });
    expect(before && isRunning(before)).toBe(false);
    shell.kill("SIGKILL");
  });
});
