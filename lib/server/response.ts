import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";
import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage, ServerResponse } from "node:http";
import { describeFailed, type Failed, styleNamedIn } from "./faults";
import { holdPage, isForPeople, mayBePage } from "./hold";
import { nonceOf, withoutRuntime } from "./light";

/** The answer that is being made to a request, as its page may shape it. */
interface Answer {
  readonly response: ServerResponse;
  /** Leaves without the client runtime. */
  light: boolean;
}

/** Shared by the bundles of one process: each has its own copy of this module. */
const shared = globalThis as { yizhanAnswers?: AsyncLocalStorage<Answer> };

/**
 * Lets pages shape their answers from the first moment of a request on (`answerWith`, `leaveLight`), and puts
 * `faultPage` in the place of what a person is shown when a page, a form or a link of ours fails: Next's own answer is
 * an empty body that only scripts fill, or two English words, or nothing. Called once per process, at its start.
 */
export function followResponses(faultPage: (failed: Failed) => string): void {
  const answers = new AsyncLocalStorage<Answer>();
  shared.yizhanAnswers = answers;
  let style: string | null = null;
  subscribe("http.server.request.start", (message) => {
    const { request, response } = message as { request: IncomingMessage; response: ServerResponse };
    const answer: Answer = { response, light: false };
    answers.enterWith(answer);
    if (!mayBePage(request)) return;
    if (!isReadable(request.url)) request.url = NO_PAGE;
    holdPage(request, response, (page) => {
      if (response.statusCode === 500 && isForPeople(request)) {
        response.setHeader("content-type", "text/html; charset=utf-8");
        response.setHeader("cache-control", "no-store");
        return faultPage({ ...describeFailed(request), style });
      }
      style = styleNamedIn(response) ?? style;
      return answer.light ? withoutRuntime(page, nonceOf(response)) : page;
    });
  });
}

/** Gives the answer to this request an HTTP status; Next lets pages do that only by leaving them blank without scripts. */
export function answerWith(status: number): void {
  const response = shared.yizhanAnswers?.getStore()?.response;
  if (response && !response.headersSent) response.statusCode = status;
}

/** This page needs no client runtime: it leaves as the markup it is, with our own small script. */
export function leaveLight(): void {
  const answer = shared.yizhanAnswers?.getStore();
  if (answer) answer.light = true;
}

/** Stands for every address that can't be read: nothing is there either. */
const NO_PAGE = "/-";

/** Next fails on an address with a broken escape. */
function isReadable(url = "/"): boolean {
  try {
    decodeURI(url.split("?", 1)[0] ?? "");
    return true;
  } catch {
    return false;
  }
}
