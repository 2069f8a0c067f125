import { describe, expect, it } from "vitest";
import { type Outcome, type QueuedTap, VERSION } from "@/lib/checkins/queue/record";
import { concerning, standingTap } from "@/lib/checkins/queue/standing";
import { tapOf } from "@/lib/checkins/queue/tap-form";

const tap = (outcome: Outcome, changes: Partial<QueuedTap> = {}): QueuedTap => ({
  v: VERSION,
  clientId: "c",
  seq: 1,
  owner: "me",
  code: "T-E1",
  at: "2026-11-20T06:00:00.000Z",
  source: "POSTER",
  outcome,
  ...changes,
});
const waiting: Outcome = { state: "waiting" };
const counted: Outcome = { state: "counted", id: "i", code: "T-E1", at: "2026-11-20T06:00:00.000Z" };
const refused: Outcome = { state: "refused", reason: "closed" };
const asked = { owner: "me", code: "T-E1", clientId: undefined, unasked: false };

const now = new Date("2026-11-20T06:10:00Z");

describe("the tap that the page answers", () => {
  it("is the one just made, whatever became of it", () => {
    for (const outcome of [waiting, counted, refused])
      expect(standingTap([tap(outcome)], { ...asked, clientId: "c" }, now)?.outcome).toBe(outcome);
  });

  it("is else one here that still waits and would be the same visit", () => {
    expect(standingTap([tap(waiting)], asked, now)).toBeDefined();
    const none = [
      tap(waiting, { owner: "somebody else" }),
      tap(waiting, { code: "T-E2" }),
      tap(waiting, { at: "2026-11-20T05:40:00.000Z" }),
      tap(counted),
      tap(refused),
    ];
    expect(standingTap(none, asked, now)).toBeUndefined();
  });

  it("is a counted one only where the server could not be asked", () => {
    const unasked = { ...asked, unasked: true };
    expect(standingTap([tap(counted)], asked, now)).toBeUndefined();
    expect(standingTap([tap(counted)], unasked, now)).toBeDefined();
    expect(standingTap([tap(counted, { at: "2026-11-20T05:30:00.000Z" })], unasked, now)).toBeUndefined();
    expect(standingTap([tap(refused)], unasked, now)).toBeUndefined();
  });
});

describe("on a page about something else", () => {
  it("stands what waits or was refused, and what has waited while it was open", () => {
    const before = [
      tap(waiting, { clientId: "a" }),
      tap(counted, { clientId: "b" }),
      tap(refused, { clientId: "c" }),
    ];
    const waited = new Set<string>();
    const ids = (taps: readonly QueuedTap[]) => concerning(taps, waited).map(({ clientId }) => clientId);
    expect(ids(before)).toEqual(["a", "c"]);
    expect(ids([tap(counted, { clientId: "a" }), ...before.slice(1)])).toEqual(["a", "c"]);
  });
});

describe("a check-in's form", () => {
  const form = (values: Record<string, string>) => {
    const data = new FormData();
    for (const [name, value] of Object.entries(values)) data.set(name, value);
    return data;
  };

  it("is a tap, with what the station's screen showed when it showed something", () => {
    const values = { clientId: "c", code: "T-E1", source: "LIST" };
    expect(tapOf(form(values), "me")).toEqual({ ...values, owner: "me" });
    expect(tapOf(form({ ...values, source: "x", rotating: "r" }), "me")).toEqual({
      ...values,
      owner: "me",
      source: "POSTER",
      rotating: "r",
    });
  });

  it("is told from every other form", () => {
    expect(tapOf(form({ code: "T-E1" }), "me")).toBeNull();
    expect(tapOf(form({ clientId: "c" }), "me")).toBeNull();
  });
});
