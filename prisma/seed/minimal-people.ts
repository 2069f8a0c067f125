import type { Prisma } from "@/lib/server/db";
import { grantOf, ROLES } from "./minimal-actors";
import { date, days, MINIMAL as M } from "./minimal-ids";

export function people(): Prisma.PersonCreateManyInput[] {
  const person = (areaId: string, id: string, name: string, index: number) => ({
    id,
    areaId,
    name,
    phone: `+86154990000${String(index).padStart(2, "0")}`,
    createdAt: days(-100),
  });
  return [
    ...ROLES.map((role, index) => person(M.area, M.people[role], `${role}`, index)),
    ...M.riderPeople.map((id, index) => person(M.area, id, `骑手${index + 2}`, 20 + index)),
    person(M.area, M.people.otherResident, "别的居民", 40),
    person(M.foreign.area, M.foreign.person, "外地管理员", 50),
  ];
}

export function grants(): Prisma.RoleGrantCreateManyInput[] {
  return [
    ...ROLES.map((role) => ({
      areaId: M.area,
      personId: M.people[role],
      ...grantOf(role),
      startsAt: days(-90),
    })),
    ...M.riderPeople.map((personId) => ({
      areaId: M.area,
      personId,
      role: "RIDER" as const,
      scopeKind: "AREA" as const,
      scopeId: M.area,
      startsAt: days(-90),
    })),
    {
      areaId: M.foreign.area,
      personId: M.foreign.person,
      role: "ADMINISTRATOR",
      scopeKind: "AREA",
      scopeId: M.foreign.area,
      startsAt: days(-90),
    },
  ];
}

/** Six riders: five who ride now, at both outlets, and one who left. */
export function riders(): Prisma.RiderCreateManyInput[] {
  const ids = [M.riders.own, ...M.riders.others];
  return ids.map((id, index) => ({
    id,
    areaId: M.area,
    personId: [M.people.RIDER, ...M.riderPeople][index] ?? "",
    number: `T-${String(index + 1).padStart(4, "0")}`,
    enrolledOn: date("2026-03-01"),
    verifiedAt: days(-80),
  }));
}

export function employments(): Prisma.EmploymentCreateManyInput[] {
  return riders().map(({ id }, index) => ({
    areaId: M.area,
    riderId: id ?? "",
    outletId: index % 2 === 0 ? M.outlets.own : M.outlets.other,
    startsOn: date("2026-03-01"),
    endsOn: index === 5 ? date("2026-09-01") : null,
  }));
}

export function passes(): Prisma.PassCreateManyInput[] {
  return riders().map(({ id, number }) => ({
    areaId: M.area,
    riderId: id ?? "",
    serial: `${number}-1`,
    issuedAt: days(-60),
    validUntil: date("2027-03-01"),
  }));
}
