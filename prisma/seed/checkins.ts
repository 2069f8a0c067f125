import { readHours } from "@/lib/imports/hours";
import {
  addDays,
  type Day,
  daysBetween,
  instantOf,
  type LocalTime,
  localTime,
  weekdayOf,
} from "@/lib/time/shanghai";
import type { Rng } from "./random";
import { STATIONS, type StationPlan } from "./station-list";
import { stationTables } from "./stations";
import type { RiderPlan, Stay } from "./workforce";
import type { World } from "./world";
import type { CheckInRow } from "./write";

/** The same rider at the same station counts again after this time. */
const WINDOW = 30 * 60_000;
/** Visits by hour of the day: before lunch, after lunch, in the afternoon lull, in the evening. */
const RHYTHM: readonly (readonly [number, number])[] = [
  [7, 2],
  [8, 3],
  [9, 6],
  [10, 9],
  [11, 5],
  [12, 3],
  [13, 7],
  [14, 11],
  [15, 10],
  [16, 8],
  [17, 5],
  [18, 3],
  [19, 5],
  [20, 8],
  [21, 6],
  [22, 3],
  [23, 1],
  [24, 0.5],
  [25, 0.3],
];

/** Who checked in where and when since the stations opened. */
export function checkIns(world: World, riders: readonly RiderPlan[]): CheckInRow[] {
  const maker = new Maker(world);
  for (const rider of riders) for (const stay of rider.stays) maker.ride(rider, stay);
  maker.restingNow(riders);
  return maker.rows.sort((a, b) => a.at.getTime() - b.at.getTime());
}

/** An instant with what the clock and the calendar show in the area; asking the time zone for each would take long. */
interface Moment extends LocalTime {
  readonly at: Date;
}

const momentOf = (at: Date): Moment => ({ at, ...localTime(at) });

class Maker {
  readonly rows: CheckInRow[] = [];
  readonly #rng: Rng;
  readonly #open: ReadonlyMap<string, (moment: Moment) => boolean>;
  /** Instants of the counted visits by rider and station. */
  readonly #counted = new Map<string, number[]>();

  readonly #midnights = new Map<Day, number>();

  constructor(readonly world: World) {
    this.#rng = world.rng("check-ins");
    this.#open = new Map(STATIONS.map((station) => [station.code, openness(world, station)]));
  }

  /** All visits of one rider during one employment. */
  ride(rider: RiderPlan, { outlet, startsOn, endsOn }: Stay): void {
    const { world } = this;
    const rng = this.#rng;
    const liking = rng.between(0.4, 1.7);
    const stations = favourites(outlet.neighbourhood);
    const until = endsOn ?? addDays(world.today, 1);
    for (let day = startsOn > world.opened ? startsOn : world.opened; day < until; day = addDays(day, 1)) {
      if (rng.chance(0.16)) continue;
      for (let left = rng.count(liking * perDay(world, day)); left > 0; left--)
        this.#visit(rider, day, rng.weighted(stations));
      if (rider.cast === "li-mancang" && weekdayOf(day) <= 6)
        this.#add(rider, "T-E3", this.#moment(day, 12 * 60 + rng.int(38, 62)));
    }
  }

  /** People sit in the open stations at the very moment; South Street is full. */
  restingNow(riders: readonly RiderPlan[]): void {
    const { world } = this;
    const rng = this.#rng;
    const serving = rng.shuffled(
      riders.filter((rider) => !rider.cast && rider.stays.at(-1)?.endsOn === null),
    );
    for (const { code, seats } of STATIONS) {
      if (!this.#open.get(code)?.(momentOf(world.now))) continue;
      const wanted = code === "T-E3" ? seats : Math.round(seats * rng.between(0.05, 0.75));
      for (let left = Math.min(wanted, 14, serving.length); left > 0; left--) {
        const rider = serving.pop();
        if (rider) this.#add(rider, code, momentOf(new Date(world.now.getTime() - rng.int(90, 1500) * 1000)));
      }
    }
  }

  #visit(rider: RiderPlan, day: Day, station: string): void {
    const minute = this.#rng.weighted(RHYTHM) * 60 + this.#rng.int(0, 59);
    this.#add(rider, station, this.#moment(day, minute));
  }

