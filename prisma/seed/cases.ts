import { newReference } from "@/lib/cases/reference";
import { due } from "@/lib/cases/rules";
import { hashOfKey, keyOfSubmission } from "@/lib/server/case-keys";
import { addDays, type Day, daysBetween, instantOf, localTime, weekdayOf } from "@/lib/time/shanghai";
import { type Calendar, calendarOf } from "@/lib/time/working-days";
import { calendarDays } from "./calendar";
import { lifeOf, live } from "./case-life";
import { TELLINGS } from "./case-texts";
import { tell } from "./case-words";
import { categoryRows } from "./categories";
import { personName, phone } from "./names";
import type { OutletPlan } from "./organisations";
import { NEIGHBOURHOODS } from "./place-names";
import { alleyName, buildingCode, type Places } from "./places";
import type { Rng } from "./random";
import { Story } from "./story";
import type { RiderPlan } from "./workforce";
import { dateOf, type World } from "./world";
import type { Row, Tables } from "./write";

type Category = Row<"CaseCategory"> & { code: string; kind: "COMPLAINT" | "REQUEST" | "PRAISE" };

/** Everything that the making of cases looks things up in. */
export interface CaseContext {
  readonly world: World;
  readonly places: Places;
  readonly outlets: readonly OutletPlan[];
  readonly riders: readonly RiderPlan[];
  readonly calendar: Calendar;
  readonly categories: ReadonlyMap<string, Category>;
  /** References that are given away. */
  readonly references: Set<string>;
}

export function caseContext(
  world: World,
  places: Places,
  outlets: readonly OutletPlan[],
  riders: readonly RiderPlan[],
): CaseContext {
  const days = calendarDays(world).map(({ date, kind }) => ({ date: date as Date, kind }));
  const categories = new Map(categoryRows(world).map((row) => [row.code, row as Category]));
  return { world, places, outlets, riders, calendar: calendarOf(days), categories, references: new Set() };
}

/** Rows of all that happened in these cases. */
export function caseTables(stories: readonly Story[]): Tables {
  return {
    Case: stories.map(({ row }) => row),
    CaseEvent: stories.flatMap(({ events }) => events),
    CaseDispatch: stories.flatMap(({ dispatches }) => dispatches),
    CaseClosure: stories.flatMap(({ closures }) => closures),
    CaseRating: stories.flatMap(({ ratings }) => ratings),
    CasePause: stories.flatMap(({ pauses }) => pauses),
    CaseEscalation: stories.flatMap(({ escalations }) => escalations),
  };
}

/** Complaints, riders' requests and praise of eighteen months, each lived up to now. */
export function historicCases(context: CaseContext): Story[] {
  const { world } = context;
  const rng = world.rng("cases");
  const stories: Story[] = [];
  for (let day = world.begins; day <= world.today; day = addDays(day, 1)) {
    for (let left = rng.count(perDay(world, day) * world.scale); left > 0; left--) {
      const filedAt = instantOf(day, filingMinute(rng));
      const at = new Date(filedAt.getTime() + rng.int(0, 59_999));
      if (at < world.now) stories.push(historicCase(context, rng, at));
    }
  }
  return stories;
}

/** 0 before the opening, 1 when half a year has passed. */
export function progress(world: World, day: Day): number {
  return Math.min(1, Math.max(0, daysBetween(world.opened, day) / 180));
}

/** Fewer complaints after the opening (§3.4), although twice as much is delivered; riders ask, residents praise. */
function perDay(world: World, day: Day): number {
  const share = progress(world, day);
  const november = day.slice(5, 7) === "11" ? 1.25 : 1;
  const sunday = weekdayOf(day) === 7 ? 0.8 : 1;
  return (6.6 - 3 * share + (day >= world.opened ? 1.5 : 0.4)) * november * sunday;
}

function filingMinute(rng: Rng): number {
  const hour = rng.weighted([
    [7, 2],
    [8, 4],
    [9, 7],
    [10, 8],
    [11, 7],
    [12, 6],
    [13, 5],
    [14, 5],
    [15, 6],
    [16, 6],
    [17, 7],
    [18, 9],
    [19, 10],
    [20, 9],
    [21, 6],
    [22, 3],
    [23, 1],
  ]);
  return hour * 60 + rng.int(0, 59);
}

function historicCase(context: CaseContext, rng: Rng, filedAt: Date): Story {
  const { world, outlets } = context;
  const { day } = localTime(filedAt);
  const category = pickCategory(context, rng, day);
  const quarter = rng.weighted(NEIGHBOURHOODS.map(({ code, population }) => [code, population] as const));
  const outlet = rng.weighted(
    outlets.map((o) => [o, o.riders * (o.neighbourhood === quarter ? 4 : 1)] as const),
  );
  const known = category.kind === "COMPLAINT" ? rng.chance(0.88) : rng.chance(0.3);
  const story = makeCase(context, rng, {
    filedAt,
    category: category.code,
    quarter,
    outlet: known ? outlet : null,
  });
  const toOutlet = known && category.kind !== "REQUEST" ? outlet : null;
  const neighbours = NEIGHBOURHOODS.map(({ code }) => code);
  live(lifeOf(story, { outlet: toOutlet, outlets, category: category.code, neighbours }), world.now);
  return story;
}

