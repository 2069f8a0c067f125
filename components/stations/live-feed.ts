/** Hears the board in the browser: one connection for all its tabs where locks and channels exist, else one each. */

/** What the server says of the board at a moment; `stations` only when something changed. */
export interface Truth {
  /** Milliseconds since 1970, by the server's clock. */
  readonly at: number;
  /** On the area's clock: `17:05`. */
  readonly time: string;
  /** Of the whole board; equal as long as everything shown is. */
  readonly mark: string;
  readonly stations?: Readonly<Record<string, string>>;
}

/** The server speaks every 20 s; after this silence the line is taken for dead. */
const SILENCE = 50_000;
/** After so many answers to asking, the line is tried again. */
const ASK_TIMES = 5;
const ASK_EVERY = 20_000;

/** Calls `hear` with every truth while this tab is in sight. Returns how to stop. */
export function followBoard(hear: (truth: Truth) => void): () => void {
  const shared = "locks" in navigator && "BroadcastChannel" in window;
  const channel = shared ? new BroadcastChannel("yizhan-board") : null;
  let last: Truth | null = null;
  let leaving: AbortController | null = null;

  const heard = (truth: Truth) => {
    last = truth.stations || !last ? truth : { ...last, ...truth };
    hear(last);
  };
  const lead = (signal: AbortSignal) =>
    keepLine((truth) => {
      heard(truth);
      channel?.postMessage(last);
    }, signal);

  channel?.addEventListener("message", ({ data }: MessageEvent<Truth | "hello">) => {
    if (data !== "hello") heard(data);
    else if (leaving && last) channel.postMessage(last);
  });

  /** A tab out of sight neither hears nor leads: browsers put it to sleep. */
  const look = () => {
    if (document.visibilityState === "hidden") {
      leaving?.abort();
      leaving = null;
    } else if (!leaving) {
      leaving = new AbortController();
      const { signal } = leaving;
      channel?.postMessage("hello");
      if (shared) navigator.locks.request("yizhan-board", { signal }, () => lead(signal)).catch(() => {});
      else void lead(signal);
    }
  };
  document.addEventListener("visibilitychange", look);
  look();
  return () => {
    document.removeEventListener("visibilitychange", look);
    leaving?.abort();
    channel?.close();
  };
}

/** Keeps the stream open, or asks from time to time when there is none to be had, until told to stop. */
function keepLine(tell: (truth: Truth) => void, signal: AbortSignal): Promise<void> {
  let stream: EventSource | null = null;
  let timer = 0;
  const wait = (milliseconds: number, next: () => void) => {
    clearTimeout(timer);
    timer = window.setTimeout(next, milliseconds);
  };
  const open = () => {
    stream = new EventSource("/api/board/live");
    const hear = ({ data }: MessageEvent<string>) => {
      wait(SILENCE, () => ask(ASK_TIMES));
      tell(JSON.parse(data) as Truth);
    };
    stream.addEventListener("board", hear);
    stream.addEventListener("same", hear);
    stream.addEventListener("error", () => {
      if (stream?.readyState === EventSource.CLOSED) void ask(ASK_TIMES);
    });
    wait(SILENCE, () => ask(ASK_TIMES));
  };
  const ask = async (times: number): Promise<void> => {
    stream?.close();
    try {
      const answer = await fetch("/api/board", { signal });
      if (answer.ok) tell((await answer.json()) as Truth);
    } catch {
      // No signal: what is shown grows old, and says so.
    }
    if (!signal.aborted) wait(ASK_EVERY, times > 1 ? () => ask(times - 1) : open);
  };
  return new Promise((resolve) => {
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      stream?.close();
      resolve();
    });
    if (signal.aborted) resolve();
    else open();
  });
}
