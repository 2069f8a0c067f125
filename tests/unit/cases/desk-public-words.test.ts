import { describe, expect, it } from "vitest";
import { catalogues } from "@/lib/text/catalogue";

const FIELDS = { zh: catalogues["zh-CN"].cadre.field, en: catalogues.en.cadre.field };

/** Labels of what becomes a text on the person's page, and on that of an outlet that has or answered the case. */
const PUBLIC = [
  "dueReason",
  "handled",
  "verifyText",
  "sendBackReason",
  "closeReason",
  "refuseReason",
  "withdrawReason",
  "declineReason",
  "handOffReason",
  "resumeReason",
  "reopenReason",
] as const;

describe("whoever writes at the desk is told who reads it", () => {
  it.each(PUBLIC)("%s", (label) => {
    expect(FIELDS.zh[label]).toMatch(/（居民.*会看到）/);
    expect(FIELDS.en[label]).toMatch(/\((the )?resident.* reads? it\)/);
  });

  it.each(["verifyText", "sendBackReason", "withdrawReason"] as const)("%s: the outlet too", (label) => {
    expect(FIELDS.zh[label]).toContain("网点");
    expect(FIELDS.en[label]).toContain("outlet");
  });

  it("negative control: what the resident doesn't see is not called so", () => {
    expect(FIELDS.zh.instruction).not.toMatch(/（居民.*会看到）/);
    expect(FIELDS.en.instruction).not.toMatch(/reads? it\)/);
  });
});
