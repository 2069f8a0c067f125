import { Rng } from "@/prisma/seed/random";
import { type Answer, type Ask, asker } from "../../bench/http";
import { ready, until } from "./app";
import { type Blow, Keeper, plan } from "./blows";
import type { Ground } from "./ground";
import { type Ledger, MOVES, newLedger } from "./ledger";
import { type Amounts, allWork, type Send, type Work } from "./work";

const CLIENTS = 12;

export interface Run {
  readonly ledger: Ledger;
  readonly struck: readonly Blow[];
  /** Requests that got no proper answer and were sent again, for each blow in turn. */
  readonly broken: readonly number[];
}

/** Everybody does their work at once while the house is struck down again and again; ends when all is done and sent. */
export async function runThrough(ground: Ground, amounts: Amounts, seed: string): Promise<Run> {
  const rng = new Rng(seed);
  const keeper = new Keeper(ground, await ground.startApp());
  try {
    const first = asker(ground.url);
    const work = await ground.asOwner((owner) =>
      allWork(owner, { send: first.ask, origin: ground.url }, amounts, rng),
    );
    first.close();
    const people = new People(keeper, ground, plan(answersOf(amounts), rng));
    await people.doAll(work);
    await keeper.up;
    await settle(ground);
    return { ledger: people.ledger, struck: keeper.struck, broken: people.broken };
  } finally {
    await keeper.stop();
  }
}

/** Answers to writes that are to be had in all. */
export const answersOf = ({ reports, sendings, cases }: Amounts): number =>
  reports + sendings + cases * Object.keys(MOVES).length;

/** The people outside: each has a connection, and sends what got no answer again as soon as the house stands. */
class People {
  readonly ledger = newLedger();
  readonly broken: number[] = [];
  #answers = 0;

  constructor(
    readonly keeper: Keeper,
    readonly ground: Ground,
    readonly blows: { blow: Blow; at: number }[],
  ) {}

  async doAll(work: Work[]): Promise<void> {
    const left = [...work];
    const client = async () => {
      const { ask, close } = asker(this.ground.url);
      try {
        for (let next = left.pop(); next; next = left.pop())
          await next((what) => this.#send(ask, what), this.ledger);
      } finally {
        close();
      }
    };
    await Promise.all(Array.from({ length: CLIENTS }, client));
  }

  async #send(ask: Send, what: Ask): Promise<Answer> {
    for (;;) {
      const answer = await ask(what).catch(() => null);
      if (answer && answer.status < 400) {
        if (what.method === "POST") this.#answered();
        return answer;
      }
      // Lost or our own fault: a browser would show so. Anything else is an answer, and none that the people expect.
      if (answer && answer.status < 500) throw new Error(`${what.path} was answered with ${answer.status}.`);
      const blow = this.broken.length - 1;
      if (blow < 0) throw new Error(`${what.path} failed before anything was struck.`);
      this.broken[blow] = (this.broken[blow] ?? 0) + 1;
      await this.keeper.up;
      await ready(this.ground.url);
    }
  }

  /** The blow falls at the very moment of an answer, while the others' requests are on their way. */
  #answered(): void {
    this.#answers += 1;
    const next = this.blows[this.broken.length];
    if (!next || this.#answers < next.at) return;
    this.broken.push(0);
    this.keeper.strike(next.blow);
  }
}

/**
 * Lets the background jobs finish. What the killed had taken in hand would be taken up after its lease of two minutes;
 * here the lease is made to end at once.
 */
async function settle(ground: Ground): Promise<void> {
  await ground.asOwner(async (owner) => {
    await until("every message has left and every entry is sealed", async () => {
      await owner.query(`UPDATE "Message" SET "nextAt" = now() WHERE "sentAt" IS NULL AND "nextAt" > now()`);
      await owner.query(
        `SELECT graphile_worker.add_job(job, job_key => job)
         FROM unnest(ARRAY['send_messages', 'seal_audit']) AS job`,
      );
      const { rows } = await owner.query<{ left: boolean }>(
        `SELECT EXISTS (SELECT FROM "Message" WHERE "sentAt" IS NULL) OR EXISTS (SELECT FROM "AuditPending") AS left`,
      );
      return rows[0]?.left === false;
    });
  });
}
