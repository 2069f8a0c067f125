import "server-only";
import { Logger, type Runner, run } from "graphile-worker";
import { pool } from "@/lib/server/db";
import { log } from "@/lib/server/log";
import { crontab, tasks } from "./tasks";

/** Starts the background jobs of this process; several processes share the work through PostgreSQL. */
export async function startJobs(): Promise<Runner> {
  return run({
    pgPool: pool(),
    concurrency: 2,
    noHandleSignals: true,
    taskList: tasks,
    crontab,
    logger: new Logger(() => (level, message) => {
      if (level === "error" || level === "warning") log().warn({ message }, "job");
    }),
  });
}
