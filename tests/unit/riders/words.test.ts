import { describe, expect, it } from "vitest";
import type { PassState } from "@/lib/riders/rules";
import { passWords, SOON_DAYS } from "@/lib/riders/words";
import { catalogues } from "@/lib/text/catalogue";

const TODAY = "2026-11-20";
const at = new Date("2026-12-01T00:00:00+08:00");

describe("the sentence on a pass", () => {
  const states: [PassState, object][] = [
    [{ kind: "none" }, { key: "passNone" }],
    [{ kind: "unemployed", until: "2027-01-01" }, { key: "passUnemployed" }],
    [
      { kind: "expired", until: "2026-11-19" },
      { key: "passExpired", date: "2026-11-19" },
    ],
    [
      { kind: "revoked", at, reason: "转借他人。", decidedById: null },
      { key: "passRevoked", date: at, reason: "转借他人" },
    ],
    [
      { kind: "suspended", until: at, reason: "照片待补", decidedById: null },
      { key: "passSuspended", date: at, reason: "照片待补" },
    ],
    [
      { kind: "suspended", until: null, reason: "Photo missing.", decidedById: null },
      { key: "passSuspendedOpen", reason: "Photo missing" },
    ],
    [{ kind: "valid", until: TODAY }, { key: "passValidToday" }],
    [
      { kind: "valid", until: "2026-11-21" },
      { key: "passValidSoon", date: "2026-11-21", days: 1 },
    ],
    [
      { kind: "valid", until: "2026-12-20" },
      { key: "passValidSoon", date: "2026-12-20", days: SOON_DAYS },
    ],
    [
      { kind: "valid", until: "2026-12-21" },
      { key: "passValid", date: "2026-12-21" },
    ],
  ];

  it.each(states)("%o", (state, words) => {
    expect(passWords(state, TODAY)).toEqual(words);
  });

  it.each(["zh-CN", "en"] as const)("exists in %s and names what it is given", (locale) => {
    for (const [state] of states) {
      const words = passWords(state, TODAY);
      const sentence = catalogues[locale].rider[words.key];
      expect(sentence.includes("{date}")).toBe(words.date !== undefined);
      expect(sentence.includes("{reason}")).toBe(words.reason !== undefined);
      expect(sentence.includes("{days")).toBe(words.days !== undefined);
    }
  });
});
