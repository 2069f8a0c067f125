import { execFile } from "node:child_process";
import { join } from "node:path";
import { root } from "./source";

export interface Ran {
  readonly code: number;
  readonly out: string;
}

/** `npm run <command> -- …args` on the test's database, as the project's own Node runs it. */
export function runCommand(command: string, ...args: string[]): Promise<Ran> {
  const node = join(root, "node_modules/.bin/node");
  const all = ["--import", "tsx", "--conditions=react-server", `lib/ops/${command}.ts`, ...args];
  const env = {
    ...process.env,
    NODE_ENV: "production",
    LANG: "zh_CN.UTF-8",
    LC_ALL: "",
  } as NodeJS.ProcessEnv;
  return new Promise((resolve) => {
    execFile(node, all, { cwd: root, env }, (error, stdout, stderr) =>
      resolve({ code: typeof error?.code === "number" ? error.code : error ? 1 : 0, out: stdout + stderr }),
    );
  });
}
