import "server-only";
import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { pool } from "./db";
import { Refusal } from "./refusal";

/** At most `points` takings per `seconds` for one `key`, counted over all processes. */
export interface Limit {
  readonly name: string;
  readonly key: string;
  readonly points: number;
  readonly seconds: number;
}

const limiters = new Map<string, RateLimiterPostgres>();

function limiterFor({ name, points, seconds }: Limit): RateLimiterPostgres {
  let limiter = limiters.get(name);
  if (!limiter) {
    limiter = new RateLimiterPostgres({
      storeClient: pool(),
      storeType: "pool",
      tableName: "RateLimit",
      tableCreated: true,
      keyPrefix: name,
      points,
      duration: seconds,
    });
    limiters.set(name, limiter);
  }
  return limiter;
}

/** Takes one from each; refuses with the minutes to wait when one is used up. */
export async function takeFromLimits(limits: readonly Limit[]): Promise<void> {
  for (const limit of limits) {
    try {
      await limiterFor(limit).consume(limit.key);
    } catch (error) {
      if (!(error instanceof RateLimiterRes)) throw error;
      const minutes = Math.max(1, Math.ceil(error.msBeforeNext / 60_000));
      throw new Refusal({ key: "errors.tooMany", params: { minutes } });
    }
  }
}

/** Forgets what was taken, e.g. after a correct code. */
export async function resetLimit(limit: Limit): Promise<void> {
  await limiterFor(limit).delete(limit.key);
}
