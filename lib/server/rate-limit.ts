import "server-only";
import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { keyedHash } from "./crypto";
import { pool } from "./db";
import { Refusal } from "./refusal";

/** At most `points` takings per `seconds` for one `key`, counted over all processes. */
export interface Limit {
  readonly name: string;
  /** Whatever it is by: the counters hold no numbers, names or addresses, only keyed hashes of them. */
  readonly key: string;
  readonly points: number;
  readonly seconds: number;
}

/** Without a trusted proxy all callers share one address; the limit is then one for the whole installation. */
const SHARED_ADDRESS = "direct";
const SHARED_FACTOR = 50;

/** For each address of a caller, as `addressOf` tells it. */
export function perAddress(name: string, address: string, points: number, seconds: number): Limit {
  return address === SHARED_ADDRESS
    ? { name: `${name}.shared`, key: address, points: points * SHARED_FACTOR, seconds }
    : { name: `${name}.address`, key: address, points, seconds };
}

const stored = ({ key }: Limit): string => keyedHash("rate limit", key);

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
      await limiterFor(limit).consume(stored(limit));
    } catch (error) {
      if (!(error instanceof RateLimiterRes)) throw error;
      const minutes = Math.max(1, Math.ceil(error.msBeforeNext / 60_000));
      throw new Refusal({ key: "errors.tooMany", params: { minutes } });
    }
  }
}

/** Forgets what was taken, e.g. after a correct code. */
export async function resetLimit(limit: Limit): Promise<void> {
  await limiterFor(limit).delete(stored(limit));
}
