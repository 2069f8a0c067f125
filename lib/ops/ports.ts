import { createServer } from "node:net";
import { Sentence } from "./sentence";

const LOOPBACK = "127.0.0.1";

/** A port on 127.0.0.1 that nothing uses at this moment. */
export const freePort = (): Promise<number> => listen(LOOPBACK, 0);

/** Does something on a free port; when another program takes it in that moment, once more on another. */
export async function onFreePort<T>(use: (port: number) => Promise<T>): Promise<T> {
  try {
    return await use(await freePort());
  } catch (error) {
    if (!String(error).includes("EADDRINUSE")) throw error;
    return use(await freePort());
  }
}

/** True when nothing listens on this port of 127.0.0.1. */
export const isFree = (port: number): Promise<boolean> =>
  listen(LOOPBACK, port).then(
    () => true,
    () => false,
  );

/**
 * Makes sure that a server can listen there.
 * @param hint what to do instead. @throws Sentence when it can't.
 */
export async function requirePort(host: string, port: number, hint: string): Promise<void> {
  try {
    await listen(host, port);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EADDRINUSE") throw new Sentence(`Port ${port} is taken by another program. ${hint}`);
    if (code === "EACCES") throw new Sentence(`Port ${port} may not be used by an ordinary user. ${hint}`);
    throw new Sentence(`The server can't listen on ${host}:${port} (${code}). ${hint}`);
  }
}

/** Listens for a moment; resolves with the port number. */
function listen(host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen({ host, port, exclusive: true }, () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : port));
    });
  });
}
