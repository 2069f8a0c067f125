import { Agent, type IncomingHttpHeaders, request } from "node:http";

export interface Ask {
  readonly path: string;
  readonly method?: "GET" | "POST";
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** As it came over the wire: packed when `content-encoding` says so. */
  readonly body: Buffer;
}

/** Asks one server over one kept connection, as a browser or a proxy would; redirects are not followed. */
export function asker(origin: string): { ask(what: Ask): Promise<Answer>; close(): void } {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  return {
    ask: ({ path, method = "GET", headers = {}, body }) =>
      new Promise((resolve, reject) => {
        const length = body === undefined ? {} : { "content-length": String(Buffer.byteLength(body)) };
        const sent = request(
          origin + path,
          { method, agent, headers: { ...headers, ...length } },
          (answer) => {
            const parts: Buffer[] = [];
            answer.on("data", (part: Buffer) => parts.push(part));
            answer.on("error", reject);
            answer.on("end", () =>
              resolve({
                status: answer.statusCode ?? 0,
                headers: answer.headers,
                body: Buffer.concat(parts),
              }),
            );
          },
        );
        sent.setTimeout(30_000, () => sent.destroy(new Error(`No answer to ${path} within 30 s.`)));
        sent.on("error", reject);
        sent.end(body);
      }),
    close: () => agent.destroy(),
  };
}
