import { describe, expect, it } from "vitest";
import {
  BATCH,
  isSpent,
  nextBatch,
  type QueuedTap,
  readable,
  settle,
  VERSION,
} from "@/lib/checkins/queue/record";

const tap = (changes: Partial<QueuedTap> = {}): QueuedTap => ({
  v: VERSION,
  clientId: "c",
  seq: 1,
  owner: "me",
  code: "T-E1",
  at: "2026-11-20T06:00:00.000Z",
  source: "POSTER",
  outcome: { state: "waiting" },
  ...changes,
});
const counted = { state: "counted", id: "i", code: "T-E1", at: "2026-11-20T06:00:00.000Z" } as const;

describe("a tap in the phone's queue", () => {
  it("is read by this version only when this version wrote it", () => {
    expect(readable(tap())).toBe(true);
    expect([{ ...tap(), v: VERSION + 1 }, {}, null, undefined, "tap"].filter(readable)).toEqual([]);
  });

  it("goes out in order, for its owner only, as many as one request takes", () => {
    const others = [tap({ owner: "somebody else" }), tap({ outcome: counted })];
    const mine = Array.from({ length: BATCH + 5 }, (_, i) => tap({ seq: BATCH + 5 - i }));
    const batch = nextBatch([...others, ...mine], "me");
    expect(batch.map(({ seq }) => seq)).toEqual(Array.from({ length: BATCH }, (_, i) => i + 1));
    expect(nextBatch(others, "me")).toEqual([]);
  });

  it("takes the first answer and keeps it", () => {
    const settled = settle(tap(), { clientId: "c", ...counted });
    expect(settled.outcome).toEqual(counted);
    expect(settle(settled, { clientId: "c", state: "refused", reason: "late" })).toBe(settled);
  });

  it("goes a day after it was counted; what waits or was refused stays", () => {
    const late = new Date("2026-11-21T06:00:01Z");
    expect(isSpent(tap({ outcome: counted }), late)).toBe(true);
    expect(isSpent(tap({ outcome: counted }), new Date("2026-11-21T06:00:00Z"))).toBe(false);
    expect(isSpent(tap(), late)).toBe(false);
    expect(isSpent(tap({ outcome: { state: "refused", reason: "closed" } }), late)).toBe(false);
  });
});
