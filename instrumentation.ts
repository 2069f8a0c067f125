/** Runs once when a server process starts: a wrong environment ends it with sentences, then the background jobs begin. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { env, EnvironmentError } = await import("@/lib/server/env");
  try {
    env();
  } catch (error) {
    if (!(error instanceof EnvironmentError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
  // In development Next's runtime reloads pages, and its own page of a fault says more.
  if (process.env.NODE_ENV === "production") {
    const { followResponses } = await import("@/lib/server/response");
    const { faultPage } = await import("@/components/layout/fault-page");
    followResponses(faultPage);
  }
  const { closeConnectionsWhenStopping } = await import("@/lib/server/draining");
  closeConnectionsWhenStopping();
  const { superviseJobs } = await import("@/lib/jobs/supervisor");
  superviseJobs();
}
