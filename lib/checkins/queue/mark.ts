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
}

export const MARK_COOKIE = "yz_queue";
/** Browsers keep it no longer than a year or so, some only for a week; without it the store is looked at. */
export const MARK_SECONDS = 365 * 86_400;
const NAMED = 8;
/** A cookie goes along with every request, so it stays small. */
const MOST = 20;

const nameOf = (clientId: string): string => clientId.slice(0, NAMED);

/** The mark in a cookie's value; null: there is none that can be read. Older ones begin with a number more. */
export function readMark(value: string | undefined): Mark | null {
  const [lost, waiting] = /^(?:\d{1,6}~)?(\d{1,6})~([\w.]*)$/.exec(value ?? "")?.slice(1) ?? [];
  if (lost === undefined || waiting === undefined) return null;
  return { lost: Number(lost), waiting: waiting.split(".").filter(Boolean) };
}

export const writeMark = ({ lost, waiting }: Mark): string => `${lost}~${waiting.join(".")}`;

/** The mark after a look at everything that the store holds: what waited and isn't there any more is lost. */
export function markAfter(before: Mark | null, records: readonly unknown[]): Mark {
  const taps = records.filter(readable);
  const here = new Set(taps.map(({ clientId }) => nameOf(clientId)));
  const gone = records.length > taps.length ? [] : (before?.waiting ?? []).filter((name) => !here.has(name));
  const waiting = taps.filter(isWaiting).map(({ clientId }) => nameOf(clientId));
  return {
    lost: (before?.lost ?? 0) + gone.length,
    waiting: waiting.slice(0, MOST),
  };
}
