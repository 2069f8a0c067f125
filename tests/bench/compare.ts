import { treeCpu } from "./cpu";
import { type Answer, type Ask, asker } from "./http";

/** One of the two that are compared. */
export interface Side {
  readonly origin: string;
  /** Process whose tree is counted as "app". */
  readonly pid: number;
}

/** One thing to do, for both sides; `turn` counts up over warm-up and measured requests, never repeating. */
export interface Task {
  readonly name: string;
  /** What a complete answer looks like; anything else stops the measurement. */
  readonly status: number;
  readonly ours: (turn: number) => Ask;
  readonly floor: (turn: number) => Ask;
  /** Must stand in the body of every answer of ours, so that an empty page is never measured. */
  readonly contains?: string;
}

export interface Cost {
  /** CPU milliseconds per request. */
  readonly app: number;
  readonly database: number;
  /** Milliseconds from asking to the last byte, the middle one. */
  readonly wall: number;
  readonly bytes: number;
}

export interface Comparison {
  readonly name: string;
  readonly ours: Cost;
  readonly floor: Cost;
  /** Ours over the floor, app and database together. */
  readonly ratio: number;
  /** The same of the best and the worst round. */
  readonly spread: readonly [number, number];
}

export interface Effort {
  readonly rounds: number;
  /** Requests to ours in a round. The floor is asked more often, because its single request is below a clock tick. */
  readonly requests: number;
  readonly warmUp: number;
}

const FLOOR_TIMES = 4;

/** Asks both sides in turn, round by round, and counts the CPU time of each. */
export async function compare(
  task: Task,
  sides: { ours: Side; floor: Side; database: number },
  { rounds, requests, warmUp }: Effort,
  signal: AbortSignal,
): Promise<Comparison> {
  const ours = measured(sides.ours, sides.database, (turn) => task.ours(turn), task, signal);
  const floor = measured(sides.floor, sides.database, (turn) => task.floor(turn), task, signal);
  try {
    await ours.run(warmUp);
    await floor.run(warmUp);
    const pairs: [Sample, Sample][] = [];
    for (let round = 0; round < rounds; round += 1) {
      pairs.push([await ours.run(requests), await floor.run(requests * FLOOR_TIMES)]);
    }
    const ratios = pairs.map(([a, b]) => total(a) / total(b));
    const [a, b] = [sumUp(pairs.map(([one]) => one)), sumUp(pairs.map(([, one]) => one))];
    return {
      name: task.name,
      ours: a,
      floor: b,
      ratio: (a.app + a.database) / (b.app + b.database),
      spread: [Math.min(...ratios), Math.max(...ratios)],
    };
  } finally {
    ours.close();
    floor.close();
  }
}

interface Sample {
  readonly requests: number;
  readonly app: number;
  readonly database: number;
  readonly walls: readonly number[];
  readonly bytes: number;
}

function measured(
  side: Side,
  database: number,
  make: (turn: number) => Ask,
  task: Task,
  signal: AbortSignal,
) {
  const { ask, close } = asker(side.origin);
  let turn = 0;
  const run = async (requests: number): Promise<Sample> => {
    const walls: number[] = [];
    let bytes = 0;
    const before = [treeCpu(side.pid), treeCpu(database)] as const;
    for (let count = 0; count < requests; count += 1) {
      signal.throwIfAborted();
      const began = performance.now();
      const answer = await ask(make(turn));
      walls.push(performance.now() - began);
      bytes += answer.body.length;
      mustBe(answer, task, side);
      turn += 1;
    }
    const after = [treeCpu(side.pid), treeCpu(database)] as const;
    return { requests, app: after[0] - before[0], database: after[1] - before[1], walls, bytes };
  };
  return { run, close };
}

function mustBe(answer: Answer, { name, status, contains }: Task, { origin }: Side): void {
  const text = answer.body.toString("utf8");
  if (answer.status === status && (!contains || text.includes(contains))) return;
  throw new Error(`${name}: ${origin} answered ${answer.status}, not as expected.\n${text.slice(0, 600)}`);
}

const total = ({ app, database, requests }: Sample) => (app + database) / requests;

function sumUp(samples: readonly Sample[]): Cost {
  const sum = (pick: (sample: Sample) => number) => samples.reduce((all, sample) => all + pick(sample), 0);
  const requests = sum((sample) => sample.requests);
  const walls = samples.flatMap((sample) => sample.walls).toSorted((a, b) => a - b);
  return {
    app: sum((sample) => sample.app) / requests,
    database: sum((sample) => sample.database) / requests,
    wall: walls[Math.floor(walls.length / 2)] ?? 0,
    bytes: sum((sample) => sample.bytes) / requests,
  };
}
