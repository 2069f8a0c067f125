import { addDays, type Day, daysBetween } from "@/lib/time/shanghai";
import type { OutletPlan } from "./organisations";
import type { Rng } from "./random";
import type { RiderPlan } from "./workforce";
import { dateOf, monthsEarlier, type World } from "./world";
import type { Row } from "./write";

/** Deliveries by month of the year: summer sale, autumn sale, spring festival. */
const SEASON = [1, 0.74, 0.95, 0.98, 1, 1.1, 0.97, 0.97, 1, 1.03, 1.2, 1.07];
/** Deliveries of one rider in a month before the stations opened. */
const PER_RIDER = 1480;

/**
 * Monthly figures of the outlets for the eighteen complete months before now. After the opening deliveries come to
 * about double (§3.4), second deliveries and leaving fall. Invented, like everything in the demo.
 */
export function outletMonths(
  world: World,
  outlets: readonly OutletPlan[],
  riders: readonly RiderPlan[],
): Row<"OutletMonth">[] {
  const rng = world.rng("months");
  const first = `${world.today.slice(0, 7)}-01`;
  const months = Array.from({ length: 18 }, (_, index) => monthsEarlier(first, 18 - index));
  const left = leavers(riders);
  return outlets.flatMap((outlet) =>
    months.map((month) => {
      const { deliveries, secondDeliveries } = delivered(world, rng, outlet, month);
      return {
        id: world.id("outlet month", `${outlet.code}/${month}`),
        areaId: world.areaId,
        outletId: outlet.id,
        month: dateOf(month),
        deliveries,
        secondDeliveries,
        ridersLeft: left.get(`${outlet.id}/${month.slice(0, 7)}`) ?? 0,
      };
    }),
  );
}

function delivered(world: World, rng: Rng, outlet: OutletPlan, month: Day) {
  // Middle of the month, as a share of the four months that the change took.
  const since = daysBetween(world.opened, addDays(month, 15)) / 120;
  const share = Math.min(1, Math.max(0, since));
  const season = SEASON[dateOf(month).getUTCMonth()] ?? 1;
  const deliveries = Math.round(
    outlet.riders * PER_RIDER * (1 + 1.02 * share) * season * rng.between(0.95, 1.05),
  );
  const again = (0.165 - 0.1 * share) * rng.between(0.9, 1.1);
  return { deliveries, secondDeliveries: Math.round(deliveries * again) };
}

/** How many left each outlet in each month, as the employments say. */
function leavers(riders: readonly RiderPlan[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { outlet, endsOn } of riders.flatMap(({ stays }) => stays)) {
    if (!endsOn) continue;
    const key = `${outlet.id}/${endsOn.slice(0, 7)}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}
