import "server-only";
import type { Actor } from "@/lib/people/actor";
import { keyFits, keyOfSubmission } from "@/lib/server/case-keys";
import { db } from "@/lib/server/db";
import { env } from "@/lib/server/env";
import { FOLLOWED } from "./follow-select";
import { followView } from "./follow-shape";
import type { FollowView, OwnCaseView } from "./follow-view";
import { type FollowerView, followerOf, followerOfKey, followerView, isFollower } from "./follower-view";
import { isReporter, worksOnCase } from "./policy";
import { CASE_RECORD } from "./record";
import { casePath } from "./reference";

/** Minutes after filing in which the confirmation shows the secret link. */
const LINK_MINUTES = 30;

export type Follow =
  /** Not opened on this device, or no such case: the two look the same. */
  | { readonly kind: "locked" }
  /** Somebody who works on it; their page is at the desk. */
  | { readonly kind: "desk" }
  | { readonly kind: "own"; readonly view: FollowView }
  /** A neighbour who joined it. */
  | { readonly kind: "follower"; readonly view: FollowerView };

/** The case with this (valid) reference, as far as the actor may follow it. */
export async function followCase(
  actor: Actor,
  reference: string,
  now: Date,
  justFiled: boolean,
): Promise<Follow> {
  const row = await db().case.findUnique({
    where: { areaId_reference: { areaId: actor.areaId, reference } },
    select: FOLLOWED,
  });
  if (!row) return followJoined(actor, reference, now, justFiled);
  const own = isReporter(actor, row);
  if (worksOnCase(actor, row) && !(own && justFiled)) return { kind: "desk" };
  if (!own) return { kind: "locked" };
  const fresh = now.getTime() - row.filedAt.getTime() < LINK_MINUTES * 60_000;
  const showLink = justFiled && fresh && actor.caseIds.includes(row.id);
  const path = `${casePath(reference)}/open?key=${keyOfSubmission(row.submissionId)}`;
  const secretLink = showLink ? new URL(path, env().APP_URL).href : null;
  return { kind: "own", view: followView(row, actor, now, secretLink) };
}

async function followJoined(actor: Actor, reference: string, now: Date, isNew: boolean): Promise<Follow> {
  const follower = await followerOf(actor, reference);
  if (!follower || !isFollower(actor, follower)) return { kind: "locked" };
  const view = await followerView(actor, follower, now, isNew);
  return view ? { kind: "follower", view } : { kind: "locked" };
}

/** Id of the case (or of the neighbour's following) whose secret link carries `key`, or null. */
export async function caseOfKey(actor: Actor, reference: string, key: string): Promise<string | null> {
  const row = await db().case.findUnique({
    where: { areaId_reference: { areaId: actor.areaId, reference } },
    select: { id: true, keyHash: true },
  });
  if (!row) return followerOfKey(actor, reference, key);
  return keyFits(key, row.keyHash) ? row.id : null;
}

const LIST_MOST = 20;

/** The actor's own cases: filed while signed in, or opened on this device; the newest first. */
export async function ownCases(actor: Actor): Promise<OwnCaseView[]> {
  const mine = actor.personId ? [{ reporterId: actor.personId }] : [];
  const rows = await db().case.findMany({
    where: { areaId: actor.areaId, OR: [{ id: { in: [...actor.caseIds] } }, ...mine] },
    select: {
      reference: true,
      status: true,
      filedAt: true,
      category: { select: { name: true, nameEn: true } },
    },
    orderBy: { filedAt: "desc" },
    take: LIST_MOST,
  });
  const joined = await db().caseFollower.findMany({
    where: {
      areaId: actor.areaId,
      OR: [{ id: { in: [...actor.caseIds] } }, ...(actor.personId ? [{ personId: actor.personId }] : [])],
    },
    select: {
      reference: true,
      createdAt: true,
      case: { select: { status: true, category: { select: { name: true, nameEn: true } } } },
    },
    orderBy: { createdAt: "desc" },
    take: LIST_MOST,
  });
  const all = [
    ...rows,
    ...joined.map(({ reference, createdAt, case: of }) => ({ ...of, reference, filedAt: createdAt })),
  ].sort((a, b) => b.filedAt.getTime() - a.filedAt.getTime());
  return all.slice(0, LIST_MOST).map(({ category, ...row }) => ({
    ...row,
    category: actor.locale === "en" ? category.nameEn : category.name,
  }));
}

/** Where a photo is stored, with what policies must know of its case; null when there is none in the area. */
export function photoWithCase(actor: Actor, id: string) {
  return db().casePhoto.findFirst({
    where: { id, areaId: actor.areaId },
    select: {
      storageKey: true,
      mediaType: true,
      event: { select: { isPublic: true } },
      case: { select: CASE_RECORD },
    },
  });
}
