import "server-only";
import { hashOfKey } from "@/lib/server/case-keys";
import type { Prisma } from "@/lib/server/db";
import { days, MINIMAL as M } from "./minimal-ids";

export function category(areaId: string, id: string, code: string): Prisma.CaseCategoryCreateManyInput {
  return {
    id,
    areaId,
    code,
    kind: "COMPLAINT",
    name: "没有送上门",
    nameEn: "Not brought to the door",
    hint: "",
    hintEn: "",
    answerDays: 3,
    limitReason: "要找当事骑手了解情况",
    limitReasonEn: "the rider has to be heard first",
    sort: 0,
  };
}

type CaseRow = Prisma.CaseCreateManyInput & { id: string };

export function cases(): CaseRow[] {
  const row = (id: string, reference: string, over: Partial<CaseRow> = {}): CaseRow => ({
    id,
    areaId: M.area,
    reference,
    kind: "COMPLAINT",
    categoryId: M.category,
    neighbourhoodId: M.neighbourhoods.own,
    text: "包裹放在一楼门口，没有送上来。",
    contactName: "周玉兰",
    contactPhone: "+8615499001234",
    keyHash: hashOfKey(M.caseKey),
    submissionId: id,
    filedAt: days(-1),
    dueAt: days(3),
    ...over,
  });
  const { own, other } = M.outlets;
  const accepted = { acceptedAt: days(-0.9), assigneeId: M.people.NEIGHBOURHOOD_CADRE };
  const elsewhere = { neighbourhoodId: M.neighbourhoods.other };
  return [
    row(M.cases.reported, M.references.reported, { reporterId: M.people.RESIDENT }),
    row(M.cases.dispatchedOwn, M.references.dispatchedOwn, {
      status: "DISPATCHED",
      outletId: own,
      ...accepted,
    }),
    row(M.cases.dispatchedOther, M.references.dispatchedOther, {
      status: "DISPATCHED",
      outletId: other,
      ...elsewhere,
    }),
    row(M.cases.reportedOther, M.references.reportedOther, {
      ...elsewhere,
      reporterId: M.people.otherResident,
    }),
    row(M.cases.closed, M.references.closed, {
      status: "CLOSED",
      closedAt: days(-1),
      ...accepted,
      reporterId: M.people.RESIDENT,
    }),
    row(M.cases.foreign, M.references.foreign, {
      areaId: M.foreign.area,
      neighbourhoodId: M.foreign.neighbourhood,
      categoryId: M.foreign.category,
    }),
  ];
}

export function dispatch(caseId: string, outletId: string): Prisma.CaseDispatchCreateManyInput {
  return {
    areaId: M.area,
    caseId,
    outletId,
    dueAt: days(2),
    dueReason: "要找当事骑手了解情况",
    createdAt: days(-0.5),
  };
}
