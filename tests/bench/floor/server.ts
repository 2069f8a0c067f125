import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { checkIn } from "./check-in";
import { createCase } from "./create";
import { queue } from "./queue";
import { pool } from "./sql";
import { board } from "./stations";

type Handler = (request: IncomingMessage, response: ServerResponse, body: string) => Promise<void>;

const HANDLERS: Readonly<Record<string, Handler>> = {
  "POST /cases": createCase,
  "POST /check-ins": checkIn,
  "GET /board": board,
  "GET /queue": queue,
};

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString("utf8");
}

const server = createServer(async (request, response) => {
  const [path] = (request.url ?? "/").split("?");
  try {
    const handler = HANDLERS[`${request.method} ${path}`];
    if (!handler) throw new Error("There is no such path.");
    await handler(request, response, await bodyOf(request));
  } catch (error) {
    response.writeHead(500).end(String(error));
  }
});

server.listen(0, "127.0.0.1", () => console.log((server.address() as AddressInfo).port));
process.on("SIGTERM", () => {
  server.closeAllConnections();
  server.close(() => void pool.end());
});
