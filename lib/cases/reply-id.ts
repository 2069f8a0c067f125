import "server-only";
import { createHash } from "node:crypto";

/** The id of what was said, made of all that makes it the same: a uuid (version 8, of our own making). */
export function replyId(parts: readonly string[]): string {
  const hash = createHash("sha256").update(JSON.stringify(parts)).digest("hex");
  const [a, b, c, d, e] = [
    hash.slice(0, 8),
    hash.slice(8, 12),
    hash.slice(12, 15),
    hash.slice(15, 18),
    hash.slice(18, 30),
  ];
  return `${a}-${b}-8${c}-a${d}-${e}`;
}
