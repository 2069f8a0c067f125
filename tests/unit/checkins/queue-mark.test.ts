import { describe, expect, it } from "vitest";
import { type Mark, markAfter, readMark, writeMark } from "@/lib/checkins/queue/mark";
import { type QueuedTap, VERSION } from "@/lib/checkins/queue/record";

const tap = (clientId: string, state: "waiting" | "refused" = "waiting"): QueuedTap => ({
  v: VERSION,
  clientId,
  seq: 1,
  owner: "me",
  code: "T-E1",
  at: "2026-11-20T06:00:00.000Z",
  source: "POSTER",
  outcome: state === "waiting" ? { state } : { state, reason: "closed" },
});
const [one, two] = [tap("11111111-aaaa"), tap("22222222-bbbb")];
const none: Mark = { lost: 0, waiting: [], more: 0 };

describe("the mark of the queue", () => {
  it("is read as it was written, and not otherwise", () => {
    const mark = { lost: 1, waiting: ["11111111", "22222222"], more: 0 };
    expect(readMark(writeMark(mark))).toEqual(mark);
    expect(readMark(writeMark({ ...mark, more: 180 }))).toEqual({ ...mark, more: 180 });
    expect(readMark(writeMark(none))).toEqual(none);
    for (const broken of [undefined, "", "1", "a~0~", "1~0~x;y", "-1~0~", "1~x+", "1~x+-2"])
      expect(readMark(broken)).toBeNull();
  });

  it("is read as versions before wrote it", () => {
    expect(readMark("3~1~11111111")).toEqual({ lost: 1, waiting: ["11111111"], more: 0 });
  });

  it("names what waits", () => {
    expect(markAfter(null, [one, tap("33333333-cccc", "refused")])).toEqual({
      lost: 0,
      waiting: ["11111111"],
      more: 0,
    });
  });

  it("counts what waited and was cleared away, once, until it is read", () => {
    const before = markAfter(null, [one, two]);
    const cleared = markAfter(before, []);
    expect(cleared).toEqual({ lost: 2, waiting: [], more: 0 });
    expect(markAfter(cleared, []).lost).toBe(2);
    expect(markAfter(cleared, [tap("44444444-dddd")])).toEqual({
      lost: 2,
      waiting: ["44444444"],
      more: 0,
    });
  });

  it("takes what was settled or is kept for another version for no loss", () => {
    const before = markAfter(null, [one]);
    expect(markAfter(before, [tap(one?.clientId ?? "", "refused")]).lost).toBe(0);
    expect(markAfter(before, [{ v: VERSION + 1, clientId: one?.clientId }]).lost).toBe(0);
    expect(markAfter(null, []).lost).toBe(0);
  });

  const many = Array.from({ length: 200 }, (_, i) => tap(`${String(i).padStart(8, "0")}-x`));

  it("stays small however much waits, and counts all of it", () => {
    const mark = markAfter(null, many);
    expect(writeMark(mark).length).toBeLessThan(256);
    expect(markAfter(readMark(writeMark(mark)), [])).toEqual({ lost: 200, waiting: [], more: 0 });
  });

  it("takes what is settled or still there for no loss, named or only counted", () => {
    const mark = markAfter(null, many);
    expect(markAfter(mark, many)).toEqual(mark);
    const settled = many.map(({ clientId }, i) => tap(clientId, i % 2 ? "waiting" : "refused"));
    expect(markAfter(mark, settled)).toMatchObject({ lost: 0, more: 80 });
    expect(markAfter(mark, many.slice(0, 150)).lost).toBe(50);
  });
});
