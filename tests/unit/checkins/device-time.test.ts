import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MAX_AGE_HOURS, serverTime, TRUSTED_SECONDS } from "@/lib/checkins/device-time";

const receivedAt = new Date("2026-11-20T14:00:00+08:00");
const later = (ms: number, from = receivedAt) => new Date(from.getTime() + ms);
const HOUR = 3_600_000;

describe("the time of a tap that waited", () => {
  it("is the phone's, exactly, while its clock is about right", () => {
    const at = later(-5 * HOUR - 123);
    expect(serverTime({ at, sentAt: later(-90_000), receivedAt })).toEqual({ at, offset: null });
  });

  it.each([
    ["a day ahead", 24 * HOUR],
    ["a day behind", -24 * HOUR],
    ["three minutes ahead", 180_000],
  ])("is as long before the receipt as it waited, when the clock is %s", (_name, wrong) => {
    const answer = serverTime({ at: later(wrong - 2 * HOUR), sentAt: later(wrong), receivedAt });
    expect(answer).toEqual({ at: later(-2 * HOUR), offset: wrong / 1000 });
  });

  it("is now, and marked, when the clock was put back between tap and sending", () => {
    const answer = serverTime({ at: later(24 * HOUR), sentAt: later(0), receivedAt });
    expect(answer).toEqual({ at: receivedAt, offset: 24 * 3600 });
  });

  it("is none when it waited too long", () => {
    const at = later(-MAX_AGE_HOURS * HOUR);
    expect(serverTime({ at, sentAt: receivedAt, receivedAt })).toEqual({ at, offset: null });
    expect(serverTime({ at: later(-1, at), sentAt: receivedAt, receivedAt })).toBeNull();
  });

  it("is never in the future, and right within the trust and the way, whatever the clock says", () => {
    const wait = fc.integer({ min: 0, max: MAX_AGE_HOURS * HOUR - 20 * 60_000 });
    const wrong = fc.integer({ min: -400 * HOUR, max: 400 * HOUR });
    const way = fc.integer({ min: 0, max: 10_000 });
    fc.assert(
      fc.property(wait, wrong, way, (waited, ahead, took) => {
        const truth = later(-waited - took);
        const answer = serverTime({ at: later(ahead, truth), sentAt: later(ahead - took), receivedAt });
        expect(answer?.at.getTime()).toBeLessThanOrEqual(receivedAt.getTime());
        const off = Math.abs((answer?.at.getTime() ?? 0) - truth.getTime());
        expect(off).toBeLessThanOrEqual(TRUSTED_SECONDS * 1000 + 10_000);
        if (Math.abs(ahead - took) > TRUSTED_SECONDS * 1000) expect(off).toBeLessThanOrEqual(10_000);
      }),
    );
  });
});