  /** Some second of a minute of a day; beyond 1440 it is the next morning. */
  #moment(day: Day, minute: number): Moment {
    const midnight = this.#midnights.get(day) ?? instantOf(day, 0).getTime();
    this.#midnights.set(day, midnight);
    const local = minute < 1440 ? { day, minutes: minute } : { day: addDays(day, 1), minutes: minute - 1440 };
    const at = new Date(midnight + minute * 60_000 + this.#rng.int(0, 59_999));
    return { at, ...local, weekday: weekdayOf(local.day) };
  }

  #add(rider: RiderPlan, station: string, moment: Moment): void {
    const { world, rows } = this;
    const { at } = moment;
    const time = at.getTime();
    if (at > world.now || !this.#open.get(station)?.(moment)) return;
    const stationId = world.id("station", station);
    const key = `${rider.number}/${station}`;
    const counted = this.#counted.get(key) ?? [];
    // Days are made in order, but the visits of one day are not: a few of the last are enough to look at.
    if (counted.slice(-8).some((other) => Math.abs(other - time) < WINDOW)) return;
    counted.push(time);
    this.#counted.set(key, counted);
    const offline = this.#rng.chance(0.04) ? this.#rng.int(60, 7200) : this.#rng.int(0, 2);
    const received = new Date(Math.min(time + offline * 1000, world.now.getTime()));
    rows.push({
      id: world.rowId(at, this.#rng),
      areaId: world.areaId,
      riderId: world.id("rider", rider.number),
      stationId,
      clientId: world.rowId(at, this.#rng),
      source: this.#rng.chance(0.7) ? "POSTER" : "LIST",
      at,
      receivedAt: received,
      window: `[${at.toISOString()},${new Date(time + WINDOW).toISOString()})`,
    });
  }
}

/** Visits a day per rider: habit grows, summer and winter drive people in. */
function perDay(world: World, day: Day): number {
  const since = daysBetween(world.opened, day);
  const season = ["06", "07", "08"].includes(day.slice(5, 7))
    ? 1.3
    : ["12", "01"].includes(day.slice(5, 7))
      ? 1.15
      : 1;
  return (0.22 + 0.5 * Math.min(1, since / 150)) * season;
}

/** Mostly in the neighbourhood, often at the leisure centre, sometimes anywhere. */
function favourites(quarter: string): [string, number][] {
  return STATIONS.map(({ code, kind, neighbourhood, seats }) => {
    const near = neighbourhood === quarter ? 6 : 1;
    const size = kind === "骑手之家" ? 14 : kind === "社区快递站" ? 7 : 0.5 + seats / 8;
    return [code, near * size];
  });
}

/** Whether a station was there, in its hours and not closed, at an instant. */
function openness(world: World, station: StationPlan): (moment: Moment) => boolean {
  const read = readHours(station.hours);
  const hours = typeof read === "string" ? [] : read;
  const from = addDays(world.opened, station.opensAfter);
  const id = world.id("station", station.code);
  const closures = (stationTables(world).StationClosure ?? []).filter(({ stationId }) => stationId === id);
  return ({ at, day, minutes, weekday }) => {
    const yesterday = weekday === 1 ? 7 : weekday - 1;
    const inHours = hours.some(
      (span) =>
        (span.weekday === weekday && span.opensAt <= minutes && minutes < span.closesAt) ||
        (span.weekday === yesterday && minutes + 1440 < span.closesAt),
    );
    return (
      day >= from &&
      inHours &&
      !closures.some((c) => (c.startsAt as Date) <= at && (!c.endsAt || (c.endsAt as Date) > at))
    );
  };
}
