import { CAST } from "@/lib/demo/cast";
import { addDays, type Day, daysBetween } from "@/lib/time/shanghai";
import { personName, phone } from "./names";
import type { OutletPlan } from "./organisations";
import { csvOf } from "./places";
import type { Rng } from "./random";
import type { World } from "./world";

/** One rider's time at one outlet. */
export interface Stay {
  readonly outlet: OutletPlan;
  readonly startsOn: Day;
  readonly endsOn: Day | null;
  readonly endReason: string;
}

export interface RiderPlan {
  readonly number: string;
  readonly name: string;
  readonly phone: string;
  readonly birthday: Day;
  /** In order of time; the last one is open for those who ride now. */
  readonly stays: readonly Stay[];
  readonly cast: string | null;
}

/** Share of riders who leave in a month: many before the stations opened, few after (§3.2, §3.3). */
const LEAVING_BEFORE = 0.082;
const LEAVING_AFTER = 0.03;
const REASONS: readonly (readonly [string, number])[] = [
  ["回老家", 4],
  ["换行业", 3],
  ["收入不够", 3],
  ["身体原因", 1],
  ["投诉太多，干不下去", 2],
];

/** Everybody who rode in the history: first those who ride now, by time of service, then those who left. */
export function planRiders(world: World, outlets: readonly OutletPlan[]): RiderPlan[] {
  const random = world.rng("workforce");
  const stays = outlets.flatMap((outlet) => chairsOf(world, outlet, random));
  const now = stays.filter((stay) => stay.endsOn === null).sort(byTime);
  const left = stays.filter((stay) => stay.endsOn !== null).sort(byTime);
  const seated = seatCast(world, now);
  const numbers = numbersFor(world, now.length + left.length);
  return [...now, ...left].map((stay, index) => {
    const member = seated.get(stay);
    return {
      number: member?.rider?.number ?? numbers.next(),
      name: member?.name ?? personName(random),
      phone: member?.phone ?? phone("rider", index),
      birthday: member?.birthday ?? birthday(random),
      stays:
        member || stay.endsOn
          ? [member ? castStay(world, stay, member.key) : stay]
          : moved(world, random, outlets, stay),
      cast: member?.key ?? null,
    };
  });
}

const byTime = (a: Stay, b: Stay) =>
  a.startsOn.localeCompare(b.startsOn) || a.outlet.code.localeCompare(b.outlet.code);

/** An outlet has so many places; when somebody leaves one, somebody else takes it some days later. */
function chairsOf(world: World, outlet: OutletPlan, random: Rng): Stay[] {
  const stays: Stay[] = [];
  const last = daysBetween(world.begins, world.today);
  const opened = daysBetween(world.begins, world.opened);
  for (let chair = 0; chair < outlet.riders; chair++) {
    let from = -random.int(20, 1100);
    for (let day = 1; day < last; day++) {
      const share = Math.min(1, Math.max(0, (day - opened) / 90));
      const monthly = LEAVING_BEFORE + (LEAVING_AFTER - LEAVING_BEFORE) * share;
      if (day < from + 12 || !random.chance(monthly / 30)) continue;
      const next = day + random.int(1, 8);
      if (next >= last) break;
      stays.push(stay(world, outlet, from, day, random));
      from = next;
    }
    stays.push({ outlet, startsOn: addDays(world.begins, from), endsOn: null, endReason: "" });
  }
  return stays;
}

function stay(world: World, outlet: OutletPlan, from: number, until: number, random: Rng): Stay {
  return {
    outlet,
    startsOn: addDays(world.begins, from),
    endsOn: addDays(world.begins, until),
    endReason: random.weighted(REASONS),
  };
}

/** Some riders changed outlets and stayed in the area. */
function moved(world: World, random: Rng, outlets: readonly OutletPlan[], stay: Stay): Stay[] {
  const since = daysBetween(stay.startsOn, world.today);
  if (since < 240 || !random.chance(0.05)) return [stay];
  const before = random.pick(outlets.filter((outlet) => outlet.id !== stay.outlet.id));
  const change = addDays(stay.startsOn, random.int(60, since - 60));
  return [
    { outlet: before, startsOn: stay.startsOn, endsOn: change, endReason: "转到其他网点" },
    { ...stay, startsOn: change },
  ];
}

/** The cast's riders take a place at their outlet each. */
function seatCast(_world: World, now: readonly Stay[]) {
  const seated = new Map<Stay, (typeof CAST)[number]>();
  for (const member of CAST.filter(({ rider }) => rider)) {
    const seat = now.find((stay) => stay.outlet.name === member.rider?.outlet && !seated.has(stay));
    if (!seat) throw new Error(`No place for ${member.key} at ${member.rider?.outlet}.`);
    seated.set(seat, member);
  }
  return seated;
}

function castStay(world: World, seat: Stay, key: string): Stay {
  return key === "han-xiaoyu" ? { ...seat, startsOn: addDays(world.today, -61) } : seat;
}

/** T-0001, T-0002 …, leaving out the numbers that the cast has. */
function numbersFor(_world: World, count: number) {
  const taken = new Set(CAST.map(({ rider }) => rider?.number));
  const free = Array.from(
    { length: count + CAST.length },
    (_, index) => `T-${String(index + 1).padStart(4, "0")}`,
  )
    .filter((number) => !taken.has(number))
    .values();
  return { next: () => free.next().value ?? "" };
}

function birthday(random: Rng): Day {
  return addDays("1976-01-01", random.int(0, 365 * 29));
}

/** First file: everybody as they were hired. Second file: those who changed outlets since; null when nobody did. */
export function ridersCsv(
  world: World,
  riders: readonly RiderPlan[],
): { hired: string; moved: string | null } {
  const rows = (stays: (rider: RiderPlan) => readonly Stay[]) =>
    riders.flatMap((rider) => stays(rider).map((stay) => riderRow(world, rider, stay)));
  const moved = rows(({ stays }) => stays.slice(1));
  return {
    hired: csvOf(
      "riders",
      rows(({ stays }) => stays.slice(0, 1).map(openWhenMoved(stays))),
    ),
    moved: moved.length > 0 ? csvOf("riders", moved) : null,
  };
}

/** Before somebody moves, nobody knows that they will: the second file ends the first place. */
const openWhenMoved = (stays: readonly Stay[]) => (stay: Stay) =>
  stays.length > 1 ? { ...stay, endsOn: null, endReason: "" } : stay;

function riderRow(world: World, { number, name, phone, birthday }: RiderPlan, stay: Stay) {
  const enrolled = stay.startsOn > world.opened ? stay.startsOn : addDays(world.opened, 10);
  return {
    number,
    name,
    phone: phone.replace("+86", ""),
    company: stay.outlet.company.name,
    outlet: stay.outlet.name,
    startsOn: stay.startsOn,
    endsOn: stay.endsOn ?? "",
    endReason: stay.endReason,
    enrolledOn: enrolled,
    birthday,
  };
}
