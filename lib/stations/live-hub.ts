import "server-only";
import { type Listener, listen } from "@/lib/server/listen";
import { log } from "@/lib/server/log";
import { clock } from "@/lib/time/clock";
import { type BoardState, boardState } from "./live-state";

/** Seconds between two truths when nothing changes. States that follow from the clock alone are no later than this. */
export const BEAT_SECONDS = 20;
/** Readers of one process at a time; more are sent to ask from time to time instead. */
export const MOST_READERS = 500;
/** A truth no older than this is good enough for somebody who just came; changes follow anyhow. */
const FRESH_MILLISECONDS = 1000;
/** Several changes of one piece of work make one truth. */
const GATHER_MILLISECONDS = 100;

export interface Reader {
  /** A truth: after each change, and at each beat. */
  tell(state: BoardState): void;
  /** There will be no more: the process stops. */
  end(): void;
}

interface Watched {
  readonly readers: Set<Reader>;
  last?: BoardState;
  gather?: NodeJS.Timeout;
  reading: boolean;
  /** Something changed while it was being read. */
  again: boolean;
}

interface Options {
  /** Milliseconds from now to the next beat; Infinity: none. */
  readonly untilBeat?: (now: Date) => number;
}

/**
 * The boards that somebody is reading in this process: one listening connection, one query for each change and each
 * beat, however many readers there are. Nothing runs while there are none.
 */
export class BoardHub {
  readonly #areas = new Map<string, Watched>();
  readonly #untilBeat: (now: Date) => number;
  #listener: Listener | undefined;
  #beat: NodeJS.Timeout | undefined;
  #count = 0;
  #stopped = false;

  constructor({ untilBeat = untilNextBeat }: Options = {}) {
    this.#untilBeat = untilBeat;
  }

  /** Tells `reader` the present board, then every later one. Null: no room, or stopping. Else ends it. */
  join(areaId: string, reader: Reader): (() => void) | null {
    if (this.#stopped || this.#count >= MOST_READERS) return null;
    const area = this.#areas.get(areaId) ?? { readers: new Set(), reading: false, again: false };
    this.#areas.set(areaId, area);
    area.readers.add(reader);
    this.#count += 1;
    this.#listener ??= listen("board", {
      onMessage: (changed) => this.#changed(changed),
      onReady: () => this.#all(),
    });
    if (!this.#beat) this.#scheduleBeat();
    if (area.last && clock().getTime() - area.last.at < FRESH_MILLISECONDS) reader.tell(area.last);
    else void this.#read(areaId);
    return () => this.#leave(areaId, reader);
  }

  /** Ends every reader and the listening connection. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#beat);
    for (const area of this.#areas.values()) {
      clearTimeout(area.gather);
      for (const reader of area.readers) reader.end();
    }
    this.#areas.clear();
    await this.#listener?.stop();
  }

  #leave(areaId: string, reader: Reader): void {
    const area = this.#areas.get(areaId);
    if (!area?.readers.delete(reader)) return;
    this.#count -= 1;
    if (area.readers.size > 0) return;
    clearTimeout(area.gather);
    this.#areas.delete(areaId);
    if (this.#areas.size > 0) return;
    clearTimeout(this.#beat);
    this.#beat = undefined;
    const idle = this.#listener;
    this.#listener = undefined;
    void idle?.stop();
  }

  #changed(areaId: string): void {
    const area = this.#areas.get(areaId);
    if (!area) return;
    area.gather ??= setTimeout(() => {
      delete area.gather;
      void this.#read(areaId);
    }, GATHER_MILLISECONDS);
  }

  #all(): void {
    for (const areaId of this.#areas.keys()) void this.#read(areaId);
  }

  #scheduleBeat(): void {
    const wait = this.#untilBeat(clock());
    if (wait === Infinity) return;
    this.#beat = setTimeout(() => {
      this.#all();
      this.#scheduleBeat();
    }, wait);
    this.#beat.unref();
  }

  /** Reads the board once and tells everybody; once more when something changed meanwhile. */
  async #read(areaId: string): Promise<void> {
    const area = this.#areas.get(areaId);
    if (!area) return;
    if (area.reading) {
      area.again = true;
      return;
    }
    area.reading = true;
    try {
      do {
        area.again = false;
        const state = await boardState(areaId, clock());
        area.last = state;
        for (const reader of area.readers) reader.tell(state);
      } while (area.again);
    } catch (error) {
      // Nobody is told anything: what they see grows old, and they are shown that it does.
      log().warn({ err: error }, "the live board could not be read");
    } finally {
      area.reading = false;
    }
  }
}

/** Beats fall on whole minutes, when stations open and close, and evenly between. */
export function untilNextBeat(now: Date): number {
  const beat = BEAT_SECONDS * 1000;
  return beat - (now.getTime() % beat) + 50;
}

const held = globalThis as { yizhanBoardHub?: BoardHub };

/** The hub of this process. Its streams end when the process is asked to stop, so that it needs not wait for them. */
export function boardHub(): BoardHub {
  if (!held.yizhanBoardHub) {
    const hub = new BoardHub();
    held.yizhanBoardHub = hub;
    const stop = () => void hub.stop();
    process.once("SIGTERM", stop);
    process.once("SIGINT", stop);
  }
  return held.yizhanBoardHub;
}
