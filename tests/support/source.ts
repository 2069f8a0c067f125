import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";

export const root = join(dirname(fileURLToPath(import.meta.url)), "../..");

/** Files of the project, tracked or about to be, relative to its root. */
export function projectFiles(pattern: RegExp): string[] {
  const listed = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], {
    cwd: root,
  })
    .toString()
    .split("\n");
  return listed.filter((file) => pattern.test(file) && !file.startsWith("prisma/generated/"));
}

export const read = (file: string): string => readFileSync(join(root, file), "utf8");

export interface Import {
  readonly from: string;
  readonly to: string;
  /** `import type`: gone after compilation. */
  readonly typeOnly: boolean;
}

/** Imports of one file; those of the project as paths without extension, others by package name. */
export function importsOf(file: string, text: string = read(file)): Import[] {
  const found: Import[] = [];
  const pattern =
    /(?:^|\n)\s*(?:import|export)\s+(type\s)?(?:[^"';]*?\sfrom\s+)?["']([^"']+)["']|import\(\s*["']([^"']+)["']\s*\)/g;
  for (const match of text.matchAll(pattern)) {
    const target = match[2] ?? match[3] ?? "";
    found.push({ from: file, to: resolveImport(file, target), typeOnly: Boolean(match[1]) });
  }
  return found;
}

function resolveImport(file: string, target: string): string {
  const path = target.startsWith("@/")
    ? target.slice(2)
    : target.startsWith(".")
      ? join(dirname(file), target)
      : null;
  return path === null ? target : normalize(path).replace(/\.(tsx?|mjs|js)$/, "");
}
