import { afterEach, describe, expect, it, vi } from "vitest";

describe("the cookie of the mark, as a page keeps it", () => {
  afterEach(() => vi.unstubAllGlobals());

  const before = "yz_queue=; Path=/; Max-Age=0";

  it.each([
    ["https:", /^__Host-yz_queue=1~11111111; Path=\/; SameSite=Lax; Max-Age=\d+; Secure$/, [before]],
    ["http:", /^yz_queue=1~11111111; Path=\/; SameSite=Lax; Max-Age=\d+$/, []],
  ])("over %s it is bound as it can be, and none is left beside it", async (protocol, kept, dropped) => {
    const sets: string[] = [];
    vi.stubGlobal("document", {
      set cookie(one: string) {
        sets.push(one);
      },
      // Of a host beside ours, which may set cookies for both.
      get cookie() {
        return `${protocol === "https:" ? "yz_queue=9~; " : ""}${sets[0]?.split(";")[0]}`;
      },
    });
    vi.stubGlobal("location", { protocol });
    vi.resetModules();
    const { storeMark, storedMark } = await import("@/lib/checkins/queue/mark-cookie");
    const mark = { lost: 1, waiting: ["11111111"], more: 0 };
    await storeMark(mark);
    expect(sets[0]).toMatch(kept);
    expect(sets.slice(1)).toEqual(dropped);
    expect(await storedMark()).toEqual(mark);
  });

  it("the service worker keeps it under the same name, and takes the other one away", async () => {
    const jar = new Map([["yz_queue", "9~"]]);
    vi.stubGlobal("location", { protocol: "https:" });
    vi.stubGlobal("cookieStore", {
      get: async (name: string) => (jar.has(name) ? { value: jar.get(name) } : null),
      set: async ({ name, value }: { name: string; value: string }) => jar.set(name, value),
      delete: async (name: string) => jar.delete(name),
    });
    vi.resetModules();
    const { storeMark, storedMark } = await import("@/lib/checkins/queue/mark-cookie");
    expect(await storedMark()).toEqual({ lost: 9, waiting: [], more: 0 });
    await storeMark({ lost: 1, waiting: [], more: 0 });
    expect([...jar]).toEqual([["__Host-yz_queue", "1~"]]);
    jar.set("yz_queue", "9~");
    expect(await storedMark()).toEqual({ lost: 1, waiting: [], more: 0 });
  });

  it.each([
    ["yz_queue=1~11111111", { lost: 1, waiting: ["11111111"], more: 0 }],
    ["yz_queue=9~; __Host-yz_queue=0~", { lost: 0, waiting: [], more: 0 }],
    ["yz_queue=9~; __Host-yz_queue=?", null],
    ["", null],
  ])("over https what an older version kept counts until there is a new one: %s", async (cookie, mark) => {
    vi.stubGlobal("document", { cookie });
    vi.stubGlobal("location", { protocol: "https:" });
    vi.resetModules();
    const { storedMark } = await import("@/lib/checkins/queue/mark-cookie");
    expect(await storedMark()).toEqual(mark);
  });
});
