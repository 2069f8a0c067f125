import { castMember } from "@/lib/demo/cast";
import { addDays, type Day, instantOf } from "@/lib/time/shanghai";
import { holderOf } from "./people";
import type { Rng } from "./random";
import type { RiderPlan } from "./workforce";
import { dateOf, type World } from "./world";
import type { Row, Tables } from "./write";

/** First pass a month after the stations opened; good for half a year, then renewed. */
const PASS_DAYS = 182;
const REASONS = [
  "网点名单核对未完成",
  "换了手机号还没登记",
  "一周内两次在楼道停车充电，停用三天",
  "骑士证照片和本人对不上，待重拍",
];

/** Identity checks and passes of those who rode after the stations opened. */
export function passTables(world: World, riders: readonly RiderPlan[]): Tables {
  const random = world.rng("passes");
  const issuer = holderOf(world, "SUBDISTRICT_CADRE", "t");
  const passes: Row<"Pass">[] = [];
  const suspensions: Row<"PassSuspension">[] = [];
  const revocations: Row<"PassRevocation">[] = [];
  for (const rider of riders) {
    const { from, until } = serviceOf(rider);
    const first = later(addDays(world.opened, 30 + random.int(0, 12)), addDays(from, random.int(2, 9)));
    if (first > (until ?? world.today)) continue;
    const lapsed = rider.cast === null && until === null && random.chance(0.02);
    for (const [index, issued] of renewals(world, first, until, lapsed).entries()) {
      const pass = passRow(world, rider.number, index + 1, issued, issuer);
      passes.push(pass);
      if (until && index === renewals(world, first, until, lapsed).length - 1)
        revocations.push(revocation(world, pass.id ?? "", rider.number, until, issuer));
    }
    const newest = passes.at(-1);
    const why = newest && suspensionReason(rider, random, until !== null);
    if (newest && why) suspensions.push(suspension(world, newest, rider, why, random));
  }
  return { Pass: passes, PassSuspension: suspensions, PassRevocation: revocations };
}

function serviceOf({ stays }: RiderPlan): { from: Day; until: Day | null } {
  return { from: stays[0]?.startsOn ?? "", until: stays.at(-1)?.endsOn ?? null };
}

/** Days on which passes were issued: the next one a few days before the last runs out, unless it was forgotten. */
function renewals(world: World, first: Day, until: Day | null, lapsed: boolean): Day[] {
  const days = [first];
  const end = until ?? world.today;
  for (let next = addDays(first, PASS_DAYS - 6); next < end && !lapsed; next = addDays(next, PASS_DAYS - 6))
    days.push(next);
  return days;
}

function passRow(world: World, number: string, index: number, issued: Day, issuedById: string): Row<"Pass"> {
  const serial = `${number}-${index}`;
  return {
    id: world.id("pass", serial),
    areaId: world.areaId,
    riderId: world.id("rider", number),
    serial,
    issuedAt: instantOf(issued, 600),
    issuedById,
    validUntil: dateOf(addDays(issued, PASS_DAYS)),
  };
}

function revocation(
  world: World,
  passId: string,
  number: string,
  on: Day,
  createdById: string,
): Row<"PassRevocation"> {
  return {
    id: world.id("revocation", number),
    areaId: world.areaId,
    passId,
    at: instantOf(on, 1080),
    reason: "离职，骑士证作废",
    createdById,
  };
}

function suspensionReason(rider: RiderPlan, random: Rng, left: boolean): string | null {
  if (rider.cast) return castMember(rider.cast)?.rider?.passSuspended ? (REASONS[0] ?? null) : null;
  return random.chance(left ? 0.01 : 0.05) ? random.pick(REASONS) : null;
}

/** Two in three are over; the others, and the cast's, still hold. */
function suspension(
  world: World,
  pass: Row<"Pass">,
  rider: RiderPlan,
  reason: string,
  random: Rng,
): Row<"PassSuspension"> {
  const over = rider.cast === null && random.chance(0.66);
  const startsOn = over ? addDays(world.today, -random.int(8, 15)) : addDays(world.today, -random.int(1, 4));
  const issued = pass.issuedAt as Date;
  const startsAt = new Date(Math.max(instantOf(startsOn, 900).getTime(), issued.getTime()));
  return {
    id: world.id("suspension", rider.number),
    areaId: world.areaId,
    passId: pass.id ?? "",
    startsAt,
    endsAt: over ? new Date(startsAt.getTime() + 3 * 86_400_000) : null,
    reason,
    createdById: holderOf(world, "SUBDISTRICT_CADRE", "t"),
  };
}

const later = (a: Day, b: Day) => (a > b ? a : b);
