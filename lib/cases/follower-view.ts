import "server-only";
import type { Actor } from "@/lib/people/actor";
import { maskPhone } from "@/lib/people/phone";
import { keyFits, keyOfSubmission } from "@/lib/server/case-keys";
import { db } from "@/lib/server/db";
import { env } from "@/lib/server/env";
import { DECLINED, numberThatOpens } from "./contact";
import { FOLLOWED } from "./follow-select";
import { followView } from "./follow-shape";
import type { FollowView } from "./follow-view";
import { sharedPhotoPath } from "./nearby";
import { casePath } from "./reference";

/** How long after joining the secret link is shown. */
const LINK_MS = 30 * 60_000;

/** A neighbour's following, by its own reference; null when there is none in the area. */
export function followerOf(actor: Actor, reference: string) {
  return db().caseFollower.findUnique({
    where: { areaId_reference: { areaId: actor.areaId, reference } },
    select: {
      id: true,
      areaId: true,
      reference: true,
      caseId: true,
      personId: true,
      phone: true,
      subscriptions: DECLINED,
      keyHash: true,
      submissionId: true,
      createdAt: true,
    },
  });
}
export type Follower = NonNullable<Awaited<ReturnType<typeof followerOf>>>;

/** On the device where it was opened, or signed in as the one who joined. Pure. */
export function isFollower(actor: Actor, follower: Pick<Follower, "id" | "areaId" | "personId">): boolean {
  if (actor.areaId !== follower.areaId) return false;
  return (
    actor.caseIds.includes(follower.id) || (actor.personId !== null && actor.personId === follower.personId)
  );
}

/** Id of the following whose secret link carries `key`, or null. */
export async function followerOfKey(actor: Actor, reference: string, key: string): Promise<string | null> {
  const follower = await followerOf(actor, reference);
  return follower && keyFits(key, follower.keyHash) ? follower.id : null;
}

export interface FollowerView {
  readonly followerId: string;
  readonly caseId: string;
  readonly reference: string;
  readonly category: string;
  readonly place: string;
  readonly filedAt: Date;
  readonly limit: FollowView["limit"];
  readonly holder: FollowView["holder"];
  readonly steps: FollowView["steps"];
  /** The number whose last digits open it, masked; null: none does. */
  readonly opensWith: string | null;
  /** Joined by the reader while signed in: their account leads to it. */
  readonly inAccount: boolean;
  /** Only right after joining. */
  readonly secretLink: string | null;
  readonly outcome: NonNullable<FollowView["closure"]>["outcome"] | null;
  readonly photos: readonly { readonly path: string; readonly width: number; readonly height: number }[];
}

/**
 * The case as a neighbour follows it: how far it has got, by when and who has it. Nothing that the person who filed it
 * wrote or was written to them, and nobody's name or number.
 */
export async function followerView(
  actor: Actor,
  follower: Follower,
  now: Date,
  isNew: boolean,
): Promise<FollowerView | null> {
  const row = await db().case.findUnique({
    where: { id: follower.caseId },
    select: { ...FOLLOWED, sharePhotos: true },
  });
  if (!row) return null;
  const { locale } = actor;
  const view = followView(row, actor, now, null);
  const named = (one: { name: string; nameEn: string } | null) =>
    (locale === "en" ? one?.nameEn : one?.name) ?? "";
  const opensWith = numberThatOpens(follower.phone, follower.subscriptions, follower.id);
  const filed = row.events.find((event) => event.kind === "FILED");
  return {
    followerId: follower.id,
    caseId: follower.caseId,
    reference: follower.reference,
    category: view.category,
    place: named(row.station) || named(row.building) || named(row.neighbourhood),
    filedAt: row.filedAt,
    limit: {
      ...view.limit,
      question: null,
      outlet: view.limit.outlet && { ...view.limit.outlet, reason: "" },
    },
    holder: view.holder,
    steps: view.steps,
    opensWith: opensWith && maskPhone(opensWith),
    inAccount: actor.personId !== null && actor.personId === follower.personId,
    secretLink: isNew && now.getTime() - follower.createdAt.getTime() < LINK_MS ? linkOf(follower) : null,
    outcome: view.closure?.outcome ?? null,
    photos: (row.sharePhotos ? (filed?.photos ?? []) : []).map(({ id, width, height }) => ({
      width,
      height,
      path: sharedPhotoPath(id, now),
    })),
  };
}

function linkOf({ reference, submissionId }: Follower): string {
  return new URL(`${casePath(reference)}/open?key=${keyOfSubmission(submissionId)}`, env().APP_URL).href;
}
