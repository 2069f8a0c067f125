/**
 * Being asked to stop: Ctrl-C, SIGTERM, a closed terminal, or the parent's sudden death (npm was killed; nobody would
 * ever tell us). The terminal and npm both pass Ctrl-C on, so repeats mean nothing.
 */
export function stopRequests(): AbortSignal {
  const controller = new AbortController();
  const stop = (reason: string) => {
    if (controller.signal.aborted) return;
    controller.abort(reason);
    // From here on connections are cut under work that nobody waits for any more; what that work says is no news.
    process.on("uncaughtException", () => {});
    process.on("unhandledRejection", () => {});
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => stop(signal));
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && stop("orphaned"), 500).unref();
  return controller.signal;
}

/** Thrown to leave a step that a stop request has made pointless. */
export class Stopped extends Error {}

/** Settles like `work`, or rejects with Stopped as soon as stopping is asked for. */
export function unlessStopped<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  if (signal.aborted) {
    work.catch(() => {});
    return Promise.reject(new Stopped());
  }
  return new Promise((resolve, reject) => {
    const leave = () => reject(new Stopped());
    signal.addEventListener("abort", leave, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener("abort", leave));
  });
}

/** Resolves when stopping is asked for. */
export function stopAsked(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => signal.addEventListener("abort", () => resolve(), { once: true }));
}
