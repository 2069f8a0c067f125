import "server-only";
import { readdirSync } from "node:fs";
import { join } from "node:path";

let known: readonly string[] | undefined;

/** Addresses of the scripts for light pages, as the build has put them; their names change with what is in them. */
export function leaves(): readonly string[] {
  known ??= readdirSync(join(process.cwd(), process.env.NEXT_DIST_DIR ?? ".next", "static", "leaves")).map(
    (file) => `/_next/static/leaves/${file}`,
  );
  return known;
}
