import { showReference } from "@/lib/cases/reference";
import { CAST } from "@/lib/demo/cast";
import { type Actor, ROLES, type Role, visitor } from "@/lib/people/actor";
import { hashOfKey } from "@/lib/server/case-keys";
import { db } from "@/lib/server/db";
import { newFileKey, storeFile } from "@/lib/server/storage";
import { foreignActor, MINIMAL as M, minimalActor, NOW, seedMinimal } from "@/prisma/seed/minimal";

/** Everybody who can knock: the roles in their own scope, and those without one. */
export const KNOCKERS = [...ROLES, "VISITOR", "DEVICE", "SCREEN", "FOREIGN_ADMINISTRATOR"] as const;
export type Knocker = (typeof KNOCKERS)[number];

export const EVERYBODY: readonly Knocker[] = KNOCKERS;
export const SIGNED_IN = KNOCKERS.filter((who) => who !== "VISITOR" && who !== "DEVICE" && who !== "SCREEN");
export const OFFICE: readonly Knocker[] = ["NEIGHBOURHOOD_CADRE", "SUBDISTRICT_CADRE", "ADMINISTRATOR"];
export const WHOLE_AREA: readonly Knocker[] = ["SUBDISTRICT_CADRE", "ADMINISTRATOR"];
export const FOREIGN: readonly Knocker[] = ["FOREIGN_ADMINISTRATOR"];
export const NOBODY: readonly Knocker[] = [];

const fixed = (number: number) => `00000000-0000-7000-8000-${String(number).padStart(12, "0")}`;

/** Records that the minimal community lacks. */
export const EXTRA = {
  closures: { own: fixed(701), other: fixed(702), foreign: fixed(703) },
  party: { own: fixed(711), other: fixed(712), foreign: fixed(713) },
  subscription: { own: fixed(731), other: fixed(732), foreign: fixed(733) },
  photo: { own: fixed(721), other: fixed(722), foreign: fixed(723) },
  batches: { own: fixed(731), other: fixed(732), foreign: fixed(733) },
  views: { own: fixed(741), other: fixed(742), foreign: fixed(743) },
  templates: { own: fixed(751), foreign: fixed(753) },
  demoKey: CAST[0]?.key ?? "",
} as const;

/** Session of a knocker, for requests. */
export const sessionOf = (who: Knocker): string => fixed(800 + KNOCKERS.indexOf(who));

export function actorOf(who: Knocker): Actor {
  const sessionId = sessionOf(who);
  if (who === "VISITOR") return visitor(M.area, "zh-CN");
  if (who === "DEVICE") return visitor(M.area, "zh-CN", [M.cases.reported, M.cases.closed]);
  if (who === "SCREEN")
    return visitor(M.area, "zh-CN", [], { stationId: M.stations.own, version: 1, since: new Date() });
  if (who === "FOREIGN_ADMINISTRATOR") return { ...foreignActor(), sessionId };
  return { ...minimalActor(who as Role), sessionId };
}

export { M, NOW };

/** Address of a case as it is printed; other spellings are led there. */
export const shown = (which: keyof typeof M.references): string => showReference(M.references[which]);

/** Who keeps the views and batches of a scope. */
function keeperOf(scope: "own" | "other" | "foreign"): string {
  if (scope === "foreign") return foreignActor().personId ?? "";
  return scope === "own" ? M.people.NEIGHBOURHOOD_CADRE : M.people.SUBDISTRICT_CADRE;
}

/** The minimal community with one more record of each kind that a verb wants, inside and outside of the scopes. */
export async function makeWorld(): Promise<void> {
  await seedMinimal();
  const tx = db();
  await tx.area.updateMany({ data: { isDemo: true } });
  await tx.person.create({ data: { areaId: M.area, name: "demo", phone: CAST[0]?.phone ?? null } });
  const day = 86_400_000;
  const place = (scope: "own" | "other" | "foreign") =>
    scope === "foreign"
      ? { areaId: M.foreign.area, stationId: M.foreign.station, caseId: M.cases.foreign }
      : {
          areaId: M.area,
          stationId: M.stations[scope],
          caseId: scope === "own" ? M.cases.reported : M.cases.reportedOther,
        };
  const jpeg = Buffer.from(
    "/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAAA//EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AN//Z",
    "base64",
  );
  for (const scope of ["own", "other", "foreign"] as const) {
    const { areaId, stationId, caseId } = place(scope);
    await tx.stationClosure.create({
      data: {
        id: EXTRA.closures[scope],
        areaId,
        stationId,
        startsAt: new Date(NOW.getTime() + day),
        endsAt: new Date(NOW.getTime() + 2 * day),
        reason: "检修",
      },
    });
    await tx.dispute.create({
      data: {
        areaId,
        caseId,
        channel: "COMMUNITY",
        summary: "门口说重了话。",
        openedAt: NOW,
        parties: {
          create: [
            { id: EXTRA.party[scope], areaId, side: "FIRST", name: "甲" },
            { areaId, side: "SECOND", name: "乙" },
          ],
        },
      },
    });
    await tx.caseSubscription.create({
      data: {
        id: EXTRA.subscription[scope],
        areaId,
        caseId,
        channel: "SMS",
        address: "+8615400000000",
        locale: "zh-CN",
        keyHash: hashOfKey(scope),
        createdAt: NOW,
      },
    });
    const personId = keeperOf(scope);
    await tx.caseBatch.create({
      data: { id: EXTRA.batches[scope], areaId, personId, move: "accept", at: NOW, items: [] },
    });
    await tx.savedView.create({
      data: { id: EXTRA.views[scope], areaId, personId, name: "mine", query: "" },
    });
    if (scope !== "other") {
      await tx.answerTemplate.create({
        data: { id: EXTRA.templates[scope], areaId, title: "已联系", text: "{谁}" },
      });
    }
    const storageKey = newFileKey("photos", "jpg");
    await storeFile(storageKey, jpeg);
    await tx.casePhoto.create({
      data: {
        id: EXTRA.photo[scope],
        areaId,
        caseId,
        storageKey,
        mediaType: "image/jpeg",
        width: 1,
        height: 1,
        bytes: jpeg.length,
        sha256: scope,
      },
    });
  }
  for (const who of SIGNED_IN) {
    const actor = actorOf(who);
    await tx.session.create({
      data: {
        id: sessionOf(who),
        areaId: actor.areaId,
        personId: actor.personId ?? "",
        method: "PASSWORD",
        createdAt: NOW,
        lastSeenAt: new Date(),
        expiresAt: new Date(Date.now() + day),
      },
    });
  }
}
