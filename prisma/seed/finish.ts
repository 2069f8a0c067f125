import "server-only";
import { castMember } from "@/lib/demo/cast";
import { db } from "@/lib/server/db";
import { addDays, instantOf } from "@/lib/time/shanghai";
import type { OutletPlan } from "./organisations";
import { holderOf } from "./people";
import { SERVICE_NOTES } from "./stations";
import type { RiderPlan } from "./workforce";
import type { World } from "./world";

/** What can only be said once stations and riders are in: leaders, secretaries, checked identities, notes. */
export async function afterImport(
  world: World,
  riders: readonly RiderPlan[],
  outlets: readonly OutletPlan[],
): Promise<void> {
  const { areaId, id } = world;
  const checker = holderOf(world, "SUBDISTRICT_CADRE", "t");
  // Identity is checked before the first pass is handed out.
  await db().$executeRaw`
    UPDATE "Rider" SET "verifiedAt" = first."at" - interval '1 day', "verifiedById" = ${checker}::uuid
    FROM (SELECT "riderId", min("issuedAt") AS "at" FROM "Pass" WHERE "areaId" = ${areaId}::uuid GROUP BY 1) AS first
    WHERE "Rider"."id" = first."riderId"`;
  await nameLeaders(world, riders, outlets);
  for (const [station, kind, state, note, noteEn] of SERVICE_NOTES)
    await db().stationService.updateMany({
      where: { stationId: id("station", station), kind },
      data: { state, note, noteEn, updatedAt: instantOf(addDays(world.today, -1), 960) },
    });
}

/** A leader for each rider group, a secretary for each Party branch: the longest-serving, unless the cast has one. */
async function nameLeaders({ id }: World, riders: readonly RiderPlan[], outlets: readonly OutletPlan[]) {
  const serving = riders.filter(({ stays }) => stays.at(-1)?.endsOn === null);
  const outletOf = (rider: RiderPlan) => rider.stays.at(-1)?.outlet;
  for (const code of new Set(outlets.map(({ company }) => company.code))) {
    const own = serving.filter((rider) => outletOf(rider)?.company.code === code);
    const leader =
      own.find(({ cast }) => cast && castMember(cast)?.rider?.leadsGroup) ?? own.find(({ cast }) => !cast);
    if (!leader) continue;
    await db().riderGroup.update({
      where: { id: id("group", code) },
      data: { leaderId: id("rider", leader.number) },
    });
  }
  for (const outlet of outlets) {
    const secretary = serving.find((rider) => outletOf(rider)?.id === outlet.id && !rider.cast);
    if (!secretary) continue;
    await db().partyBranch.update({
      where: { id: id("branch", outlet.code) },
      data: { secretaryId: id("person", secretary.number) },
    });
  }
}
