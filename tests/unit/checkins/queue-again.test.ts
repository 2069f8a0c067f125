import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { type Sent, sendAll } from "@/lib/checkins/queue/flush";
import { openQueue, type QueueState } from "@/lib/checkins/queue/phone";

vi.mock("@/lib/checkins/queue/store", () => ({
  openStore: async () => ({ held: async () => ({ taps: [], lost: 0 }) }),
}));
vi.mock("@/lib/checkins/queue/flush", () => ({ sendAll: vi.fn() }));

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("document", { visibilityState: "visible", addEventListener: () => {} });
  vi.stubGlobal("addEventListener", () => {});
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A page that opens while sendings end like this; tells how many there have been, and how the last one stands. */
async function open(...ends: Sent[]) {
  const sending = vi.mocked(sendAll).mockReset();
  for (const end of ends) sending.mockResolvedValueOnce(end);
  const states: QueueState[] = [];
  openQueue("rider-1", (state) => states.push(state));
  await vi.advanceTimersByTimeAsync(0);
  return { sendings: () => sending.mock.calls.length, states };
}

it("without signal it is tried again every five seconds, until it arrives, and never once more", async () => {
  const { sendings } = await open("offline", "offline", "sent");
  expect(sendings()).toBe(1);
  await vi.advanceTimersByTimeAsync(4999);
  expect(sendings()).toBe(1);
  await vi.advanceTimersByTimeAsync(1);
  expect(sendings()).toBe(2);
  await vi.advanceTimersByTimeAsync(5000);
  expect(sendings()).toBe(3);
  await vi.advanceTimersByTimeAsync(3_600_000);
  expect(sendings()).toBe(3);
});

it("a server that asked to be spared is asked after half a minute", async () => {
  const { sendings } = await open("later", "sent");
  await vi.advanceTimersByTimeAsync(29_999);
  expect(sendings()).toBe(1);
  await vi.advanceTimersByTimeAsync(1);
  expect(sendings()).toBe(2);
});

it.each(["signIn", "other"] as const)("what ends with %s waits for the rider", async (end) => {
  const { sendings } = await open(end);
  await vi.advanceTimersByTimeAsync(3_600_000);
  expect(sendings()).toBe(1);
});

it("while it is tried again by itself, what is said stays", async () => {
  const { states } = await open("offline", "offline", "sent");
  await vi.advanceTimersByTimeAsync(0);
  states.length = 0;
  await vi.advanceTimersByTimeAsync(10_000);
  expect(states.map(({ sent }) => sent)).not.toContain(null);
  expect(states.at(-1)?.sent).toBe("sent");
});
