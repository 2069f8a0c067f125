import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { followBoard, type Truth } from "@/components/stations/live-feed";

/** A browser as far as the feed knows one: Node brings the locks and the channels, the stream is ours to speak on. */
class Stream extends EventTarget {
  static readonly CLOSED = 2;
  static open: Stream[] = [];
  static made = 0;
  readyState = 1;
  constructor(readonly url: string) {
    super();
    Stream.open.push(this);
    Stream.made += 1;
  }
  close() {
    this.readyState = Stream.CLOSED;
    Stream.open = Stream.open.filter((one) => one !== this);
  }
  say(event: "board" | "same", truth: Truth) {
    this.dispatchEvent(Object.assign(new Event(event), { data: JSON.stringify(truth) }));
  }
  fail() {
    this.close();
    this.dispatchEvent(new Event("error"));
  }
}

const page = Object.assign(new EventTarget(), { visibilityState: "visible" });
const look = (state: "visible" | "hidden") => {
  page.visibilityState = state;
  page.dispatchEvent(new Event("visibilitychange"));
};
const until = <T>(check: () => T) => vi.waitFor(check, { timeout: 10_000 });
const truth = (mark: string, stations?: Truth["stations"]): Truth => ({
  ...{ at: 1, time: "10:00", mark },
  ...(stations ? { stations } : {}),
});
const FIRST = truth("one", { "T-E1": "a" });

let hellos = 0;
/** Counts the greetings as they arrive, at each tab that hears one. */
class Channel extends BroadcastChannel {
  constructor(name: string) {
    super(name);
    this.addEventListener("message", ({ data }) => {
      if (data === "hello") hellos += 1;
    });
  }
}
/** So many tabs have been greeted by all that came after them; before that, what is said may be told twice. */
const greeted = (tabs: number) => until(() => expect(hellos).toBe((tabs * (tabs - 1)) / 2));

let asked = 0;
let stops: (() => void)[] = [];
const follow = () => {
  const heard: Truth[] = [];
  stops.push(followBoard((one) => heard.push(one)));
  return heard;
};
const theStream = () => until(() => Stream.open[0] ?? expect.fail("no stream"));

beforeEach(() => {
  [asked, hellos, stops, Stream.open, Stream.made] = [0, 0, [], [], 0];
  page.visibilityState = "visible";
  vi.stubGlobal("window", globalThis);
  vi.stubGlobal("document", page);
  vi.stubGlobal("EventSource", Stream);
  vi.stubGlobal("BroadcastChannel", Channel);
  vi.stubGlobal("fetch", async () => {
    asked += 1;
    return Response.json(truth("asked", { "T-E1": "z" }));
  });
});
afterEach(() => {
  for (const stop of stops) stop();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe("several tabs", () => {
  it("hear the same over one stream", async () => {
    const tabs = [follow(), follow(), follow()];
    const stream = await theStream();
    await greeted(3);
    stream.say("board", FIRST);
    await until(() => expect(tabs).toEqual([[FIRST], [FIRST], [FIRST]]));
    expect(Stream.made).toBe(1);
  });

  it("learn the marks of all stations again when only the time is said", async () => {
    const tabs = [follow(), follow()];
    const stream = await theStream();
    await greeted(2);
    stream.say("board", FIRST);
    stream.say("same", { ...truth("one"), time: "10:01" });
    const both = [FIRST, { ...FIRST, time: "10:01" }];
    await until(() => expect(tabs).toEqual([both, both]));
  });

  it("a tab that comes later is told at once what is known", async () => {
    follow();
    (await theStream()).say("board", FIRST);
    const late = follow();
    await until(() => expect(late).toEqual([FIRST]));
    expect(Stream.made).toBe(1);
  });

  it("the next one takes over when the first is closed", async () => {
    follow();
    const first = await theStream();
    const second = follow();
    stops.shift()?.();
    await until(() => expect(Stream.open.some((one) => one !== first)).toBe(true));
    expect(Stream.open).toHaveLength(1);
    Stream.open[0]?.say("board", FIRST);
    await until(() => expect(second).toEqual([FIRST]));
  });
});

it("nobody listens for a tab out of sight; it begins again when seen", async () => {
  follow();
  await theStream();
  look("hidden");
  await until(() => expect(Stream.open).toEqual([]));
  look("visible");
  await theStream();
  expect(Stream.made).toBe(2);
});

it("stays alone where the browser has no locks", async () => {
  vi.stubGlobal("navigator", {});
  const tabs = [follow(), follow()];
  await until(() => expect(Stream.open).toHaveLength(2));
  for (const stream of Stream.open) stream.say("board", FIRST);
  expect(tabs).toEqual([[FIRST], [FIRST]]);
});

describe("without the stream", () => {
  beforeEach(() => {
    vi.stubGlobal("navigator", {});
    vi.useFakeTimers();
  });

  it("asks from time to time, and tries the stream again after a while", async () => {
    const heard = follow();
    Stream.open[0]?.fail();
    await vi.advanceTimersByTimeAsync(0);
    expect(heard).toEqual([truth("asked", { "T-E1": "z" })]);
    await vi.advanceTimersByTimeAsync(4 * 20_000);
    expect([asked, Stream.made]).toEqual([5, 1]);
    await vi.advanceTimersByTimeAsync(20_000);
    expect([asked, Stream.made]).toEqual([5, 2]);
  });

  it("takes a silent one for dead", async () => {
    follow();
    await vi.advanceTimersByTimeAsync(49_000);
    Stream.open[0]?.say("board", FIRST);
    await vi.advanceTimersByTimeAsync(49_000);
    expect(asked).toBe(0);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(asked).toBe(1);
    expect(Stream.open).toEqual([]);
  });

  it("goes on when there is no signal at all, and says nothing", async () => {
    vi.stubGlobal("fetch", async () => {
      asked += 1;
      throw new TypeError("no signal");
    });
    const heard = follow();
    Stream.open[0]?.fail();
    await vi.advanceTimersByTimeAsync(40_000);
    expect(asked).toBe(3);
    expect(heard).toEqual([]);
  });

  it("stops asking when the page goes", async () => {
    follow();
    Stream.open[0]?.fail();
    await vi.advanceTimersByTimeAsync(0);
    stops.shift()?.();
    await vi.advanceTimersByTimeAsync(300_000);
    expect([asked, Stream.made]).toEqual([1, 1]);
  });
});
