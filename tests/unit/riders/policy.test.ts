import { describe, expect, it } from "vitest";
import { visitor } from "@/lib/people/actor";
import { canOpenRiderPage } from "@/lib/riders/policy";

describe("the rider's page", () => {
  const nobody = visitor("area-t", "zh-CN");

  it("opens for whoever is signed in, so that people without a pass read how to get one", () => {
    expect(canOpenRiderPage({ ...nobody, personId: "p" })).toBe(true);
    expect(canOpenRiderPage(nobody)).toBe(false);
  });
});
