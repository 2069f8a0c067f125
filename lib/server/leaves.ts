import "server-only";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { log } from "./log";

/** Folder of the build, and its address. */
const FOLDER = ["static", "leaves"];

let known: ReadonlyMap<string, string> | undefined;

/**
 * Addresses of the scripts for light pages by their names in `app/leaves`, as the build has put them; what stands
 * behind the dash changes with what is in them. None after a build that wasn't made by `npm run build`: the pages are
 * whole without.
 */
export function leaves(): ReadonlyMap<string, string> {
  known ??= filesIn(join(process.cwd(), process.env.NEXT_DIST_DIR ?? ".next", ...FOLDER));
  return known;
}

function filesIn(folder: string): ReadonlyMap<string, string> {
  try {
    const files = readdirSync(folder).filter((file) => file.endsWith(".js"));
    return new Map(files.map((file) => [file.split("-", 1)[0] ?? "", `/_next/${FOLDER.join("/")}/${file}`]));
  } catch {
    log().warn({ folder }, "light pages have no script");
    return new Map();
  }
}
