import { isWaiting, readable } from "./record";

/**
 * What a cookie tells of the store. A browser that clears the store when space runs short leaves cookies alone, so that
 * what was lost can be told.
 */
export interface Mark {
  /** Waiting check-ins that the store lost, until somebody has read of it. */
  readonly lost: number;
  /** The waiting ones, each by the start of its clientId. */
  readonly waiting: readonly string[];
  /** How many more wait than are named. */
  readonly more: number;
}

/** Of its cookie; over https with a prefix. */
export const MARK_COOKIE = "yz_queue";
/** Browsers keep it no longer than a year or so, some only for a week; without it the store is looked at. */
export const MARK_SECONDS = 365 * 86_400;
const NAMED = 8;
/** A cookie goes along with every request, so it stays small: so many are named, the others counted. */
const MOST = 20;

const nameOf = (clientId: string): string => clientId.slice(0, NAMED);

/** The mark in a cookie's value; null: there is none that can be read. Older ones begin with a number more. */
export function readMark(value: string | undefined): Mark | null {
  const [lost, waiting, more] =
    /^(?:\d{1,6}~)?(\d{1,6})~([\w.]*)(?:\+(\d{1,6}))?$/.exec(value ?? "")?.slice(1) ?? [];
  if (lost === undefined || waiting === undefined) return null;
  return { lost: Number(lost), waiting: waiting.split(".").filter(Boolean), more: Number(more ?? 0) };
}

export const writeMark = ({ lost, waiting, more }: Mark): string =>
  `${lost}~${waiting.join(".")}${more > 0 ? `+${more}` : ""}`;

/**
 * The mark after a look at everything that the store holds: what waited and isn't there any more is lost. Of those that
 * were only counted as many are lost as there aren't records for; browsers clear a store as a whole.
 */
export function markAfter(before: Mark | null, records: readonly unknown[]): Mark {
  const taps = records.filter(readable);
  const here = new Set(taps.map(({ clientId }) => nameOf(clientId)));
  const { lost = 0, waiting: named = [], more = 0 } = before ?? {};
  const still = named.filter((name) => here.has(name)).length;
  const gone = named.length - still + Math.max(0, more - (here.size - still));
  const waiting = taps.filter(isWaiting).map(({ clientId }) => nameOf(clientId));
  return {
    lost: lost + (records.length > taps.length ? 0 : gone),
    waiting: waiting.slice(0, MOST),
    more: Math.max(0, waiting.length - MOST),
  };
}
