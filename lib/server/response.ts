import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";
import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage, ServerResponse } from "node:http";
import { holdPage, isPageRequest } from "./light";

/** The answer that is being made to a request, as its page may shape it. */
interface Answer {
  readonly response: ServerResponse;
  /** Leaves without the client runtime. */
  light: boolean;
}

/** Shared by the bundles of one process: each has its own copy of this module. */
const shared = globalThis as { yizhanAnswers?: AsyncLocalStorage<Answer> };

/**
 * Lets pages shape their answers from the first moment of a request on: `answerWith`, `leaveLight`. Called once per
 * process, at its start.
 */
export function followResponses(): void {
  const answers = new AsyncLocalStorage<Answer>();
  shared.yizhanAnswers = answers;
  subscribe("http.server.request.start", (message) => {
    const { request, response } = message as { request: IncomingMessage; response: ServerResponse };
    const answer: Answer = { response, light: false };
    if (isPageRequest(request)) holdPage(request, response, () => answer.light);
    answers.enterWith(answer);
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
