import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nextOf, ownPath, signInFor, withNext } from "@/lib/people/own-path";

describe("ownPath", () => {
  it.each([
    ["/rider", "/rider"],
    ["/check-in/T-E1", "/check-in/T-E1"],
    ["/cadre/cases?open=7K3M-92QX#notes", "/cadre/cases?open=7K3M-92QX#notes"],
    ["/report?station=T-E1&next=//evil.example", "/report?station=T-E1&next=//evil.example"],
    ["/a/../rider", "/rider"],
    ["/%2F%2Fevil.example", "/%2F%2Fevil.example"],
    ["/驿站", "/%E9%A9%BF%E7%AB%99"],
  ])("keeps our own %s", (next, kept) => {
    expect(ownPath(next)).toBe(kept);
  });

  it.each([
    undefined,
    "",
    "rider",
    "//evil.example",
    "///evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "/\t/evil.example",
    "/\n/evil.example",
    "/a\r\nLocation: https://evil.example",
    "https://evil.example/rider",
    "https:evil.example",
    "javascript:alert(1)",
    "data:text/html,x",
    " /rider",
    "/./\\evil.example",
    "/.//evil.example",
    "/a/..//evil.example",
    "/sign-in",
    "/sign-in/staff?next=/sign-in",
    "/api/photos/1",
    "/\u0000",
    "/\u0085/evil.example",
  ])("refuses %j", (next) => {
    expect(ownPath(next, "/home")).toBe("/home");
  });

  it("never leads to another host, whatever is typed", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "binary" }),
        fc.constantFrom("/", "//", "/\\", "/.//", "", "/\t/"),
        (text, head) => {
          const path = ownPath(head + text, "/home");
          expect(new URL(path, "https://own.example").host).toBe("own.example");
        },
      ),
      { numRuns: 2000 },
    );
  });

  it("negative control: a check for the first character alone lets another host through", () => {
    const naive = (next: string) => (next.startsWith("/") ? next : "/");
    expect(new URL(naive("//evil.example"), "https://own.example").host).toBe("evil.example");
  });
});

it("withNext and nextOf carry own paths only", () => {
  expect(withNext("/sign-in", "/rider?a=1")).toBe("/sign-in?next=%2Frider%3Fa%3D1");
  expect(withNext("/sign-in", "//evil.example")).toBe("/sign-in");
  expect(withNext("/sign-in", undefined)).toBe("/sign-in");
  expect(nextOf({ next: ["/rider", "//evil.example"] })).toBe("/rider");
  expect(nextOf({ next: "//evil.example" })).toBe("");
  expect(nextOf({})).toBe("");
});

it.each([
  ["/rider", "/sign-in?next=%2Frider"],
  ["/cadre", "/sign-in/staff?next=%2Fcadre"],
  ["/cadre/cases?sort=place", "/sign-in/staff?next=%2Fcadre%2Fcases%3Fsort%3Dplace"],
  ["/cadres", "/sign-in?next=%2Fcadres"],
  ["/", "/sign-in?next=%2F"],
  ["//elsewhere", "/sign-in"],
])("whoever must sign in for %s goes to %s", (page, to) => {
  expect(signInFor(page)).toBe(to);
});
