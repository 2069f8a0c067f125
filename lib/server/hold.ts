import "server-only";
import type { IncomingMessage, ServerResponse } from "node:http";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

/** Level 5 of brotli takes about as long as gzip and packs pages tighter. */
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };

/** Browsers ask so for what they will show; scripts, images and machines don't. */
export const isForPeople = ({ headers }: IncomingMessage): boolean =>
  Boolean(headers.accept?.includes("text/html"));

/** What may be answered by a page: not a file of the build, nor what the client runtime asks for by itself. */
export function mayBePage({ url = "/", headers, method }: IncomingMessage): boolean {
  return (
    (method === "GET" || method === "POST") &&
    !url.startsWith("/_next/") &&
    !headers.rsc &&
    !headers["next-action"]
  );
}

/**
 * Holds a page back until it is whole, then sends what `finish` makes of it, in one piece and packed once. A failure is
 * held too when a person would see it. What isn't a page passes by.
 */
export function holdPage(
  request: IncomingMessage,
  response: ServerResponse,
  finish: (page: string) => string,
): void {
  const accepted = String(request.headers["accept-encoding"] ?? "");
  // Next packs what an API says; pages are packed here, when they are whole.
  if (!request.url?.startsWith("/api/")) delete request.headers["accept-encoding"];
  const { write, end, writeHead, flushHeaders } = response;
  const held: Buffer[] = [];
  /** The first end counts: what comes while the page is being packed comes too late. */
  let ended = false;
  let sending = false;

  const isHeld = () =>
    !sending && !response.headersSent && (ended || isPage(response) || isFailure(request, response));
  const send = async () => {
    const page = Buffer.from(finish(Buffer.concat(held.splice(0)).toString()));
    const way = page.length > 0 ? wayToPack(accepted) : null;
    const body = way ? await way.pack(page) : page;
    for (const name of ["content-encoding", "transfer-encoding", "etag"]) response.removeHeader(name);
    response.appendHeader("vary", "Accept-Encoding");
    if (way) response.setHeader("content-encoding", way.name);
    response.setHeader("content-length", body.length);
    sending = true;
    Reflect.apply(end, response, [body]);
  };

  // Next fixes and sends the head before the first piece of the page.
  response.flushHeaders = () => {
    if (!isHeld()) flushHeaders.call(response);
  };
  response.writeHead = (...args: unknown[]) => {
    if (ended && !sending) return response;
    const headers = args.at(-1);
    if (typeof headers === "object" && headers !== null && !Array.isArray(headers))
      for (const [name, value] of Object.entries(headers)) response.setHeader(name, value as string);
    response.statusCode = args[0] as number;
    return isHeld() ? response : writeHead.apply(response, args as Parameters<typeof writeHead>);
  };
  response.write = (...args: unknown[]) => {
    if (!isHeld()) return write.apply(response, args as Parameters<typeof write>);
    if (!ended) keep(held, args);
    return true;
  };
  response.end = (...args: unknown[]) => {
    if (!isHeld()) return end.apply(response, args as Parameters<typeof end>);
    if (ended) return response;
    ended = true;
    keep(held, args);
    send().catch((error: Error) => response.destroy(error));
    return response;
  };
}

const isPage = (response: ServerResponse): boolean =>
  String(response.getHeader("content-type")).startsWith("text/html") &&
  !response.hasHeader("content-encoding");

const isFailure = (request: IncomingMessage, { statusCode }: ServerResponse): boolean =>
  statusCode === 500 && isForPeople(request);

/** Takes what `write` and `end` are called with: a piece, how it is encoded, whom to tell; each may be missing. */
function keep(held: Buffer[], args: readonly unknown[]): void {
  const [piece, encoding] = args;
  if (typeof piece === "string")
    held.push(Buffer.from(piece, typeof encoding === "string" ? (encoding as BufferEncoding) : "utf8"));
  else if (piece instanceof Uint8Array) held.push(Buffer.from(piece));
  const done = args.find((arg) => typeof arg === "function") as (() => void) | undefined;
  if (done) queueMicrotask(done);
}

function wayToPack(accepted: string) {
  if (/\bbr\b/.test(accepted)) return { name: "br", pack: (page: Buffer) => brotli(page, BROTLI) };
  return /\bgzip\b/.test(accepted) ? { name: "gzip", pack: (page: Buffer) => zip(page) } : null;
}
