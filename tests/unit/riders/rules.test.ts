import { describe, expect, it } from "vitest";
import { covers, currentPass, type PassRecord, passState, running } from "@/lib/riders/rules";
import { localTime } from "@/lib/time/shanghai";

const day = (text: string) => new Date(`${text}T00:00:00Z`);
const at = (text: string) => new Date(`${text}+08:00`);
const NOW = at("2026-11-20T14:02:00");
const TODAY = localTime(NOW).day;

const pass = (changes: Partial<PassRecord> = {}): PassRecord => ({
  issuedAt: at("2026-03-01T10:00:00"),
  validUntil: day("2027-02-28"),
  suspensions: [],
  revocation: null,
  ...changes,
});
const suspension = (startsAt: string, endsAt: string | null, reason = "证件照待补") => ({
  startsAt: at(startsAt),
  endsAt: endsAt === null ? null : at(endsAt),
  reason,
  createdById: "cadre",
});

describe("employment and membership", () => {
  it.each([
    ["2026-11-20", null, true],
    ["2026-11-21", null, false],
    ["2026-01-01", "2026-11-21", true],
    ["2026-01-01", "2026-11-20", false],
  ])("from %s until %s covers 20 November: %s", (from, until, expected) => {
    expect(covers({ from: day(from), until: until === null ? null : day(until) }, "2026-11-20")).toBe(
      expected,
    );
  });

  it("finds the one that runs, or none", () => {
    const past = { from: day("2025-01-01"), until: day("2026-01-01") };
    const present = { from: day("2026-01-01"), until: null };
    expect(running([past, present], "2026-11-20")).toBe(present);
    expect(running([past], "2026-11-20")).toBeNull();
  });

  it("counts the day in Shanghai, not in UTC", () => {
    const starts = { from: day("2026-11-21"), until: null };
    expect(covers(starts, localTime(at("2026-11-21T00:30:00")).day)).toBe(true);
    expect(covers(starts, localTime(at("2026-11-20T23:59:00")).day)).toBe(false);
  });
});

describe("the pass a rider holds", () => {
  it("is the one issued last; one dated in the future is not held yet", () => {
    const old = pass({ issuedAt: at("2025-03-01T10:00:00") });
    const renewed = pass();
    const later = pass({ issuedAt: at("2026-12-01T10:00:00") });
    expect(currentPass([old, later, renewed], NOW)).toBe(renewed);
    expect(currentPass([], NOW)).toBeNull();
  });
});

describe("what a pass is worth", () => {
  const state = (changes: Partial<PassRecord> = {}, employed = true) =>
    passState(pass(changes), employed, NOW, TODAY);

  it("none without a pass", () => {
    expect(passState(null, true, NOW, TODAY)).toEqual({ kind: "none" });
  });

  it("valid through its last day, expired the day after", () => {
    expect(state({ validUntil: day("2026-11-20") })).toEqual({ kind: "valid", until: "2026-11-20" });
    expect(state({ validUntil: day("2026-11-19") })).toEqual({ kind: "expired", until: "2026-11-19" });
  });

  it.each([
    ["not begun", [suspension("2026-11-20T14:03:00", null)], "valid"],
    ["begins now", [suspension("2026-11-20T14:02:00", null)], "suspended"],
    ["ends later", [suspension("2026-11-01T00:00:00", "2026-11-20T14:03:00")], "suspended"],
    ["ends now", [suspension("2026-11-01T00:00:00", "2026-11-20T14:02:00")], "valid"],
  ])("suspension that %s → %s", (_name, suspensions, kind) => {
    expect(state({ suspensions }).kind).toBe(kind);
  });

  it("says why, by whom and until when; of two suspensions the longer one", () => {
    const suspensions = [
      suspension("2026-11-01T00:00:00", "2026-11-25T00:00:00", "短"),
      suspension("2026-11-01T00:00:00", "2026-12-25T00:00:00", "长"),
    ];
    expect(state({ suspensions })).toEqual({
      kind: "suspended",
      until: at("2026-12-25T00:00:00"),
      reason: "长",
      decidedById: "cadre",
    });
    const open = [...suspensions, suspension("2026-11-02T00:00:00", null, "无限期")];
    expect(state({ suspensions: open })).toMatchObject({ until: null, reason: "无限期" });
  });

  it("the gravest reason wins", () => {
    const suspensions = [suspension("2026-11-01T00:00:00", null)];
    const revocation = { at: at("2026-11-10T09:00:00"), reason: "转借他人", createdById: null };
    const validUntil = day("2026-11-01");
    expect(state({ suspensions, validUntil, revocation }, false)).toMatchObject({
      kind: "revoked",
      reason: "转借他人",
    });
    expect(state({ suspensions, validUntil }, false).kind).toBe("unemployed");
    expect(state({ suspensions, validUntil }).kind).toBe("expired");
    expect(state({ suspensions }).kind).toBe("suspended");
    expect(state().kind).toBe("valid");
  });

  it("a revocation dated later does not count yet", () => {
    const revocation = { at: at("2026-11-20T14:03:00"), reason: "", createdById: null };
    expect(state({ revocation }).kind).toBe("valid");
  });
});
