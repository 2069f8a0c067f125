import { verify } from "@node-rs/argon2";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { hashPassword, passwordFits } from "@/lib/people/password";
import {
  newTotpSecret,
  openTotpSecret,
  sealTotpSecret,
  totpCode,
  totpStep,
  totpUri,
} from "@/lib/people/totp";
import {
  keyedHash,
  randomDigits,
  randomText,
  readSealed,
  readSigned,
  sealed,
  signed,
} from "@/lib/server/crypto";
import { secretIs } from "../../support/secret";

vi.mock("@node-rs/argon2", async (original) => {
  const real = await original<typeof import("@node-rs/argon2")>();
  return { ...real, verify: vi.fn(real.verify) };
});

beforeEach(() => secretIs("first-secret-of-the-tests-0123456789"));

/** The same text with one character changed. */
const bent = (text: string, at: number) =>
  text.slice(0, at) + (text[at] === "A" ? "B" : "A") + text.slice(at + 1);

describe("signed", () => {
  it("comes back", () => expect(readSigned("case keys", signed("case keys", "a b·c"))).toBe("a b·c"));
  it.each([undefined, "", ".", "YQ", "YQ.", "YQ.x.y", "a.b.c"])("refuses %j", (value) => {
    expect(readSigned("case keys", value)).toBeNull();
  });
  it("refuses another purpose, another secret, and a changed text", () => {
    const value = signed("case keys", "case-1");
    expect(readSigned("sign-in challenge", value)).toBeNull();
    expect(readSigned("case keys", bent(value, 1))).toBeNull();
    secretIs("second-secret-of-the-tests-012345678");
    expect(readSigned("case keys", value)).toBeNull();
  });
});

describe("sealed", () => {
  it("comes back, and is different each time", () => {
    const [one, two] = [sealed("totp secret", "ABC"), sealed("totp secret", "ABC")];
    expect(readSealed("totp secret", one)).toBe("ABC");
    expect(one).not.toBe(two);
    expect(Buffer.from(one, "base64url").toString("latin1")).not.toContain("ABC");
  });
  it("refuses a change in any byte, another purpose and another secret", () => {
    const value = sealed("totp secret", "JBSWY3DP");
    for (let at = 0; at < value.length - 1; at++)
      expect(readSealed("totp secret", bent(value, at))).toBeNull();
    expect(readSealed("recovery codes shown", value)).toBeNull();
    expect(readSealed("totp secret", value.slice(0, 20))).toBeNull();
    expect(readSealed("totp secret", undefined)).toBeNull();
    secretIs("second-secret-of-the-tests-012345678");
    expect(readSealed("totp secret", value)).toBeNull();
  });
});

it("a keyed hash depends on purpose and secret", () => {
  const hash = keyedHash("rate limit", "x");
  expect(keyedHash("rate limit", "x")).toBe(hash);
  expect(keyedHash("sign-in code", "x")).not.toBe(hash);
  secretIs("second-secret-of-the-tests-012345678");
  expect(keyedHash("rate limit", "x")).not.toBe(hash);
});

it("random digits keep their leading noughts, random text its alphabet", () => {
  const codes = Array.from({ length: 2000 }, () => randomDigits(6));
  expect(codes.every((code) => /^\d{6}$/.test(code))).toBe(true);
  expect(codes.some((code) => code.startsWith("0"))).toBe(true);
  expect(randomText("AB", 200)).toMatch(/^[AB]{200}$/);
});

describe("totp", () => {
  const at = (seconds: number) => new Date(seconds * 1000);
  /** RFC 6238, appendix B, SHA-1, last six digits. */
  const RFC = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
  it.each([
    [59, "287082"],
    [1_111_111_109, "081804"],
    [1_234_567_890, "005924"],
    [2_000_000_000, "279037"],
  ])("the RFC's code at %i s", (seconds, code) => {
    expect(totpCode(RFC, at(seconds))).toBe(code);
    expect(totpStep(RFC, code, at(seconds))).toBe(Math.floor(seconds / 30));
  });
  it("accepts one step before and after, and not two", () => {
    const code = totpCode(RFC, at(3000));
    expect(totpStep(RFC, code, at(3030))).toBe(100);
    expect(totpStep(RFC, code, at(2970))).toBe(100);
    expect(totpStep(RFC, code, at(3060))).toBeNull();
    expect(totpStep(RFC, code, at(2940))).toBeNull();
  });
  it("keeps its secret sealed and names the house in the app", () => {
    const secret = newTotpSecret();
    expect(secret).toMatch(/^[A-Z2-7]{32}$/);
    expect(openTotpSecret(sealTotpSecret(secret))).toBe(secret);
    expect(totpUri(secret, "驿站 团花地区", "wangmin")).toContain(`secret=${secret}`);
  });
});

describe("passwords", () => {
  it("are argon2id with 19 MiB and two passes", async () => {
    const stored = await hashPassword("correct horse");
    expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await passwordFits(stored, "correct horse")).toBe(true);
    expect(await passwordFits(stored, "wrong horse")).toBe(false);
  });
  it("full-width letters are the same letters", async () => {
    expect(await passwordFits(await hashPassword("ａｂｃ１２３"), "abc123")).toBe(true);
  });
  it("nobody's password fits nothing, after the same work", async () => {
    const stored = await hashPassword("correct horse");
    vi.mocked(verify).mockClear();
    expect(await passwordFits(stored, "no such person")).toBe(false);
    expect(await passwordFits(null, "no such person")).toBe(false);
    const cost = (hash: unknown) => String(hash).split("$").slice(0, 4).join("$");
    const [known, unknown] = vi.mocked(verify).mock.calls;
    expect(cost(known?.[0])).toBe("$argon2id$v=19$m=19456,t=2,p=1");
    expect(cost(unknown?.[0])).toBe(cost(known?.[0]));
    expect(unknown?.[1]).toBe(known?.[1]);
  });
});
