import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";
import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage, ServerResponse } from "node:http";
import { describeFailed, type Failed, styleNamedIn } from "./faults";
import { holdPage, isForPeople, mayBePage } from "./hold";
import { isLight, nonceOf, withoutRuntime } from "./light";

/** The answer that is being made to a request. Shared by the bundles of one process: each has its own copy of this module. */
const shared = globalThis as { yizhanAnswers?: AsyncLocalStorage<ServerResponse> };

/**
 * Lets pages give their answers a status from the first moment of a request on (`answerWith`), sends all but the desk's
 * without the client runtime, and puts `faultPage` in the place of what a person is shown when a page, a form or a link
 * of ours fails: Next's own answer is an empty body that only scripts fill, or two English words, or nothing. Called
 * once per process, at its start.
 */
export function followResponses(faultPage: (failed: Failed) => string): void {
  const answers = new AsyncLocalStorage<ServerResponse>();
  shared.yizhanAnswers = answers;
  let style: string | null = null;
  subscribe("http.server.request.start", (message) => {
    const { request, response } = message as { request: IncomingMessage; response: ServerResponse };
    answers.enterWith(response);
    request.url = withoutNull(request.url);
    if (!mayBePage(request)) return;
    if (!isReadable(request.url)) request.url = NO_PAGE;
    const light = isLight(request.url);
    holdPage(request, response, (page) => {
      if (response.statusCode === 500 && isForPeople(request)) {
        response.setHeader("content-type", "text/html; charset=utf-8");
        response.setHeader("cache-control", "no-store");
        return faultPage({ ...describeFailed(request), style });
      }
      style = styleNamedIn(response) ?? style;
      return light ? withoutRuntime(page, nonceOf(response)) : page;
    });
  });
}

/** Gives the answer to this request an HTTP status; Next lets pages do that only by leaving them blank without scripts. */
export function answerWith(status: number): void {
  const response = shared.yizhanAnswers?.getStore();
  if (response && !response.headersSent) response.statusCode = status;
}

/** Stands for every address that can't be read: nothing is there either. */
const NO_PAGE = "/-";

/**
 * PostgreSQL takes every character in a text but U+0000: in an address U+FFFD is read for it, as in HTML. Left out, what
 * stood on both sides could become another escape, this one again ("%0%000"), or the two slashes of a foreign address.
 */
const withoutNull = (url = "/"): string => url.replaceAll("%00", "%EF%BF%BD");

/** Next fails on an address with a broken escape. */
function isReadable(url = "/"): boolean {
  try {
    decodeURI(url.split("?", 1)[0] ?? "");
    return true;
  } catch {
    return false;
  }
}
