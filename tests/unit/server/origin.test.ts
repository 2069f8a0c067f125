import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { forgetEnv } from "@/lib/server/env";
import { addressOf, sameOrigin } from "@/lib/server/origin";

const kept = { ...process.env };
const set = (values: Record<string, string>) => {
  Object.assign(
    process.env,
    { DATABASE_URL: "postgresql://a@127.0.0.1/b", AUTH_SECRET: "x".repeat(32), SMS_GATEWAY_URL: "" },
    values,
  );
  forgetEnv();
};
beforeEach(() => set({ APP_URL: "https://yizhan.example.org", YIZHAN_DEMO: "0", TRUSTED_PROXIES: "0" }));
afterEach(() => {
  process.env = { ...kept };
  forgetEnv();
});

const from = (origin?: string) => sameOrigin(new Headers(origin === undefined ? {} : { origin }));

describe("the origin of a change", () => {
  it.each([
    ["https://yizhan.example.org", true],
    [undefined, false],
    ["null", false],
    ["", false],
    ["http://yizhan.example.org", false],
    ["https://yizhan.example.org:8443", false],
    ["https://yizhan.example.org.evil.example", false],
    ["https://evil.example", false],
    ["http://127.0.0.1:3000", false],
    ["not a url", false],
  ])("%s → %s", (origin, wanted) => {
    expect(from(origin)).toBe(wanted);
  });

  it("in a demo the names of this machine are one, with the same port", () => {
    set({ APP_URL: "http://127.0.0.1:3000", YIZHAN_DEMO: "1" });
    expect(from("http://localhost:3000")).toBe(true);
    expect(from("http://localhost:3001")).toBe(false);
    expect(from("http://elsewhere:3000")).toBe(false);
    set({ APP_URL: "http://127.0.0.1:3000", YIZHAN_DEMO: "0" });
    expect(from("http://localhost:3000"), "negative control: only in a demo").toBe(false);
  });
});

describe("the caller's address", () => {
  const chain = new Headers({ "x-forwarded-for": "6.6.6.6, 10.0.0.1, 10.0.0.2" });

  it("is what our own proxy wrote, never what the caller claims", () => {
    expect(addressOf(chain)).toBe("direct");
    set({ APP_URL: "https://yizhan.example.org", TRUSTED_PROXIES: "1" });
    expect(addressOf(chain)).toBe("10.0.0.2");
    set({ APP_URL: "https://yizhan.example.org", TRUSTED_PROXIES: "2" });
    expect(addressOf(chain)).toBe("10.0.0.1");
  });
});
