import "server-only";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { log } from "./log";

let known: readonly string[] | undefined;

/**
 * Addresses of the scripts for light pages, as the build has put them; their names change with what is in them. None
 * after a build that wasn't made by `npm run build`: the pages are whole without.
 */
export function leaves(): readonly string[] {
  known ??= filesIn(join(process.cwd(), process.env.NEXT_DIST_DIR ?? ".next", "static", "leaves"));
  return known;
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder).map((file) => `/_next/static/leaves/${file}`);
  } catch {
    log().warn({ folder }, "light pages have no script");
    return [];
  }
}
