import "server-only";
import type { Prisma } from "@/lib/server/db";
import { DECLINED } from "./contact";
import { CASE_RECORD } from "./record";

const NAMES = { name: true, nameEn: true } as const;
const PHOTO = { id: true, width: true, height: true } as const;

/** What the person's page reads of a case: public events only. */
export const FOLLOWED = {
  ...CASE_RECORD,
  reference: true,
  submissionId: true,
  text: true,
  placeNote: true,
  riderSaid: true,
  occurredOn: true,
  filedAt: true,
  dueAt: true,
  closedAt: true,
  contactPhone: true,
  subscriptions: DECLINED,
  category: { select: { ...NAMES, limitReason: true, limitReasonEn: true } },
  neighbourhood: { select: NAMES },
  building: { select: NAMES },
  entrance: { select: { number: true } },
  station: { select: NAMES },
  company: { select: NAMES },
  outlet: { select: NAMES },
  events: {
    where: { isPublic: true },
    orderBy: [{ at: "asc" }, { id: "asc" }],
    select: {
      id: true,
      at: true,
      kind: true,
      actorLabel: true,
      text: true,
      data: true,
      photos: { select: PHOTO },
    },
  },
  photos: { where: { eventId: null }, select: PHOTO },
  pauses: { where: { endedAt: null }, select: { startedAt: true, reason: true } },
  dispatches: {
    select: {
      outletId: true,
      endedAt: true,
      endedAs: true,
      dueAt: true,
      dueReason: true,
      outlet: { select: NAMES },
    },
    orderBy: { createdAt: "asc" },
  },
  closures: {
    orderBy: { at: "desc" },
    take: 1,
    select: {
      at: true,
      outcome: true,
      reason: true,
      reopenedAt: true,
      rating: { select: { solved: true, satisfied: true } },
    },
  },
} as const satisfies Prisma.CaseSelect;

export type Followed = Prisma.CaseGetPayload<{ select: typeof FOLLOWED }>;
