import { renderToStaticMarkup } from "react-dom/server";
import { afterEach, expect, it, vi } from "vitest";
import { Behind } from "@/components/checkins/queue-line";
import type { QueueSetting, QueueWords } from "@/components/checkins/queue-words";

afterEach(() => vi.unstubAllGlobals());

const words = {
  queuePage: "no signal, as of {time}",
  queuePageKept: "kept, as of {time}",
  queuePageAnew: "open again",
} as QueueWords;
const setting: QueueSetting = {
  owner: "rider-1",
  words,
  names: {},
  locale: "en",
  zone: "Asia/Shanghai",
  madeAt: "2026-07-01T02:05:00Z",
};

function said(offline: boolean): string {
  vi.stubGlobal("location", { pathname: "/check-in/T-E1", search: "?from=poster" });
  return renderToStaticMarkup(<Behind offline={offline} setting={setting} />);
}

it("a phone that knows it has no line says so, and offers nothing that needs one", () => {
  expect(said(true)).toMatch(/no signal, as of .*10:05/);
  expect(said(true)).not.toContain("href");
});
it("a kept page of a phone that believes in its line can be opened again, where it stands", () => {
  expect(said(false)).toMatch(/kept, as of .*10:05/);
  expect(said(false)).toContain('href="/check-in/T-E1?from=poster"');
});
