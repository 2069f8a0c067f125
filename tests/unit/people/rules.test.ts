import { describe, expect, it } from "vitest";
import { hasStaffRole, minutesAfter, sessionEnd } from "@/lib/people/rules";
import { deviceOf } from "@/lib/server/device";

const now = new Date("2026-03-01T08:00:00Z");
const hours = (n: number) => new Date(now.getTime() + n * 3_600_000);

describe("sessionEnd", () => {
  it.each([
    ["CODE", false, 90 * 24],
    ["CODE", true, 90 * 24],
    ["PASSWORD", true, 12],
    ["PASSWORD", false, 12],
    ["DEMO", true, 12],
    ["DEMO", false, 90 * 24],
  ] as const)("%s, staff %s: %i hours", (method, staff, length) => {
    expect(sessionEnd(method, staff, now)).toEqual(hours(length));
  });
});

it("minutesAfter counts both ways", () => {
  expect(minutesAfter(now, 5).toISOString()).toBe("2026-03-01T08:05:00.000Z");
  expect(minutesAfter(now, -60).toISOString()).toBe("2026-03-01T07:00:00.000Z");
});

it("hasStaffRole", () => {
  expect(hasStaffRole([{ role: "RESIDENT" }, { role: "RIDER" }])).toBe(false);
  expect(hasStaffRole([{ role: "RIDER" }, { role: "GUARD" }])).toBe(true);
  expect(hasStaffRole([])).toBe(false);
});

describe("deviceOf", () => {
  it.each([
    [
      "Mozilla/5.0 (Linux; Android 12; V2118A) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/107.0 Mobile Safari/537.36 MicroMessenger/8.0.49",
      "WeChat · Android",
    ],
    [
      "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0 Safari/537.36 Edg/131.0",
      "Edge · Windows",
    ],
    [
      "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1",
      "Safari · iPhone",
    ],
    ["Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0", "Firefox · Linux"],
    ["curl/8.5", ""],
    ["", ""],
  ])("%s", (agent, device) => expect(deviceOf(agent)).toBe(device));
});
