import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";

export interface WeakLine {
  /** For a browser's `proxy`. */
  readonly server: string;
  /** Connections that were cut. */
  cuts(): number;
  close(): Promise<void>;
}

/**
 * A forward proxy that cuts a connection once it has carried so many bytes upwards, in the middle of whatever is being
 * sent: what a line of 50 kB/s that breaks every three seconds does, without waiting for it.
 */
export async function weakLine(bytes: number): Promise<WeakLine> {
  let cuts = 0;
  const proxy = createServer((incoming, answer) => {
    const { method, headers, url = "" } = incoming;
    const onward = request(url, { method, headers }, (response) => {
      answer.writeHead(response.statusCode ?? 502, response.headers);
      response.pipe(answer);
    });
    onward.on("error", () => answer.destroy());
    let carried = 0;
    incoming.on("data", (chunk: Buffer) => {
      carried += chunk.length;
      if (carried > bytes) {
        cuts += 1;
        onward.destroy();
        incoming.socket.destroy();
      } else onward.write(chunk);
    });
    incoming.on("end", () => onward.end());
    incoming.on("error", () => onward.destroy());
  });
  await new Promise<void>((listening) => proxy.listen(0, "127.0.0.1", listening));
  const { port } = proxy.address() as AddressInfo;
  return {
    server: `http://127.0.0.1:${port}`,
    cuts: () => cuts,
    close: async () => {
      proxy.closeAllConnections();
      await new Promise<void>((closed) => proxy.close(() => closed()));
    },
  };
}
