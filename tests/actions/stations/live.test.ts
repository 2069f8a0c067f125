import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import pg from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it, vi } from "vitest";
import { visitor } from "@/lib/people/actor";
import { db } from "@/lib/server/db";
import { BoardHub, MOST_READERS, untilNextBeat } from "@/lib/stations/live-hub";
import { type BoardState, boardState } from "@/lib/stations/live-state";
import { boardStream } from "@/lib/stations/live-stream";
import { board } from "@/lib/stations/queries";
import { MINIMAL, NOW, seedMinimal } from "@/prisma/seed/minimal";
import { checkIns, minutesAgo, OWN } from "./world";

/** Nothing beats by itself: what is heard was caused by a change. */
const SILENT = { untilBeat: () => Number.POSITIVE_INFINITY };
const AREA = MINIMAL.area;

/** Truths in the order they are told, each to be waited for. */
class Ear {
  readonly #told: BoardState[] = [];
  #wake: () => void = () => {};
  ended = false;
  readonly reader = {
    tell: (state: BoardState) => {
      this.#told.push(state);
      this.#wake();
    },
    end: () => {
      this.ended = true;
    },
  };

  /** The first truth from now on that differs from `known`. */
  async after(known: string | undefined): Promise<BoardState> {
    for (;;) {
      const other = this.#told.find((one) => one.mark !== known);
      this.#told.length = 0;
      if (other) return other;
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }
}

const hubs: BoardHub[] = [];
function newHub(options = SILENT): BoardHub {
  const hub = new BoardHub(options);
  hubs.push(hub);
  return hub;
}
/** A reader who has heard the board as it is now. */
async function reading(hub = newHub(), area: string = AREA) {
  const ear = new Ear();
  const leave = hub.join(area, ear.reader);
  if (!leave) throw new Error("no room");
  return { hub, ear, leave, first: await ear.after(undefined) };
}

/** Ends the connections to this database that listen, as a server going down would. Returns how many there were. */
async function cutListeners(): Promise<number | null> {
  const superuser = new pg.Client({ connectionString: inject("server").superuser });
  await superuser.connect();
  const { rowCount } = await superuser
    .query(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query ILIKE 'LISTEN%' AND datname = $1",
      [new URL(process.env.DATABASE_URL ?? "").pathname.slice(1)],
    )
    .finally(() => superuser.end());
  return rowCount;
}

const rename = (name: string, id: string = OWN) => db().station.update({ where: { id }, data: { name } });

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: NOW });
  await seedMinimal();
});
afterAll(() => {
  vi.useRealTimers();
});
beforeEach(async () => {
  await rename("驿站T-E1");
});
afterEach(async () => {
  await Promise.all(hubs.splice(0).map((hub) => hub.stop()));
});

describe("the hub", () => {
  it("tells the present board at once, and it is the one that pages show", async () => {
    const { first } = await reading();
    expect(Object.keys(first.stations)).toEqual(["T-C1", "T-E1", "T-P01"]);
    expect(first.mark).toBe((await board(visitor(AREA, "en"), NOW)).mark);
  });

  it("tells a change to every reader of that area, and to no other", async () => {
    const hub = newHub();
    const [one, two] = [await reading(hub), await reading(hub)];
    const foreign = await reading(hub, MINIMAL.foreign.area);
    await rename("新名字");
    const heard = await Promise.all([one.ear.after(one.first.mark), two.ear.after(two.first.mark)]);
    expect(heard[0].mark).toBe(heard[1].mark);
    expect(heard[0].stations["T-E1"]).not.toBe(one.first.stations["T-E1"]);
    expect(heard[0].stations["T-C1"]).toBe(one.first.stations["T-C1"]);
    await rename("外地", MINIMAL.foreign.station);
    expect(Object.keys((await foreign.ear.after(foreign.first.mark)).stations)).toEqual(["F-E1"]);
  });

  it("two of them agree on one database", async () => {
    const [one, two] = [await reading(), await reading()];
    expect(one.first.mark).toBe(two.first.mark);
    await checkIns(OWN, [minutesAgo(1)]);
    const heard = await Promise.all([one.ear.after(one.first.mark), two.ear.after(two.first.mark)]);
    expect(heard[0].mark).toBe(heard[1].mark);
    await db().checkIn.deleteMany();
  });

  it("tells what follows from the clock alone, at the next beat", async () => {
    const { ear, first } = await reading(newHub({ untilBeat: () => 5 }));
    vi.setSystemTime(new Date("2026-11-21T00:00:00+08:00"));
    expect((await ear.after(first.mark)).time).toBe("00:00");
    vi.setSystemTime(NOW);
  });

  it("hears again after its connection was cut, also what happened meanwhile", async () => {
    const { ear, first } = await reading();
    await vi.waitFor(async () => expect(await cutListeners()).toBe(1), { timeout: 10_000 });
    await rename("断线时改的");
    expect((await ear.after(first.mark)).mark).toBe((await boardState(AREA, NOW)).mark);
  });

  it("has room for so many and no more, and room again when one leaves", () => {
    const hub = newHub();
    const leave = Array.from({ length: MOST_READERS }, () => hub.join(AREA, new Ear().reader));
    expect(hub.join(AREA, new Ear().reader)).toBeNull();
    leave[0]?.();
    expect(hub.join(AREA, new Ear().reader)).not.toBeNull();
  });

  it("ends every reader when the process stops, and takes none after", async () => {
    const { hub, ear } = await reading();
    await hub.stop();
    expect(ear.ended).toBe(true);
    expect(hub.join(AREA, new Ear().reader)).toBeNull();
  });
});

