import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { flush, type Post, type Reply, replyOf } from "@/lib/checkins/queue/flush";
import { type Answer, BATCH, type QueuedTap, settle, VERSION } from "@/lib/checkins/queue/record";

const OWNER = "me";
const tap = (seq: number, owner = OWNER): QueuedTap => ({
  v: VERSION,
  clientId: `${owner}-${seq}`,
  seq,
  owner,
  code: "T-E1",
  at: "2026-11-20T06:00:00.000Z",
  source: "POSTER",
  outcome: { state: "waiting" },
});

/** A phone's store in memory. */
function memory(first: readonly QueuedTap[]) {
  let taps = [...first];
  return {
    held: async () => ({ taps, unreadable: 0, lost: 0 }),
    settle: async (answers: readonly Answer[]) => {
      taps = taps.map((one) => {
        const answer = answers.find(({ clientId }) => clientId === one.clientId);
        return answer ? settle(one, answer) : one;
      });
    },
    state: (clientId: string) => taps.find((one) => one.clientId === clientId)?.outcome.state,
    waiting: () => taps.filter((one) => one.outcome.state === "waiting").length,
  };
}

const countedAs = (one: QueuedTap): Answer => ({
  clientId: one.clientId,
  state: "counted",
  id: `id-${one.clientId}`,
  code: one.code,
  at: one.at,
});
const answerAll: Post = async (taps) => ({ kind: "answers", answers: taps.map(countedAs) });
const many = (count: number) => Array.from({ length: count }, (_, i) => tap(i + 1));

describe("sending what waits", () => {
  it("sends everything in batches and leaves other people's alone", async () => {
    const store = memory([...many(BATCH + 7), tap(1, "somebody else")]);
    const sizes: number[] = [];
    const post: Post = (taps) => {
      sizes.push(taps.length);
      return answerAll(taps);
    };
    expect(await flush(store, OWNER, post)).toBe("sent");
    expect(sizes).toEqual([BATCH, 7]);
    expect(store.state("somebody else-1")).toBe("waiting");
  });

  it.each(["offline", "signIn", "other", "later"] as const)("keeps everything when %s", async (kind) => {
    const store = memory(many(3));
    expect(await flush(store, OWNER, async () => ({ kind }))).toBe(kind);
    expect(store.waiting()).toBe(3);
  });

  it("finds the one that the server can't read, says so, and counts the others", async () => {
    const store = memory(many(5));
    const post: Post = async (taps) =>
      taps.some(({ seq }) => seq === 3) ? { kind: "unfit", message: "not readable" } : answerAll(taps);
    expect(await flush(store, OWNER, post)).toBe("sent");
    expect(["me-1", "me-2", "me-3", "me-4", "me-5"].map(store.state)).toEqual([
      "counted",
      "counted",
      "refused",
      "counted",
      "counted",
    ]);
  });

  it("stops when the server answers about none of them, instead of asking for ever", async () => {
    const store = memory(many(2));
    expect(await flush(store, OWNER, async () => ({ kind: "answers", answers: [] }))).toBe("later");
    expect(store.waiting()).toBe(2);
  });

  it("loses nothing and says nothing untrue, however often requests or answers get lost", async () => {
    const fate = fc.constantFrom("arrives", "request lost", "answer lost", "server down");
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 120 }),
        fc.array(fate, { maxLength: 12 }),
        async (count, fates) => {
          const store = memory(many(count));
          const server = new Set<string>();
          const left = [...fates];
          const post: Post = async (taps): Promise<Reply> => {
            const now = left.shift() ?? "arrives";
            if (now === "request lost") return { kind: "offline" };
            if (now === "server down") return { kind: "later" };
            for (const { clientId } of taps) server.add(clientId);
            return now === "answer lost" ? { kind: "offline" } : answerAll(taps);
          };
          let sent = await flush(store, OWNER, post);
          for (const one of many(count))
            if (store.state(one.clientId) === "counted") expect(server.has(one.clientId)).toBe(true);
          for (let i = 0; sent !== "sent" && i <= fates.length; i++) sent = await flush(store, OWNER, post);
          expect(sent).toBe("sent");
          expect(server.size).toBe(count);
          expect(store.waiting()).toBe(0);
        },
      ),
    );
  });
});

describe("what an answer means", () => {
  const results = [countedAs(tap(1))];

  it.each([
    [200, { ok: true, data: { results } }, { kind: "answers", answers: results }],
    [401, { ok: false }, { kind: "signIn" }],
    [403, { ok: false }, { kind: "other" }],
    [422, { ok: false, message: "wait", fields: {} }, { kind: "later" }],
    [422, { ok: false, message: "what?", fields: { items: "?" } }, { kind: "unfit", message: "what?" }],
    [400, { ok: false }, { kind: "later" }],
    [500, null, { kind: "later" }],
    [200, null, { kind: "later" }],
  ])("%i with %o", (status, body, reply) => {
    expect(replyOf(status, body)).toEqual(reply);
  });
});
