import { beforeEach, describe, expect, it } from "vitest";
import { signed } from "@/lib/server/crypto";
import { forgetEnv } from "@/lib/server/env";
import { isDueAnew, readScreen, writeScreen } from "@/lib/server/screen-cookie";
import { secretIs } from "../../support/secret";

beforeEach(() => secretIs("first-secret-of-the-tests-0123456789"));

const DAY = 86_400_000;
const since = new Date("2026-11-20T06:00:00Z");
const screen = { stationId: "00000000-0000-7000-8000-000000000001", version: 3, since };
const later = (days: number) => new Date(since.getTime() + days * DAY);

describe("a screen's cookie", () => {
  it("says what it was made for, also to a process that has never seen it", () => {
    const value = writeScreen(screen);
    forgetEnv();
    expect(readScreen(value, later(1))).toEqual(screen);
  });

  it.each([
    ["none", undefined],
    ["empty", ""],
    ["not signed", Buffer.from(`screen ${screen.stationId} 3 ${since.getTime()}`).toString("base64url")],
  ])("is worth nothing when %s", (_how, value) => {
    expect(readScreen(value, since)).toBeNull();
  });

  it("is worth nothing when another station is written into it", () => {
    const [, signature = ""] = writeScreen(screen).split(".");
    const other = writeScreen({ ...screen, stationId: "00000000-0000-7000-8000-000000000002" });
    expect(readScreen(other, since)).not.toBeNull();
    expect(readScreen(`${other.split(".")[0]}.${signature}`, since)).toBeNull();
  });

  it("is worth nothing when signed for another purpose or with another secret", () => {
    const text = `screen ${screen.stationId} 3 ${since.getTime()}`;
    expect(readScreen(signed("station screen", text), since)).toEqual(screen);
    expect(readScreen(signed("case keys", text), since)).toBeNull();
    const value = writeScreen(screen);
    secretIs("second-secret-of-the-tests-012345678");
    expect(readScreen(value, since)).toBeNull();
  });

  it("ends after 90 days without use; in use it is written anew once a day", () => {
    expect(readScreen(writeScreen(screen), later(89))).toEqual(screen);
    expect(readScreen(writeScreen(screen), later(90))).toBeNull();
    expect([isDueAnew(screen, later(0.5)), isDueAnew(screen, later(1.1))]).toEqual([false, true]);
  });
});
