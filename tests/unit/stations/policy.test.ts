import { describe, expect, it } from "vitest";
import { type Actor, type Grant, ROLES, type ScopeKind, visitor } from "@/lib/people/actor";
import { canRunStation, canSeeStations } from "@/lib/stations/policy";

const station = { id: "station-1", areaId: "area-1", neighbourhoodId: "hood-1" };
const holding = (...grants: Grant[]): Actor => ({
  ...visitor("area-1", "zh-CN"),
  personId: "p",
  sessionId: "s",
  grants,
});

const OWN: Record<ScopeKind, string> = {
  AREA: "area-1",
  NEIGHBOURHOOD: "hood-1",
  STATION: "station-1",
  OUTLET: "outlet-1",
};
const MAY = new Set(["STATION_MANAGER", "NEIGHBOURHOOD_CADRE", "SUBDISTRICT_CADRE", "ADMINISTRATOR"]);

const table = ROLES.flatMap((role) =>
  (Object.keys(OWN) as ScopeKind[]).flatMap((scopeKind) =>
    [OWN[scopeKind], "elsewhere"].map((scopeId) => ({
      role,
      scopeKind,
      scopeId,
      may: MAY.has(role) && scopeKind !== "OUTLET" && scopeId !== "elsewhere",
    })),
  ),
);

describe("running a station", () => {
  it.each(table)("$role in $scopeKind $scopeId: $may", ({ may, ...grant }) => {
    expect(canRunStation(holding(grant), station)).toBe(may);
  });

  it("is for nobody without a role", () => {
    expect(canRunStation(visitor("area-1", "en"), station)).toBe(false);
    expect(canRunStation(holding(), station)).toBe(false);
  });

  it("ends at the area's border, whatever the grant says", () => {
    const grant: Grant = { role: "ADMINISTRATOR", scopeKind: "AREA", scopeId: "area-1" };
    expect(canRunStation({ ...holding(grant), areaId: "area-2" }, station)).toBe(false);
    expect(canRunStation(holding(grant), { ...station, areaId: "area-2" })).toBe(false);
  });
});

it("stations are everybody's to see", () => {
  expect(canSeeStations(visitor("area-1", "zh-CN"))).toBe(true);
});
