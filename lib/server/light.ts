import "server-only";
import type { ServerResponse } from "node:http";
import { leaves } from "./leaves";

/** Script of every light page. */
const EVERYWHERE = "everywhere";
const SCRIPT = /<script\b[^>]*>.*?<\/script>/gs;
const SCRIPT_AHEAD = /<link\b(?=[^>]*\brel="preload")(?=[^>]*\bas="script")[^>]*>/g;

/** Pages of the desk keep the client runtime; all others leave as the markup they are. */
export const isLight = (url = "/"): boolean => !/^\/cadre([/?]|$)/.test(url);

/**
 * The page as it is with scripts off (every page is whole without them), with our own scripts in the place of React's
 * and Next's: the one for every page, and those that its markup names by `data-leaf`. What people typed can't look like
 * either here: React writes `<` as `&lt;` and `"` as `&quot;`, and `\u003c` in scripts.
 */
export function withoutRuntime(html: string, nonce: string): string {
  const own = [...leaves()]
    .filter(([name]) => name === EVERYWHERE || html.includes(`data-leaf="${name}"`))
    .map(([, src]) => `<script type="module" src="${src}"${nonce ? ` nonce="${nonce}"` : ""}></script>`)
    .join("");
  return html.replace(SCRIPT, "").replace(SCRIPT_AHEAD, "").replace("</head>", `${own}</head>`);
}

/** Of the page's own policy; empty where there is none. */
export const nonceOf = (response: ServerResponse): string =>
  /'nonce-([^']+)'/.exec(String(response.getHeader("content-security-policy")))?.[1] ?? "";
