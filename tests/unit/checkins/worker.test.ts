import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { NewTap } from "@/lib/checkins/queue/store";

const HOST = "https://yizhan.test";
const PATIENCE = 4000;
const kept: NewTap[] = [];
const add = async (tap: NewTap) => void kept.push(tap);
let opening = async () => {};
vi.mock("@/lib/checkins/queue/store", () => ({
  async openStore() {
    await opening();
    return { note: async () => "rider-1", setNote: async () => {}, add };
  },
}));

type Heard = (event: {
  request: Request;
  waitUntil(work: Promise<unknown>): void;
  respondWith(answer: Promise<Response>): void;
}) => void;
const heard = new Map<string, Heard>();
const line = vi.fn<(request: Request) => Promise<Response>>();
const pages = new Map<string, string>();

beforeEach(async () => {
  vi.useFakeTimers();
  kept.length = 0;
  opening = async () => {};
  line.mockReset();
  for (const path of ["/rider", "/check-in"]) pages.set(path, `kept ${path}`);
  vi.stubGlobal("location", new URL(HOST));
  vi.stubGlobal("addEventListener", (name: string, how: Heard) => heard.set(name, how));
  vi.stubGlobal("fetch", line);
  vi.stubGlobal("caches", {
    match: async (path: string) => (pages.has(path) ? new Response(pages.get(path)) : undefined),
  });
  vi.resetModules();
  await import("@/app/sw");
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const dead = () => line.mockReturnValue(new Promise(() => {}));
const says = (status: number) => line.mockImplementation(async () => new Response("server", { status }));

/** What the worker answers to a navigation, as far as it has by now. */
function goTo(address: string, form?: Record<string, string>) {
  const request = new Request(new URL(address, HOST), {
    ...(form ? { method: "POST", body: new URLSearchParams(form) } : {}),
    referrer: `${HOST}/check-in/T-E1`,
  });
  Object.defineProperties(request, {
    mode: { value: "navigate" },
    referrer: { value: `${HOST}/check-in/T-E1` },
  });
  let answer: Response | undefined;
  heard.get("fetch")?.({
    request,
    waitUntil: () => {},
    respondWith: (given) => void given.then((one) => (answer = one)),
  });
  return {
    async after(milliseconds: number) {
      await vi.advanceTimersByTimeAsync(milliseconds);
      return answer;
    },
  };
}

const tap = { clientId: "11111111-aaaa", code: "T-E1", owner: "rider-1" };
const standIn = `${HOST}/check-in?code=T-E1`;

it("on a dead line a poster's page is waited for once, and what stands in for it is there at once", async () => {
  dead();
  const poster = goTo("/check-in/T-E1");
  expect(await poster.after(PATIENCE - 1)).toBeUndefined();
  expect((await poster.after(1))?.headers.get("location")).toBe(standIn);
  expect(await (await goTo(standIn).after(0))?.text()).toBe("kept /check-in");
});

it("asked for again, it waits for the line again", async () => {
  dead();
  await goTo("/check-in/T-E1").after(PATIENCE);
  await goTo(standIn).after(0);
  const again = goTo(standIn);
  expect(await again.after(PATIENCE - 1)).toBeUndefined();
  expect(await (await again.after(1))?.text()).toBe("kept /check-in");
});

it.each([502, 503, 504])("a %s is no answer where a page is kept", async (status) => {
  says(status);
  expect(await (await goTo("/rider").after(0))?.text()).toBe("kept /rider");
  expect((await goTo("/check-in/T-E1").after(0))?.headers.get("location")).toBe(standIn);
});

it("where nothing is kept the server's own word is shown", async () => {
  says(502);
  pages.clear();
  expect((await goTo("/check-in/T-E1").after(0))?.status).toBe(502);
  expect((await goTo("/check-in/T-E1", tap).after(0))?.status).toBe(502);
  expect(kept).toEqual([]);
});

it("a tap that meets a server under way is kept, once, and its page is there at once", async () => {
  says(502);
  const answer = await goTo("/check-in/T-E1", tap).after(0);
  expect(answer?.headers.get("location")).toBe(standIn);
  expect(kept).toEqual([{ clientId: tap.clientId, code: "T-E1", owner: "rider-1", source: "POSTER" }]);
  line.mockClear();
  expect(await (await goTo(standIn).after(0))?.text()).toBe("kept /check-in");
  expect(line).not.toHaveBeenCalled();
});

it("a browser that never opens its store doesn't keep the server's word back", async () => {
  says(502);
  opening = () => new Promise(() => {});
  expect((await goTo("/check-in/T-E1", tap).after(2000))?.status).toBe(502);
});

it("another rider's is not kept, and hears the server's own word", async () => {
  says(502);
  expect((await goTo("/check-in/T-E1", { ...tap, owner: "rider-2" }).after(0))?.status).toBe(502);
  expect(kept).toEqual([]);
});

it("negative control: what the server refuses or answers is its answer", async () => {
  for (const status of [200, 404, 422, 429]) {
    says(status);
    expect((await goTo("/check-in/T-E1").after(0))?.status).toBe(status);
    expect((await goTo("/check-in/T-E1", tap).after(0))?.status).toBe(status);
  }
  expect(kept).toEqual([]);
});
