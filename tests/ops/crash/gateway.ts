import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** An SMS gateway on this machine that keeps what it is given, by idempotency key. */
export interface Gateway {
  readonly url: string;
  /** How often each message was handed over. */
  readonly taken: ReadonlyMap<string, number>;
  close(): Promise<void>;
}

export async function openGateway(): Promise<Gateway> {
  const taken = new Map<string, number>();
  const server = createServer((request, response) => {
    const key = String(request.headers["idempotency-key"]);
    request.resume().once("end", () => {
      taken.set(key, (taken.get(key) ?? 0) + 1);
      response.writeHead(204).end();
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const close = async () => {
    server.close();
    server.closeAllConnections();
    await once(server, "close");
  };
  return { url: `http://127.0.0.1:${port}/`, taken, close };
}
