import "server-only";
import { Client } from "pg";
import { connection } from "./db";
import { log } from "./log";

const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 15_000;

export interface Listener {
  stop(): Promise<void>;
}

/**
 * Hears the database's notifications on `channel` through a connection of its own, which is made again whenever it is
 * lost. `onReady` is called each time it begins to listen: what happened before that was not heard.
 */
export function listen(
  channel: string,
  { onMessage, onReady }: { onMessage: (payload: string) => void; onReady: () => void },
): Listener {
  let client: Client | undefined;
  let stopped = false;
  let pause = FIRST_PAUSE;
  let timer: NodeJS.Timeout | undefined;

  const again = (error: unknown): void => {
    if (stopped || !client) return;
    log().warn({ err: error, channel }, "the listening database connection was lost; it is made again");
    client.end().catch(() => {});
    client = undefined;
    timer = setTimeout(begin, pause).unref();
    pause = Math.min(pause * 2, LONGEST_PAUSE);
  };
  const begin = async (): Promise<void> => {
    const own = new Client({ ...connection(), keepAlive: true });
    client = own;
    const lost = (error?: unknown) => {
      if (client === own) again(error);
    };
    own.on("error", lost);
    own.on("end", lost);
    own.on("notification", ({ payload }) => onMessage(payload ?? ""));
    try {
      await own.connect();
      await own.query(`LISTEN ${own.escapeIdentifier(channel)}`);
      if (stopped || client !== own) return;
      pause = FIRST_PAUSE;
      onReady();
    } catch (error) {
      lost(error);
    }
  };

  void begin();
  return {
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await client?.end().catch(() => {});
    },
  };
}
