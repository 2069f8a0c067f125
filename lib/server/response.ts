import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";
import { subscribe } from "node:diagnostics_channel";
import type { ServerResponse } from "node:http";

/** Shared by the bundles of one process: each has its own copy of this module. */
const shared = globalThis as { yizhanResponses?: AsyncLocalStorage<ServerResponse> };

/** Remembers for each request the response that answers it, from its first moment on. Called once per process. */
export function followResponses(): void {
  const responses = new AsyncLocalStorage<ServerResponse>();
  shared.yizhanResponses = responses;
  subscribe("http.server.request.start", (message) => {
    responses.enterWith((message as { response: ServerResponse }).response);
  });
}

/** Gives the answer to this request an HTTP status; Next lets pages do that only by leaving them blank without scripts. */
export function answerWith(status: number): void {
  const response = shared.yizhanResponses?.getStore();
  if (response && !response.headersSent) response.statusCode = status;
}
