import "server-only";
import { subscribe } from "node:diagnostics_channel";
import type { ServerResponse } from "node:http";

/**
 * Once the process is asked to stop, tells every client to close its connection after the answer it is getting. Next
 * stops listening and finishes what is under way, but a proxy's kept-alive connection would bring it new requests for
 * as long as there are any.
 */
export function closeConnectionsWhenStopping(): void {
  const open = new Set<ServerResponse>();
  let stopping = false;
  subscribe("http.server.request.start", (message) => {
    const { response } = message as { response: ServerResponse };
    if (stopping) lastOne(response);
    open.add(response);
    response.once("close", () => open.delete(response));
  });
  const stop = () => {
    stopping = true;
    for (const response of open) lastOne(response);
  };
  process.once("SIGTERM", stop);
  process.once("SIGINT", stop);
}

function lastOne(response: ServerResponse): void {
  if (!response.headersSent) response.setHeader("connection", "close");
}
