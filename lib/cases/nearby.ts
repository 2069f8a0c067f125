import "server-only";
import type { Actor } from "@/lib/people/actor";
import { readSigned, signed } from "@/lib/server/crypto";
import type { Prisma, Tx } from "@/lib/server/db";
import type { Answers } from "./answers";
import type { Draft } from "./draft";
import { categoryByCode, neighbourhoodOf } from "./report-places";
import { OPEN_STATUSES, type Status } from "./rules";

/** Days back within which the same trouble counts as the same matter. */
const DAYS = 30;
const MOST = 5;
const DAY = 86_400_000;
/** For how long the link of a neighbour's photo opens it. */
const PHOTO_MINUTES = 10;

const NAMES = { name: true, nameEn: true } as const;
/** Place, photo and state; nothing that a person wrote, and nobody's name. */
const SEEN = {
  id: true,
  status: true,
  filedAt: true,
  dueAt: true,
  sharePhotos: true,
  category: { select: NAMES },
  neighbourhood: { select: NAMES },
  building: { select: NAMES },
  station: { select: NAMES },
  photos: { where: { event: { kind: "FILED" } }, select: { id: true, width: true, height: true } },
} as const satisfies Prisma.CaseSelect;

/** An open case of the same kind at the same place, as a neighbour may see it. */
export interface NearbyCase {
  /** Opens it for this draft only. */
  readonly token: string;
  readonly category: string;
  readonly place: string;
  readonly status: Status;
  readonly filedAt: Date;
  readonly dueAt: Date;
  readonly photos: readonly { readonly path: string; readonly width: number; readonly height: number }[];
}

/**
 * Open cases of the draft's category at its building or station, the newest first; none when neither is known, since a
 * neighbourhood is too large to speak of the same matter. Without what the actor filed, and without praise.
 */
export async function nearbyCases(tx: Tx, actor: Actor, draft: Draft, now: Date): Promise<NearbyCase[]> {
  const where = await similar(tx, actor, draft.answers, now);
  if (!where) return [];
  const rows = await tx.case.findMany({
    where,
    select: SEEN,
    orderBy: [{ filedAt: "desc" }, { id: "desc" }],
    take: MOST,
  });
  return rows.map((row) => viewOf(row, actor, draft.id, now));
}

/** Id of the case that a token of this draft opens, as long as it is still open and similar; else null. */
export async function nearbyOfToken(
  tx: Tx,
  actor: Actor,
  draft: Draft,
  token: string,
  now: Date,
): Promise<string | null> {
  const [kind, draftId, caseId] = (readSigned("nearby case", token) ?? "").split(" ");
  if (kind !== "case" || draftId !== draft.id || !caseId) return null;
  const where = await similar(tx, actor, draft.answers, now);
  const row =
    where && (await tx.case.findFirst({ where: { AND: [where, { id: caseId }] }, select: { id: true } }));
  return row?.id ?? null;
}

/** Where the photo of a still valid link is stored; null when it is over, or no longer shared. */
export async function sharedPhoto(tx: Tx, actor: Actor, token: string, now: Date) {
  const [kind, id, until] = (readSigned("nearby case", token) ?? "").split(" ");
  if (kind !== "photo" || !id || !(now.getTime() < Number(until))) return null;
  return tx.casePhoto.findFirst({
    where: { id, areaId: actor.areaId, case: { sharePhotos: true } },
    select: { storageKey: true, mediaType: true },
  });
}

/** Address of a photo for ten minutes, for somebody who does not see its case. */
export function sharedPhotoPath(id: string, now: Date): string {
  const until = now.getTime() + PHOTO_MINUTES * 60_000;
  return `/api/photos/shared/${signed("nearby case", `photo ${id} ${until}`)}`;
}

async function similar(
  tx: Tx,
  actor: Actor,
  { what, where }: Answers,
  now: Date,
): Promise<Prisma.CaseWhereInput | null> {
  const category = what && (await categoryByCode(tx, actor, what.category));
  const neighbourhoodId = where?.settled ? await neighbourhoodOf(tx, actor, where) : null;
  if (!category || category.kind === "PRAISE" || !where || !neighbourhoodId) return null;
  const { stationId, buildingId } = where;
  const place = where.place === "station" ? stationId && { stationId } : buildingId && { buildingId };
  if (!place) return null;
  return {
    areaId: actor.areaId,
    categoryId: category.id,
    neighbourhoodId,
    ...place,
    status: { in: [...OPEN_STATUSES] },
    filedAt: { gte: new Date(now.getTime() - DAYS * DAY) },
    id: { notIn: [...actor.caseIds] },
    ...(actor.personId ? { OR: [{ reporterId: null }, { reporterId: { not: actor.personId } }] } : {}),
  };
}

type Row = Prisma.CaseGetPayload<{ select: typeof SEEN }>;

function viewOf(row: Row, actor: Actor, draftId: string, now: Date): NearbyCase {
  const named = (one: { name: string; nameEn: string } | null) =>
    (actor.locale === "en" ? one?.nameEn : one?.name) ?? "";
  const photos = row.sharePhotos ? row.photos : [];
  return {
    token: signed("nearby case", `case ${draftId} ${row.id}`),
    category: named(row.category),
    place: named(row.station) || named(row.building) || named(row.neighbourhood),
    status: row.status,
    filedAt: row.filedAt,
    dueAt: row.dueAt,
    photos: photos.map(({ id, ...size }) => ({ ...size, path: sharedPhotoPath(id, now) })),
  };
}
