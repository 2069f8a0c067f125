import { afterEach, describe, expect, it, vi } from "vitest";
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
const none: Mark = { lost: 0, waiting: [] };

describe("the mark of the queue", () => {
  it("is read as it was written, and not otherwise", () => {
    const mark = { lost: 1, waiting: ["11111111", "22222222"] };
    expect(readMark(writeMark(mark))).toEqual(mark);
    expect(readMark(writeMark(none))).toEqual(none);
    for (const broken of [undefined, "", "1", "a~0~", "1~0~x;y", "-1~0~"])
      expect(readMark(broken)).toBeNull();
  });

  it("is read as versions before wrote it", () => {
    expect(readMark("3~1~11111111")).toEqual({ lost: 1, waiting: ["11111111"] });
  });

  it("names what waits", () => {
    expect(markAfter(null, [one, tap("33333333-cccc", "refused")])).toEqual({
      lost: 0,
      waiting: ["11111111"],
    });
  });

  it("counts what waited and was cleared away, once, until it is read", () => {
    const before = markAfter(null, [one, two]);
    const cleared = markAfter(before, []);
    expect(cleared).toEqual({ lost: 2, waiting: [] });
    expect(markAfter(cleared, []).lost).toBe(2);
    expect(markAfter(cleared, [tap("44444444-dddd")])).toEqual({ lost: 2, waiting: ["44444444"] });
  });

  it("takes what was settled or is kept for another version for no loss", () => {
    const before = markAfter(null, [one]);
    expect(markAfter(before, [tap(one?.clientId ?? "", "refused")]).lost).toBe(0);
    expect(markAfter(before, [{ v: VERSION + 1, clientId: one?.clientId }]).lost).toBe(0);
    expect(markAfter(null, []).lost).toBe(0);
  });

  it("stays small however much waits", () => {
    const many = Array.from({ length: 200 }, (_, i) => tap(`${String(i).padStart(8, "0")}-x`));
    expect(writeMark(markAfter(null, many)).length).toBeLessThan(256);
  });
});

describe("the cookie of the mark, as a page keeps it", () => {
  afterEach(() => vi.unstubAllGlobals());

  it.each([
    ["https:", true],
    ["http:", false],
  ])("over %s it goes by https alone: %s", async (protocol, secure) => {
    const page = { cookie: "" };
    vi.stubGlobal("document", page);
    vi.stubGlobal("location", { protocol });
    vi.resetModules();
    const { storeMark, storedMark } = await import("@/lib/checkins/queue/mark-cookie");
    await storeMark({ lost: 1, waiting: ["11111111"] });
    expect(page.cookie).toMatch(/^yz_queue=1~11111111; Path=\/; SameSite=Lax; Max-Age=\d+/);
    expect(/; Secure$/.test(page.cookie)).toBe(secure);
    expect(await storedMark()).toEqual({ lost: 1, waiting: ["11111111"] });
  });
});
