import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { keepScreen } from "@/components/checkins/screen-leaf";
import { STEP_SECONDS } from "@/lib/checkins/rotating";
import type { ScreenCode } from "@/lib/checkins/screen";

const drawn: ReactNode[] = [];
vi.mock("@/components/ui/draw", () => ({ draw: (what: ReactNode) => drawn.push(what) }));

const LEFT = 20_000;
const setting = { code: "T-E1", left: LEFT, words: { label: "scan", lost: "no line", out: "out" } };
const said = () => JSON.stringify(drawn.at(-1) ?? null);
const line = vi.fn<(address: string, how?: { signal: AbortSignal }) => Promise<Response>>();
/** Once the request is given up, if ever. */
const onGivenUp = (how: { signal: AbortSignal } | undefined, then: (why: unknown) => void) =>
  how?.signal.addEventListener("abort", () => then(how.signal.reason));

beforeEach(() => {
  vi.useFakeTimers();
  drawn.length = 0;
  line.mockReset();
  const root = { dataset: { screen: JSON.stringify(setting) }, querySelector: () => ({}) };
  vi.stubGlobal("document", { querySelector: () => root, addEventListener: () => {} });
  vi.stubGlobal("fetch", line);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A line over which nothing comes until the request is given up. */
const hanging = () =>
  line.mockImplementation((_address, how) => new Promise((_, fail) => onGivenUp(how, fail)));

it("a code whose next one hangs on the line is gone before the server stops taking it", async () => {
  hanging();
  keepScreen();
  await vi.advanceTimersByTimeAsync(LEFT);
  expect(drawn).toEqual([]);
  await vi.advanceTimersByTimeAsync(STEP_SECONDS * 1000 - 1);
  expect(said()).toContain("no line");
});

it("so is one of which only the head of the answer comes", async () => {
  line.mockImplementation(async (_address, how) => {
    const body = new ReadableStream({ start: (to) => onGivenUp(how, (why) => to.error(why)) });
    return new Response(body);
  });
  keepScreen();
  await vi.advanceTimersByTimeAsync(LEFT + STEP_SECONDS * 1000 - 1);
  expect(said()).toContain("no line");
});

it("and the next one comes as soon as the line is back", async () => {
  hanging();
  keepScreen();
  await vi.advanceTimersByTimeAsync(LEFT + 10_000);
  const qr = { d: "M0 0h1v1h-1z", size: 21 };
  const answer = { code: "T-E1", name: "", qr, left: 30_000 } satisfies ScreenCode;
  line.mockImplementation(async () => Response.json(answer));
  await vi.advanceTimersByTimeAsync(10_000);
  expect(renderToStaticMarkup(drawn.at(-1))).toMatch(/<svg viewBox="-4 -4 29 29".*<path d="M0 0h1v1h-1z"/);
  const asked = line.mock.calls.length;
  await vi.advanceTimersByTimeAsync(20_000);
  expect(line.mock.calls.length).toBe(asked);
});
