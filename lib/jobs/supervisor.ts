import "server-only";
import type { Runner } from "graphile-worker";
import { log } from "@/lib/server/log";
import { startJobs } from "./worker";

const PAUSE_MILLISECONDS = 5_000;

/**
 * Keeps the background jobs running for the life of this process: begins again when the database was away, and lets a
 * job that is under way finish when the process is asked to stop. Returns at once.
 */
export function superviseJobs(): void {
  let runner: Runner | undefined;
  let stopping = false;
  const stop = () => {
    stopping = true;
    runner?.stop().catch(() => {});
  };
  process.once("SIGTERM", stop);
  process.once("SIGINT", stop);

  const attempt = async (): Promise<void> => {
    try {
      runner = await startJobs();
      await runner.promise;
    } catch (error) {
      if (!stopping) log().warn({ err: error }, "the background jobs stopped; they begin again shortly");
    }
    runner = undefined;
    if (!stopping) setTimeout(attempt, PAUSE_MILLISECONDS).unref();
  };
  void attempt();
}
