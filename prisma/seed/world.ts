import { createHash } from "node:crypto";
import { addDays, type Day, instantOf, localTime } from "@/lib/time/shanghai";
import { Rng } from "./random";

/** Changes whenever the generator makes other data, so that old demo data is recognised. */
export const SEED_VERSION = "2";
const SEED = "tuanhua";

/** What every part of the generator knows: the moment it is made for, and how much to make. */
export interface World {
  readonly now: Date;
  readonly today: Day;
  /** Multiplies riders beyond the cast, cases and check-ins; 1 gives the paper's numbers. */
  readonly scale: number;
  /** First day of the history: of the month eighteen months ago. */
  readonly begins: Day;
  /** The day the stations opened: nine months ago. */
  readonly opened: Day;
  readonly areaId: string;
  /** Always the same id for the same thing. */
  id(noun: string, key: string): string;
  /** A time-ordered id (RFC 9562 version 7) for one of many rows. */
  rowId(at: Date, rng: Rng): string;
  /** An independent stream of random numbers for one part of the generator. */
  rng(stream: string): Rng;
}

export function makeWorld(now: Date, scale: number): World {
  const { day: today } = localTime(now);
  const begins = `${monthsEarlier(today, 18).slice(0, 7)}-01`;
  const created = instantOf(begins, 0).getTime();
  const id = (noun: string, key: string) =>
    uuid7(created, createHash("sha256").update(`${SEED}/${noun}/${key}`).digest("hex"));
  return {
    now,
    today,
    scale,
    begins,
    opened: monthsEarlier(today, 9),
    areaId: id("area", "t"),
    id,
    rowId: (at, rng) => uuid7(at.getTime(), Array.from({ length: 3 }, () => hex8(rng)).join("")),
    rng: (stream) => new Rng(`${SEED}/${stream}`),
  };
}

/** The same day of the month, `months` earlier; the last day where that month is shorter. */
export function monthsEarlier(day: Day, months: number): Day {
  const [year = 0, month = 0, date = 0] = day.split("-").map(Number);
  const first = new Date(Date.UTC(year, month - 1 - months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  return addDays(first.toISOString().slice(0, 10), Math.min(date, last) - 1);
}

/** A day as the value of a database `date` column. */
export function dateOf(day: Day): Date {
  return new Date(`${day}T00:00:00Z`);
}

function uuid7(ms: number, hex: string): string {
  const time = Math.floor(ms).toString(16).padStart(12, "0");
  const variant = "89ab"[Number.parseInt(hex.charAt(3), 16) % 4];
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex.slice(0, 3)}-${variant}${hex.slice(4, 7)}-${hex.slice(7, 19)}`;
}

function hex8(rng: Rng): string {
  return Math.floor(rng.next() * 4_294_967_296)
    .toString(16)
    .padStart(8, "0");
}
