import "server-only";
import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Locale } from "@/lib/people/actor";
import { LOCALE_COOKIE, pickLocale } from "@/lib/text/locale";
import { DISPLAY_COOKIE, type Display, readDisplay } from "./display";

/** What is known of a failed request without asking anybody. */
export interface Failed {
  readonly locale: Locale;
  readonly display: Display;
  /** Path of the site's style sheet; null before any page was served. */
  readonly style: string | null;
  /** A form was sent, and nobody can say whether it was saved. */
  readonly sent: boolean;
}

/**
 * Puts `page` in the place of whatever a person is shown when a page, a form or a link of ours fails. Next's own answer
 * is an empty body that only scripts fill, or two English words, or nothing. Answers to scripts pass untouched.
 */
export function replaceFailedPages(page: (failed: Failed) => string): void {
  let style: string | null = null;
  subscribe("http.server.request.start", (message) => {
    const { request, response } = message as { request: IncomingMessage; response: ServerResponse };
    replaceIn(response, (status) => {
      style = styleNamedIn(response) ?? style;
      return status === 500 && isForPeople(request) ? page({ ...describe(request), style }) : null;
    });
  });
}

/**
 * Listens in below everything that Next lays over the response, packing included: when the head is written `instead`
 * decides, and what was to be the body is dropped if it gives one.
 */
function replaceIn(response: ServerResponse, instead: (status: number) => string | null): void {
  const { writeHead, write, end } = response;
  let page: string | null = null;
  response.writeHead = ((...head: unknown[]) => {
    page = response.headersSent ? page : instead(Number(head[0]));
    if (page !== null) {
      for (const name of ["content-encoding", "transfer-encoding", "etag"]) response.removeHeader(name);
      response.setHeader("content-type", "text/html; charset=utf-8");
      response.setHeader("content-length", Buffer.byteLength(page));
      response.setHeader("cache-control", "no-store");
    }
    // Headers that came with the status were of the other body.
    return Reflect.apply(writeHead, response, page === null ? head : [500]);
  }) as typeof writeHead;
  // The head of a failure is written before its body: once that is under way it is too late to drop it.
  const decide = () => {
    if (!response.headersSent && response.statusCode === 500) response.writeHead(500);
  };
  response.write = ((...chunk: unknown[]) => {
    decide();
    if (page === null) return Reflect.apply(write, response, chunk);
    const done = chunk.at(-1);
    if (typeof done === "function") process.nextTick(done as () => void);
    return true;
  }) as typeof write;
  response.end = ((...rest: unknown[]) => {
    decide();
    if (page === null) return Reflect.apply(end, response, rest);
    return Reflect.apply(end, response, [page, ...rest.filter((one) => typeof one === "function")]);
  }) as typeof end;
}

/** Browsers ask so for what they will show; scripts, images and machines don't. */
const isForPeople = ({ headers }: IncomingMessage): boolean => Boolean(headers.accept?.includes("text/html"));

/** Pages announce their style sheets, the site's own first. */
function styleNamedIn(response: ServerResponse): string | null {
  const links = [response.getHeader("link") ?? []].flat().join();
  return /<(\/_next\/static\/[\w/.~-]+\.css)>/.exec(links)?.[1] ?? null;
}

function describe({ method, headers }: IncomingMessage): Omit<Failed, "style"> {
  const cookie = (name: string) => new RegExp(`(?:^|; )${name}=([^;]*)`).exec(headers.cookie ?? "")?.[1];
  return {
    locale: pickLocale(cookie(LOCALE_COOKIE), headers["accept-language"] ?? null),
    display: readDisplay(cookie(DISPLAY_COOKIE)),
    sent: method === "POST",
  };
}
