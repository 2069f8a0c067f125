import { Busy } from "@/lib/server/refusal";

export type TaskLimit = <T>(task: () => Promise<T>, gone?: AbortSignal) => Promise<T>;

/**
 * Runs at most `most` tasks at once; the others wait their turn in order. One more than `waitMost` of them is `Busy` at
 * once, and who goes away while waiting leaves the queue with the signal's reason.
 */
export function taskLimit(most: number, waitMost = Number.POSITIVE_INFINITY): TaskLimit {
  let running = 0;
  const waiting = new Set<() => void>();

  function turn(gone: AbortSignal | undefined): Promise<void> {
    if (waiting.size >= waitMost) throw new Busy();
    return new Promise((go, fail) => {
      const start = () => {
        waiting.delete(start);
        gone?.removeEventListener("abort", leave);
        go();
      };
      const leave = () => {
        waiting.delete(start);
        fail(gone?.reason);
      };
      waiting.add(start);
      gone?.addEventListener("abort", leave, { once: true });
    });
  }

  return async (task, gone) => {
    gone?.throwIfAborted();
    if (running >= most) await turn(gone);
    else running += 1;
    try {
      return await task();
    } finally {
      const [next] = waiting;
      if (next) next();
      else running -= 1;
    }
  };
}
