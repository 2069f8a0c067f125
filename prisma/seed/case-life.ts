import { addWorkingMinutes, workingMinutes } from "@/lib/time/working-days";
import { WORDS } from "./case-texts";
import type { OutletPlan } from "./organisations";
import type { Rng } from "./random";
import type { Story } from "./story";

export interface LifeOptions {
  /** The outlet concerned, when known. */
  readonly outlet: OutletPlan | null;
  readonly outlets: readonly OutletPlan[];
  readonly category: string;
  /** Neighbourhoods to hand off to. */
  readonly neighbours: readonly string[];
}

const HOUR = 3_600_000;
/** Categories that are brought to mediation now and then. */
const QUARRELS: ReadonlySet<string> = new Set([
  "attitude",
  "loss_damage",
  "riding_parking_charging",
  "extra_fee",
]);

/**
 * What happens to a case, one step after the other. Before each step the life yields the instant of it; whoever runs
 * it stops when that lies in the future.
 */
export function* lifeOf(story: Story, options: LifeOptions): Generator<Date, void> {
  const { rng } = story;
  let at = yield* after(story, story.row.filedAt, rng.between(10, 200));
  if (rng.chance(0.03)) at = yield* handOff(story, options, at);
  story.accept(at);
  if (rng.chance(0.035)) return yield* endEarly(story, at);
  at = yield* round(story, options, at);
  if (!rng.chance(0.035)) return;
  at = yield* exactly(new Date(at.getTime() + rng.between(10, 90) * HOUR));
  story.reopen(at, rng.pick(WORDS.reopen));
  at = yield* after(story, at, rng.between(10, 120));
  story.accept(at);
  yield* round(story, options, at);
}

/** Runs a life up to `now`. */
export function live(life: Generator<Date, void>, now: Date): void {
  for (let next = life.next(); !next.done && next.value <= now; next = life.next());
}

/** From acceptance to closing and rating. */
function* round(story: Story, options: LifeOptions, accepted: Date): Generator<Date, Date> {
  const { rng } = story;
  let at = accepted;
  if (rng.chance(0.12)) {
    at = yield* after(story, at, rng.between(5, 60));
    story.note(at, rng.pick(WORDS.note));
  }
  let outlet = options.outlet;
  if (outlet) {
    at = yield* after(story, at, rng.between(4, 70));
    story.dispatch(at, outlet, rng.pick(WORDS.dispatch));
    if (rng.chance(0.05)) {
      const wrong = outlet;
      at = yield* after(story, at, rng.between(30, 200));
      story.decline(at, wrong, rng.pick(WORDS.decline));
      outlet = rng.pick(options.outlets.filter(({ id }) => id !== wrong.id));
      at = yield* after(story, at, rng.between(10, 90));
      story.dispatch(at, outlet, rng.pick(WORDS.dispatch));
    }
  }
  if (rng.chance(0.08)) at = yield* question(story, at);
  if (QUARRELS.has(options.category) && rng.chance(0.09)) at = yield* mediation(story, at);
  at = yield* work(story, at);
  story.handle(at, outlet, rng.pick(story.answers));
  at = yield* after(story, at, rng.between(15, 260));
  if (outlet && rng.chance(0.05)) {
    story.dispatch(at, outlet, "", rng.pick(WORDS.sendBack));
    at = yield* after(story, at, rng.between(60, 420));
    story.handle(at, outlet, rng.pick(story.answers));
    at = yield* after(story, at, rng.between(15, 200));
  }
  story.verify(at, rng.pick(WORDS.verify));
  at = yield* after(story, at, rng.between(3, 150));
  return yield* ending(story, at);
}

/** The work itself: mostly well within the limit, now and then past it. */
function* work(story: Story, from: Date): Generator<Date, Date> {
  const { rng, calendar, row } = story;
  const left = Math.max(60, workingMinutes(from, row.dueAt, calendar));
  const share = rng.chance(0.06) ? rng.between(1.05, 2.2) : rng.between(0.12, 0.9);
  return yield* after(story, from, left * share);
}

function* question(story: Story, from: Date): Generator<Date, Date> {
  const { rng } = story;
  let at = yield* after(story, from, rng.between(20, 200));
  story.ask(at, rng.pick(WORDS.ask));
  at = yield* exactly(new Date(at.getTime() + rng.between(0.5, 40) * HOUR));
  const four = String(rng.int(1000, 9999));
  story.reply(at, rng.pick(WORDS.reply).replace("{four}", four));
  return at;
}

/** To the mediation committee, or to the Party organisation; takes days. */
function* mediation(story: Story, from: Date): Generator<Date, Date> {
  const { rng, world } = story;
  const at = yield* after(story, from, rng.between(30, 300));
  story.mediate(at, rng.chance(0.6) ? "COMMUNITY" : "PARTY", world.id("dispute", story.row.id));
  return yield* after(story, at, rng.between(500, 1900));
}

function* ending(story: Story, at: Date): Generator<Date, Date> {
  const { rng } = story;
  const outcome = rng.weighted([
    ["SOLVED", 90],
    ["PARTLY", 7],
    ["NOT_SOLVED", 3],
  ] as const);
  const reasons = { SOLVED: WORDS.close, PARTLY: WORDS.closePartly, NOT_SOLVED: WORDS.closeUnsolved };
  story.close(at, outcome, rng.pick(reasons[outcome]));
  if (!rng.chance(0.52)) return at;
  const rated = yield* exactly(new Date(at.getTime() + rng.between(0.2, 60) * HOUR));
  const solved = outcome === "SOLVED" ? rng.chance(0.97) : rng.chance(0.3);
  const satisfied = solved ? rng.chance(0.96) : rng.chance(0.3);
  story.rate(rated, solved, satisfied, rng.pick(satisfied ? WORDS.happy : WORDS.unhappy));
  return rated;
}

/** Not a matter for this office, or taken back by the person. */
function* endEarly(story: Story, from: Date): Generator<Date, void> {
  const { rng } = story;
  const at = yield* after(story, from, rng.between(10, 300));
  if (rng.chance(0.6)) story.close(at, "NOT_OURS", rng.pick(WORDS.refuse));
  else story.close(at, "WITHDRAWN", rng.pick(WORDS.withdraw));
}

function* handOff(story: Story, { neighbours }: LifeOptions, at: Date): Generator<Date, Date> {
  const { rng } = story;
  story.handOff(at, rng.pick(neighbours.filter((code) => code !== story.quarter)), rng.pick(WORDS.handOff));
  return yield* after(story, at, rng.between(20, 240));
}

/** `minutes` of office time later. */
function* after({ calendar, rng }: Story, from: Date, minutes: number): Generator<Date, Date> {
  const whole = addWorkingMinutes(from, Math.max(1, Math.round(minutes)), calendar);
  return yield* exactly(new Date(whole.getTime() + jitter(rng)));
}

/** Seconds, so that not everything happens on the minute. */
const jitter = (rng: Rng) => rng.int(0, 59) * 1000;

function* exactly(at: Date): Generator<Date, Date> {
  yield at;
  return at;
}
