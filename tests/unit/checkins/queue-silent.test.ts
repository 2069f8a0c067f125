import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { openQueue, type PhoneQueue, type QueueState } from "@/lib/checkins/queue/phone";
import { openStore, type TapStore } from "@/lib/checkins/queue/store";

vi.mock("@/lib/checkins/queue/store", () => ({ openStore: vi.fn() }));
const sendAll = vi.hoisted(() => vi.fn(async () => "sent"));
vi.mock("@/lib/checkins/queue/flush", () => ({ sendAll }));

beforeEach(() => {
  vi.useFakeTimers();
  sendAll.mockClear();
  vi.stubGlobal("document", { visibilityState: "visible", addEventListener: () => {} });
  vi.stubGlobal("addEventListener", () => {});
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const never = () => new Promise<never>(() => {});
const tap = { clientId: "11111111-aaaa", owner: "rider-1", code: "T-E1", source: "POSTER" } as const;
const answering = {
  held: async () => ({ taps: [], unreadable: 0, lost: 0 }),
  add: async () => {},
} as Partial<TapStore> as TapStore;

function openWith(store: Promise<TapStore>): { queue: PhoneQueue; states: QueueState[] } {
  vi.mocked(openStore).mockReturnValue(store);
  const states: QueueState[] = [];
  return { queue: openQueue("rider-1", (state) => states.push(state)), states };
}

/** What became of a tap as soon as somebody can be told. */
async function keepIn(queue: PhoneQueue, milliseconds: number): Promise<boolean | undefined> {
  let kept: boolean | undefined;
  void queue.keep(tap).then((one) => {
    kept = one;
  });
  await vi.advanceTimersByTimeAsync(milliseconds);
  return kept;
}

it("a browser that never opens its store keeps nothing, and the tap goes its native way", async () => {
  const { queue, states } = openWith(never());
  expect(await keepIn(queue, 2000)).toBe(false);
  expect(states.at(-1)?.keeping).toBe("none");
});

it("nor does one that opens it and then never writes", async () => {
  const { queue } = openWith(Promise.resolve({ ...answering, add: never }));
  expect(await keepIn(queue, 2000)).toBe(false);
});

it("one that was only slow is heard after all, and what waits is sent", async () => {
  const { promise, resolve } = Promise.withResolvers<TapStore>();
  const { queue, states } = openWith(promise);
  expect(await keepIn(queue, 2000)).toBe(false);
  expect(sendAll).not.toHaveBeenCalled();
  resolve(answering);
  await vi.advanceTimersByTimeAsync(0);
  expect(sendAll).toHaveBeenCalledOnce();
  expect(states.at(-1)).toMatchObject({ keeping: "maybe", sent: "sent" });
  expect(await keepIn(queue, 0)).toBe(true);
});

it("negative control: one that answers keeps it at once", async () => {
  const { queue } = openWith(Promise.resolve(answering));
  expect(await keepIn(queue, 0)).toBe(true);
});
