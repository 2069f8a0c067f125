import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import { root } from "@/lib/ops/root";

const bootstrap = join(root, "lib/ops/bootstrap.mjs");

/** Runs the bootstrap on a Node that takes itself for `version`. */
function runAs(version: string, ...args: string[]) {
  const script = `
    Object.defineProperty(process, "versions", { value: { ...process.versions, node: ${JSON.stringify(version)} } });
    Object.defineProperty(process, "version", { value: ${JSON.stringify(`v${version}`)} });
    process.argv.splice(1, 0, ${JSON.stringify(bootstrap)});
    import(${JSON.stringify(pathToFileURL(bootstrap).href)});`;
  return spawnSync(process.execPath, ["-e", script, ...args], { cwd: root, encoding: "utf8" });
}

describe("the bootstrap", () => {
  it.each(["12.22.0", "18.20.4", "19.9.0"])("says in one sentence that Node %s is too old", (version) => {
    const { status, stderr, stdout } = runAs(version, "check");
    expect(status).toBe(1);
    expect(stdout).toBe("");
    expect(stderr.trim().split("\n")).toHaveLength(1);
    expect(stderr).toContain(version);
  });

  it("says which command it doesn't know", () => {
    const { status, stderr } = runAs("20.19.0", "dance");
    expect(status).toBe(1);
    expect(stderr).toContain('There is no command "dance"');
  });

  it("doesn't take a path for a command", () => {
    expect(runAs("24.0.0", "../server/env").stderr).toContain("There is no command");
  });

  it("gives the command's exit code", () => {
    const { status, stderr } = spawnSync(process.execPath, [bootstrap, "test", "--only", "nothing"], {
      cwd: root,
      encoding: "utf8",
    });
    expect(status).toBe(1);
    expect(stderr).toContain('There is no part "nothing"');
  });
});
