import "server-only";
import { db } from "@/lib/server/db";
import { cases, category, dispatch } from "./minimal-cases";
import { days, MINIMAL as M } from "./minimal-ids";
import { employments, grants, passes, people, riders } from "./minimal-people";
import {
  area,
  building,
  company,
  hours,
  neighbourhood,
  outlet,
  PLACE,
  services,
  stations,
} from "./minimal-places";

export { foreignActor, minimalActor } from "./minimal-actors";
export { MINIMAL, NOW } from "./minimal-ids";

/**
 * A small community for tests: two areas (the second one foreign), neighbourhoods, stations, outlets and riders, one
 * person for every role in its own scope, and cases inside and outside those scopes. The same every time.
 */
export async function seedMinimal(): Promise<typeof M> {
  await db().$transaction(async (tx) => {
    await tx.area.createMany({ data: [area(M.area, "t", "团花地区"), area(M.foreign.area, "f", "外地区")] });
    await tx.neighbourhood.createMany({
      data: [
        neighbourhood(M.area, M.neighbourhoods.own, "DL", "东里"),
        neighbourhood(M.area, M.neighbourhoods.other, "NJ", "南街"),
        neighbourhood(M.foreign.area, M.foreign.neighbourhood, "DL", "东里"),
      ],
    });
    await tx.building.createMany({
      data: [building(M.buildings.own, M.neighbourhoods.own, "DL-01", "东里1号楼")],
    });
    await tx.entrance.createMany({
      data: [{ id: M.entrance, areaId: M.area, buildingId: M.buildings.own, number: 1, ...PLACE }],
    });
    await tx.station.createMany({ data: stations() });
    await tx.openingHours.createMany({ data: hours() });
    await tx.stationService.createMany({ data: services() });
    await tx.company.createMany({
      data: [
        company(M.area, M.companies.own, "SD", "顺达"),
        company(M.area, M.companies.other, "XH", "迅禾"),
        company(M.foreign.area, M.foreign.company, "SD", "顺达"),
      ],
    });
    await tx.outlet.createMany({
      data: [
        outlet(M.area, M.outlets.own, M.companies.own, M.neighbourhoods.own, "顺达东里网点"),
        outlet(M.area, M.outlets.other, M.companies.other, M.neighbourhoods.other, "迅禾南街网点"),
        outlet(M.foreign.area, M.foreign.outlet, M.foreign.company, M.foreign.neighbourhood, "顺达东里网点"),
      ],
    });
    await tx.person.createMany({ data: people() });
    await tx.roleGrant.createMany({ data: grants() });
    await tx.rider.createMany({ data: riders() });
    await tx.employment.createMany({ data: employments() });
    await tx.pass.createMany({ data: passes() });
    await tx.caseCategory.createMany({
      data: [
        category(M.area, M.category, "not_to_door"),
        category(M.foreign.area, M.foreign.category, "not_to_door"),
      ],
    });
    await tx.case.createMany({ data: cases() });
    await tx.caseEvent.createMany({
      data: cases().map(({ id, areaId }) => ({ areaId, caseId: id, at: days(-1), kind: "FILED" as const })),
    });
    await tx.caseDispatch.createMany({
      data: [
        dispatch(M.cases.dispatchedOwn, M.outlets.own),
        dispatch(M.cases.dispatchedOther, M.outlets.other),
      ],
    });
    await tx.caseClosure.createMany({
      data: [
        { areaId: M.area, caseId: M.cases.closed, at: days(-1), outcome: "SOLVED", reason: "已经送上门。" },
      ],
    });
  });
  return M;
}
