import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readCursor, writeCursor } from "@/lib/checkins/cursor";
import { checkInInput } from "@/lib/checkins/schema";

describe("the input of a check-in", () => {
  const good = { code: "T-E1", clientId: randomUUID(), source: "POSTER" };

  it.each(["t-e1", " T-E1 ", "ｔ－ｅ１"])("reads %o as T-E1", (code) => {
    expect(checkInInput.parse({ ...good, code }).code).toBe("T-E1");
  });

  it("takes whose page it was, which a phone without scripts sends along", () => {
    expect(checkInInput.safeParse({ ...good, owner: "me" }).success).toBe(true);
  });

  it.each([
    ["no code", { ...good, code: undefined }],
    ["a code longer than any poster's", { ...good, code: "T".repeat(21) }],
    ["no clientId", { ...good, clientId: undefined }],
    ["a clientId that is no UUID", { ...good, clientId: "1" }],
    ["an unknown source", { ...good, source: "GUESS" }],
    ["somebody else's rider", { ...good, riderId: randomUUID() }],
    ["a time of one's own", { ...good, at: "2026-11-20T06:00:00Z" }],
    ["a position", { ...good, lat: 39.9, lng: 116.4 }],
  ])("refuses %s", (_name, input) => {
    expect(checkInInput.safeParse(input).success).toBe(false);
  });
});

describe("a place in the list", () => {
  it("survives the way through an address", () => {
    const at = fc.date({ min: new Date(0), max: new Date("2100-01-01"), noInvalidDate: true });
    fc.assert(
      fc.property(at, fc.uuid(), (when, id) => {
        expect(readCursor(writeCursor({ at: when, id }))).toEqual({ at: when, id });
      }),
    );
  });

  it.each([null, undefined, "", "x", "2026-11-20", "2026-11-20T06:00:00.000Z_1", `_${randomUUID()}`])(
    "%o is none",
    (text) => {
      expect(readCursor(text)).toBeNull();
    },
  );
});
