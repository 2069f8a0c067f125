import "server-only";
import type { IncomingMessage, ServerResponse } from "node:http";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { leaves } from "./leaves";

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

/** Level 5 of brotli takes about as long as gzip and packs pages tighter. */
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };

/** A page as a browser asks for it; not a file, an API, nor what the client runtime asks for by itself. */
export function isPageRequest({ url = "/", headers, method }: IncomingMessage): boolean {
  if (process.env.NODE_ENV === "development" || (method !== "GET" && method !== "POST")) return false;
  return !/^\/(_next|api)\//.test(url) && !headers.rsc && !headers["next-action"];
}

/**
 * Holds a page back until it is whole, then sends it in one piece: without the client runtime when it `isLight`, packed
 * once instead of in the pieces in which it was made. What isn't a page passes by.
 */
export function holdPage(request: IncomingMessage, response: ServerResponse, isLight: () => boolean): void {
  const accepted = String(request.headers["accept-encoding"] ?? "");
  delete request.headers["accept-encoding"];
  const { write, end, writeHead, flushHeaders } = response;
  const held: Buffer[] = [];
  let whole = false;

  const isPage = () =>
    !whole && !response.headersSent && String(response.getHeader("content-type")).startsWith("text/html");
  const send = async () => {
    const page = Buffer.concat(held);
    const shown = isLight() ? Buffer.from(withoutRuntime(page.toString(), nonceOf(response))) : page;
    const body = await pack(shown, accepted, response);
    response.setHeader("content-length", body.length);
    whole = true;
    response.end(body);
  };

  // Next fixes and sends the head before the first piece of the page.
  response.flushHeaders = () => {
    if (!isPage()) flushHeaders.call(response);
  };
  response.writeHead = (...args: unknown[]) => {
    const headers = args.at(-1);
    if (typeof headers === "object" && headers !== null && !Array.isArray(headers))
      for (const [name, value] of Object.entries(headers)) response.setHeader(name, value as string);
    if (!isPage()) return writeHead.apply(response, args as Parameters<typeof writeHead>);
    response.statusCode = args[0] as number;
    return response;
  };
  response.write = (...args: unknown[]) => {
    if (!isPage()) return write.apply(response, args as Parameters<typeof write>);
    keep(held, args);
    return true;
  };
  response.end = (...args: unknown[]) => {
    if (!isPage()) return end.apply(response, args as Parameters<typeof end>);
    keep(held, args);
    send().catch((error: Error) => response.destroy(error));
    return response;
  };
}

/** Takes what `write` and `end` are called with: a piece, how it is encoded, whom to tell; each may be missing. */
function keep(held: Buffer[], args: readonly unknown[]): void {
  const [piece, encoding] = args;
  if (typeof piece === "string")
    held.push(Buffer.from(piece, typeof encoding === "string" ? (encoding as BufferEncoding) : "utf8"));
  else if (piece instanceof Uint8Array) held.push(Buffer.from(piece));
  const done = args.find((arg) => typeof arg === "function") as (() => void) | undefined;
  if (done) queueMicrotask(done);
}

async function pack(page: Buffer, accepted: string, response: ServerResponse): Promise<Buffer> {
  response.appendHeader("vary", "Accept-Encoding");
  const how = /\bbr\b/.test(accepted) ? "br" : /\bgzip\b/.test(accepted) ? "gzip" : null;
  if (!how) return page;
  response.setHeader("content-encoding", how);
  return how === "br" ? brotli(page, BROTLI) : zip(page);
}

const nonceOf = (response: ServerResponse): string =>
  /'nonce-([^']+)'/.exec(String(response.getHeader("content-security-policy")))?.[1] ?? "";

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
