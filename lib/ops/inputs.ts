import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { root } from "./root";

/**
 * Hash over the content of files and folders (paths relative to the checkout; missing ones count as missing).
 * @param skip relative paths to leave out, with everything below them.
 */
export function hashInputs(paths: readonly string[], skip: readonly string[] = []): string {
  const hash = createHash("sha256").update(process.version);
  for (const path of paths) add(hash, join(root, path), new Set(skip));
  return hash.digest("hex");
}

/** True when `stamp` says that its product was made from inputs with this hash. */
export function isFresh(stamp: string, inputs: string): boolean {
  return existsSync(stamp) && readFileSync(stamp, "utf8") === inputs;
}

/** Records that a product was made; the stamp lies inside the product's folder, so it goes when that goes. */
export function markFresh(stamp: string, inputs: string): void {
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, inputs);
}

function add(hash: ReturnType<typeof createHash>, path: string, skip: ReadonlySet<string>): void {
  const name = relative(root, path);
  if (skip.has(name) || !existsSync(path)) return;
  if (statSync(path).isDirectory()) {
    for (const entry of readdirSync(path).sort()) add(hash, join(path, entry), skip);
  } else {
    hash.update(`\0${name}\0`).update(readFileSync(path));
  }
}
