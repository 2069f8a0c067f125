import { parseArgs } from "node:util";
import type pg from "pg";
import { step } from "@/lib/ops/progress";
import { stopRequests } from "@/lib/ops/stopping";
import { type Comparison, compare, type Effort, type Task } from "./compare";
import { type Explained, type ExplainedToday, explainPage, explainToday } from "./explain";
import { fillCases, WORDS } from "./fill";
import { pagesToWeigh } from "./pages";
import { castMember, type SignedIn } from "./people";
import { LISTS, type List, placeIn, queueTask } from "./queue";
import { comparisonTable, explainTable, machine, todayTable, weightTable } from "./report";
import { type Ground, prepareGround } from "./site";
import { boardTask, checkInTask, createTask } from "./tasks";
import { weigh } from "./weights";

const EFFORT: Effort = { rounds: 5, requests: 40, warmUp: 60 };
const QUICK: Effort = { rounds: 2, requests: 15, warmUp: 15 };
const SIZES = [10_000, 100_000];
const MILLION = 1_000_000;

/**
 * `npm run bench`: prints what was measured as Markdown, whatever it is.
 * `-- --million` adds the table with a million cases, `-- --quick` tries everything with few requests.
 * @returns the exit code: 0 when everything could be measured.
 */
export async function bench(argv: string[]): Promise<number> {
  const { values } = parseArgs({
    args: argv,
    options: { million: { type: "boolean", default: false }, quick: { type: "boolean", default: false } },
  });
  const signal = stopRequests();
  const { ground, clear } = await prepareGround(signal);
  try {
    const effort = values.quick ? QUICK : EFFORT;
    const sizes = values.million ? [...SIZES, MILLION] : SIZES;
    console.log(await measureAll(ground, effort, sizes, signal));
    return 0;
  } finally {
    await clear();
  }
}

async function measureAll(ground: Ground, effort: Effort, sizes: readonly number[], signal: AbortSignal) {
  const { owner } = ground;
  const { origin } = ground.ours;
  const howMany = effort.warmUp + effort.rounds * effort.requests;
  const one = (task: Task) => step(`Measuring: ${task.name}`, () => compare(task, ground, effort, signal));
  const { rows } = await owner.query<{ version: string }>(
    "SELECT current_setting('server_version') AS version",
  );

  const weights = await step("Weighing pages", async () => weigh(origin, await pagesToWeigh(owner)));
  const verbs = [
    await one(await createTask(owner, origin, howMany)),
    await one(await checkInTask(owner, origin)),
    await one(boardTask),
  ];
  const lists: Comparison[] = [];
  const plans: Explained[] = [];
  const today: ExplainedToday[] = [];
  const people = await deskPeople(owner);
  for (const size of sizes) {
    const label = `${size.toLocaleString("en")} cases`;
    await step(`Filling the table up to ${label}`, () => fillCases(owner, size));
    const measured = await measureLists(ground, label, people, one);
    lists.push(...measured.lists);
    plans.push(...measured.plans);
    if (size === sizes.at(-1)) plans.push(...(await explainSearches(owner, label, people)));
    for (const [who, actor] of people) today.push(await explainToday(owner, `${label}, ${who}`, actor));
  }
  return [
    "",
    machine(rows[0]?.version ?? ""),
    `${effort.rounds} rounds of ${effort.requests} requests to ours and four times as many to the floor, in turn.`,
    "## CPU milliseconds per request",
    comparisonTable([...verbs, ...lists]),
    "## The desk's pages in the database",
    explainTable(plans),
    "## The desk's first page in the database",
    todayTable(today),
    "## First visit",
    weightTable(weights),
  ].join("\n\n");
}

type People = readonly (readonly [string, SignedIn])[];

/** Somebody with the whole area, with two neighbourhoods, and with one outlet. */
async function deskPeople(owner: pg.Client): Promise<People> {
  return [
    ["area", await castMember(owner, "zhao-qiming")],
    ["neighbourhood", await castMember(owner, "wang-min")],
    ["outlet", await castMember(owner, "liu-zhiqiang")],
  ];
}

/** First and deep page of both lists, by somebody with the whole area; the plans also for those with a part of it. */
async function measureLists(
  { owner }: Ground,
  label: string,
  people: People,
  one: (task: Task) => Promise<Comparison>,
) {
  const lists: Comparison[] = [];
  const plans: Explained[] = [];
  for (const list of Object.keys(LISTS) as List[]) {
    for (const deep of [false, true]) {
      const place = await placeIn(owner, list, deep);
      const name = `${label}, ${list}, ${deep ? "deep" : "first"} page`;
      for (const [who, actor] of people) {
        plans.push(await explainPage(owner, `${name}, ${who}`, { status: list, after: place.after }, actor));
      }
      const [[, whole] = []] = people;
      if (whole) lists.push(await one(queueTask(name, list, place, whole)));
    }
  }
  return { lists, plans };
}

/** Words that are in one text of 4,000, of 40, and in all, among the open cases and among all. */
async function explainSearches(owner: pg.Client, label: string, people: People): Promise<Explained[]> {
  const plans: Explained[] = [];
  for (const status of Object.keys(LISTS) as List[]) {
    for (const deep of [false, true]) {
      const { after } = await placeIn(owner, status, deep);
      for (const [how, q] of Object.entries(WORDS)) {
        for (const [who, actor] of people) {
          const name = `${label}, ${status}, ${how} word, ${deep ? "deep" : "first"} page, ${who}`;
          plans.push(await explainPage(owner, name, { status, after, q }, actor));
        }
      }
    }
  }
  return plans;
}
