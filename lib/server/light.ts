import "server-only";
import type { ServerResponse } from "node:http";
import { leaves } from "./leaves";

const SCRIPT = /<script\b[^>]*>.*?<\/script>/gs;
const SCRIPT_AHEAD = /<link\b(?=[^>]*\brel="preload")(?=[^>]*\bas="script")[^>]*>/g;

/**
 * The page as it is with scripts off (every page is whole without them), with our own script in the place of React's
 * and Next's. What people typed can't look like a script here: React writes `<` as `&lt;`, and `\u003c` in scripts.
 */
export function withoutRuntime(html: string, nonce: string): string {
  const own = leaves()
    .map((src) => `<script type="module" src="${src}"${nonce ? ` nonce="${nonce}"` : ""}></script>`)
    .join("");
  return html.replace(SCRIPT, "").replace(SCRIPT_AHEAD, "").replace("</head>", `${own}</head>`);
}

/** Of the page's own policy; empty where there is none. */
export const nonceOf = (response: ServerResponse): string =>
  /'nonce-([^']+)'/.exec(String(response.getHeader("content-security-policy")))?.[1] ?? "";
