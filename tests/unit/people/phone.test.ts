import { describe, expect, it } from "vitest";
import { maskPhone, parseMobile, writtenMobile } from "@/lib/people/phone";

describe("parseMobile", () => {
  it.each([
    "13800138000",
    " 138 0013 8000 ",
    "138-0013-8000",
    "+8613800138000",
    "+86 138 0013 8000",
    "0086 13800138000",
    "86 13800138000",
    "１３８００１３８０００",
    "＋８６　１３８ ００１３ ８０００",
  ])("reads %s", (typed) => {
    expect(parseMobile(typed)).toBe("+8613800138000");
  });

  it.each(["19912345678", "16612345678", "15400000001"])("takes every prefix from 13 to 19: %s", (typed) => {
    expect(parseMobile(typed)).toBe(`+86${typed}`);
  });

  it.each([
    "",
    "12345678901",
    "1380013800",
    "138001380000",
    "010-12345678",
    "+1 202 555 0100",
    "+852 9123 4567",
    "13800138000 ext 5",
    "call 13800138000 now",
    "一三八〇〇一三八〇〇〇",
    "13800138000;13900139000",
  ])("refuses %j", (typed) => {
    expect(parseMobile(typed)).toBeNull();
  });
});

it("writes and masks", () => {
  expect(writtenMobile("+8613800138000")).toBe("138 0013 8000");
  expect(maskPhone("+8613800138000")).toBe("138 **** 8000");
});
