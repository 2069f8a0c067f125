import "server-only";
import { BEAT_SECONDS, type BoardHub, type Reader } from "./live-hub";
import type { BoardState } from "./live-state";

/** A reader who takes in nothing for so many truths has gone without saying so. */
const MOST_WAITING = 30;
/** Milliseconds after which a browser comes back when the stream ended. */
const COME_BACK = 3000;

export const STREAM_HEADERS = {
  "content-type": "text/event-stream; charset=utf-8",
  // Neither kept nor packed on the way: packing would hold each truth back.
  "cache-control": "no-store, no-transform",
  "x-accel-buffering": "no",
} as const;

/**
 * Server-sent events of an area's board: `board` with the marks of all stations when they differ from what this reader
 * knows (`lastId`, from `Last-Event-ID`), else `same` with nothing but the time. Both bear the mark of the whole board
 * as their id. Null: there is no room.
 */
export function boardStream(
  hub: BoardHub,
  areaId: string,
  { lastId, gone }: { lastId: string | null; gone: AbortSignal },
): ReadableStream<Uint8Array> | null {
  const encoder = new TextEncoder();
  let known = lastId;
  let leave: (() => void) | null = null;
  let out: ReadableStreamDefaultController<Uint8Array> | undefined;
  const end = () => {
    leave?.();
    leave = null;
    try {
      out?.close();
    } catch {
      // Closed already, by the reader.
    }
    out = undefined;
  };
  const reader: Reader = {
    tell: (state) => {
      if (!out || (out.desiredSize ?? 0) < -MOST_WAITING) return end();
      out.enqueue(encoder.encode(eventOf(state, known)));
      known = state.mark;
    },
    end,
  };
  const stream = new ReadableStream<Uint8Array>({
    start: (controller) => {
      out = controller;
      controller.enqueue(encoder.encode(`retry: ${COME_BACK}\n\n`));
    },
    cancel: end,
  });
  leave = hub.join(areaId, reader);
  if (!leave) return null;
  if (gone.aborted) end();
  else gone.addEventListener("abort", end, { once: true });
  return stream;
}

function eventOf({ at, time, mark, stations }: BoardState, known: string | null): string {
  const event = mark === known ? "same" : "board";
  const data = mark === known ? { at, time, mark } : { at, time, mark, stations };
  return `event: ${event}\nid: ${mark}\ndata: ${JSON.stringify(data)}\n\n`;
}

/** Seconds for which an answer to asking once is fresh enough. */
export const BOARD_TTL = BEAT_SECONDS;