function pickCategory({ world, categories }: CaseContext, rng: Rng, day: Day): Category {
  const after = progress(world, day);
  const opened = day >= world.opened;
  const kind = rng.weighted([
    ["COMPLAINT", 6.6 - 3.2 * after],
    ["REQUEST", opened ? 0.9 : 0.3],
    ["PRAISE", opened ? 0.6 * after + 0.1 : 0.08],
  ] as const);
  const weighted = [...categories.values()]
    .filter((category) => category.kind === kind)
    .map((category) => {
      const { share = 1, before = 1 } = TELLINGS[category.code] ?? {};
      return [category, share * (before + (1 - before) * after)] as const;
    });
  return rng.weighted(weighted);
}

export interface CaseWish {
  readonly filedAt: Date;
  readonly category: string;
  readonly quarter: string;
  readonly outlet: OutletPlan | null;
  /** Number of the block; drawn when not given. */
  readonly building?: number;
  readonly entrance?: number;
  readonly text?: string;
  readonly reporter?: { readonly personId: string; readonly name: string; readonly phone: string };
  readonly riderId?: string;
  readonly riderSaid?: string;
}

/** A filed case; what becomes of it is told by the story's steps. */
export function makeCase(context: CaseContext, rng: Rng, wish: CaseWish): Story {
  const { world, calendar, categories } = context;
  const category = categories.get(wish.category);
  if (!category) throw new Error(`No category ${wish.category}.`);
  const { filedAt, quarter, outlet } = wish;
  const submissionId = world.rowId(filedAt, rng);
  const ago = rng.weighted([
    [0, 6],
    [1, 3],
    [2, 1],
  ]);
  const spot = whereabouts(context, rng, wish);
  const rider = category.kind === "REQUEST" && !wish.riderId ? riderOn(context, rng, filedAt) : null;
  const contact = contactOf(rng, wish, rider);
  const scene = rng.pick(TELLINGS[wish.category]?.scenes ?? []);
  const row = {
    id: world.rowId(filedAt, rng),
    areaId: world.areaId,
    reference: freshReference(context, rng),
    kind: category.kind,
    categoryId: category.id ?? "",
    status: "REPORTED" as const,
    neighbourhoodId: world.id("neighbourhood", quarter),
    ...spot,
    companyId: outlet?.company.id ?? null,
    outletId: outlet?.id ?? null,
    riderId: wish.riderId ?? (rider ? world.id("rider", rider.number) : null),
    riderSaid: wish.riderSaid ?? "",
    text: wish.text ?? tell(scene, rng, wish, ago),
    occurredOn: category.kind === "COMPLAINT" ? dateOf(addDays(localTime(filedAt).day, -ago)) : null,
    reporterId: wish.reporter?.personId ?? (rider ? world.id("person", rider.number) : null),
    ...contact,
    hideName: rng.chance(0.9),
    keyHash: hashOfKey(keyOfSubmission(submissionId)),
    submissionId,
    assigneeId: null,
    filedAt,
    acceptedAt: null,
    dueAt: due(filedAt, category.answerDays, calendar),
    closedAt: null,
    version: 1,
    updatedAt: filedAt,
  };
  return new Story(
    world,
    rng,
    calendar,
    row,
    quarter,
    category.answerDays,
    category.limitReason,
    scene.answers,
  );
}

/** Drawn anew while another case has it: seldom, but then the whole community could not be made. */
function freshReference({ references }: CaseContext, rng: Rng): string {
  for (;;) {
    const reference = newReference(() => rng.int(0, 30));
    if (!references.has(reference)) {
      references.add(reference);
      return reference;
    }
  }
}

function whereabouts({ world, places }: CaseContext, rng: Rng, { quarter, building, entrance }: CaseWish) {
  const blocks = places.quarters.get(quarter)?.blocks ?? [];
  const number = building ?? rng.int(1, blocks.length);
  const doors = blocks[number - 1]?.entrances ?? 1;
  if (building === undefined && rng.chance(0.04))
    return { buildingId: null, entranceId: null, placeNote: `${alleyName(quarter, rng.int(0, 3)).name}口` };
  const code = buildingCode(quarter, number);
  const door = entrance ?? (rng.chance(0.85) ? rng.int(1, doors) : null);
  return {
    buildingId: world.id("building", code),
    entranceId: door ? world.id("entrance", `${code}/${door}`) : null,
    placeNote: "",
  };
}

/** Who rode on the day; every request is somebody's. */
function riderOn({ world, riders }: CaseContext, rng: Rng, at: Date): RiderPlan | null {
  const { day } = localTime(at);
  for (let tries = 0; tries < 40; tries++) {
    const rider = rng.pick(riders);
    const from = rider.stays[0]?.startsOn ?? world.today;
    const until = rider.stays.at(-1)?.endsOn ?? "9999-12-31";
    if (rider.cast === null && from <= day && until > day) return rider;
  }
  return null;
}

function contactOf(rng: Rng, { reporter }: CaseWish, rider: RiderPlan | null) {
  const { name, phone: number } = reporter ?? rider ?? { name: "", phone: null };
  if (number) return { contactName: name, contactPhone: number };
  return {
    contactName: rng.chance(0.7) ? personName(rng) : "",
    contactPhone: rng.chance(0.86) ? phone("reporter", rng.int(0, 8_000_000)) : null,
  };
}
