import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../support/source";

/** What the production build really holds; the matrix knows no door that isn't here, and leaves none out that is. */

export interface BuiltAction {
  /** Under which the browser calls it. */
  readonly id: string;
  readonly file: string;
  readonly exportedName: string;
  /** A page that carries it. */
  readonly page: string;
}

const json = (path: string) => JSON.parse(readFileSync(join(root, ".next", path), "utf8"));

interface ActionManifest {
  node: Record<string, { filename: string; exportedName: string; workers: Record<string, unknown> }>;
  edge: Record<string, unknown>;
}

export function builtActions(): BuiltAction[] {
  const manifest = json("server/server-reference-manifest.json") as ActionManifest;
  return Object.entries({ ...manifest.node, ...manifest.edge } as ActionManifest["node"]).map(
    ([id, action]) => ({
      id,
      file: action.filename,
      exportedName: action.exportedName,
      page: addressOf(Object.keys(action.workers)[0] ?? ""),
    }),
  );
}

/** Addresses of pages and of route handlers, with their parameters as `[name]`. */
export function builtRoutes(): { pages: string[]; handlers: string[] } {
  const routes = Object.entries(json("app-path-routes-manifest.json") as Record<string, string>);
  const ending = (end: string) =>
    routes
      .filter(([file]) => file.endsWith(end))
      .map(([, address]) => address)
      .sort();
  return { pages: ending("/page"), handlers: ending("/route") };
}

/** `app/(public)/account/page` → `/account`. */
function addressOf(worker: string): string {
  return (
    worker
      .replace(/^app/, "")
      .replace(/\/\([^)]+\)/g, "")
      .replace(/\/(page|route)$/, "") || "/"
  );
}