it("beats fall on whole minutes and evenly between", () => {
  const at = (text: string) => new Date(`2026-11-20T10:${text}+08:00`);
  expect(untilNextBeat(at("00:00.000"))).toBe(20_050);
  expect(untilNextBeat(at("00:41.000"))).toBe(19_050);
  expect(untilNextBeat(at("00:59.990"))).toBe(60);
});

describe("the stream", () => {
  const events = async (stream: ReadableStream<Uint8Array> | null, count: number) => {
    const reader = stream?.getReader();
    let text = "";
    while (reader && text.split("\n\n").length <= count + 1) {
      const { value, done } = await reader.read();
      if (done) break;
      text += new TextDecoder().decode(value);
    }
    await reader?.cancel();
    return text;
  };
  const open = (lastId: string | null, gone = new AbortController().signal) =>
    boardStream(newHub(), AREA, { lastId, gone });

  it("begins with the board, whose mark is the event's id", async () => {
    const text = await events(open(null), 1);
    const { mark, stations } = await boardState(AREA, NOW);
    expect(text).toMatch(/^retry: \d+\n\nevent: board\n/);
    expect(text).toContain(`id: ${mark}\n`);
    expect(text).toContain(JSON.stringify(stations));
  });

  it("resumes: to who knows the present board it says only that it is the same", async () => {
    const { mark } = await boardState(AREA, NOW);
    const text = await events(open(mark), 1);
    expect(text).toContain(`event: same\nid: ${mark}\n`);
    expect(text).not.toContain("stations");
  });

  it("to who knows an older one it says the present board", async () => {
    const { mark } = await boardState(AREA, NOW);
    await rename("离线时改的");
    expect(await events(open(mark), 1)).toContain("event: board\n");
  });

  it("ends when the reader has gone", async () => {
    const gone = new AbortController();
    const stream = open(null, gone.signal);
    gone.abort();
    expect(await events(stream, Number.POSITIVE_INFINITY)).toMatch(/^retry/);
  });

  it("ends when the process stops", async () => {
    const hub = newHub();
    const stream = boardStream(hub, AREA, { lastId: null, gone: new AbortController().signal });
    const whole = events(stream, Number.POSITIVE_INFINITY);
    await hub.stop();
    expect(await whole).toMatch(/^retry/);
  });
});

it("two processes of the application agree, whichever of them made the change", async () => {
  const start = () =>
    fork(join(import.meta.dirname, "live-process.ts"), [AREA], {
      execArgv: ["--import", "tsx", "--conditions=react-server"],
      env: { ...process.env, NODE_OPTIONS: "" },
    });
  const both = [start(), start()];
  try {
    const next = () => Promise.all(both.map(async (child) => String((await once(child, "message"))[0])));
    const [one, two] = await next();
    expect(one).toBe(two);
    const told = next();
    both[0]?.send("change");
    const [first, second] = await told;
    expect(first).toBe(second);
    expect(first).not.toBe(one);
  } finally {
    await Promise.all(
      both.map(async (child) => {
        const ended = once(child, "exit");
        child.send("stop");
        await ended;
      }),
    );
  }
});
