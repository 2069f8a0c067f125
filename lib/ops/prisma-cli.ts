import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { root } from "./root";

const require = createRequire(import.meta.url);

/**
 * Runs Prisma's own command line with our configuration.
 * @param output "inherit" shows what it says; "collect" keeps it for `onOutput`.
 * @returns its exit code.
 */
export function runPrisma(
  args: string[],
  env: NodeJS.ProcessEnv,
  onOutput?: (text: string) => void,
): Promise<number> {
  const cli = join(dirname(require.resolve("prisma/package.json")), "build", "index.js");
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [cli, ...args, "--config", join(root, ".config", "prisma.ts")], {
      cwd: root,
      env: { ...env, CHECKPOINT_DISABLE: "1", PRISMA_HIDE_UPDATE_MESSAGE: "1" },
      stdio: onOutput ? ["ignore", "pipe", "pipe"] : "inherit",
    });
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding("utf8").on("data", (text: string) => onOutput?.(text));
    child.once("error", reject);
    child.once("close", (code) => resolve(code ?? 1));
  });
}
