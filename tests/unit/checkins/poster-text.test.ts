import { describe, expect, it } from "vitest";
import { pathOfPoster } from "@/lib/checkins/poster-text";

const ORIGIN = "https://yizhan.example.org";

describe("a scanned text", () => {
  it.each([
    [`${ORIGIN}/check-in/T-E1`, "/check-in/T-E1"],
    [`${ORIGIN}/check-in/T-E1?r=aB3_-xYz01`, "/check-in/T-E1?r=aB3_-xYz01"],
    [`${ORIGIN}/check-in/T-E1?next=//evil.example`, "/check-in/T-E1"],
    [" t-p07 ", "/check-in/T-P07"],
    ["Ｔ－Ｅ１", "/check-in/T-E1"],
  ])("%s leads to %s", (text, path) => {
    expect(pathOfPoster(text, ORIGIN)).toBe(path);
  });

  it.each([
    "https://evil.example/check-in/T-E1",
    "http://yizhan.example.org/check-in/T-E1",
    `${ORIGIN}/rider`,
    `${ORIGIN}/check-in/T-E1/more`,
    `${ORIGIN}/check-in/`,
    "javascript:alert(1)",
    "6901234567892",
    "hello",
    "",
  ])("%s leads nowhere", (text) => {
    expect(pathOfPoster(text, ORIGIN)).toBeNull();
  });
});
