const TRAY = [
  "queueTitle",
  "queueWaitingHead",
  "queueUnsentHead",
  "queueWaiting",
  "queueCounted",
  "queueMerged",
  "queueRefused",
  "queueSending",
  "queueSend",
  "queueDismiss",
  "queueSignIn",
  "queueSignInLink",
  "queueOther",
  "queueUnreadable",
  "queueLater",
  "queueLostTitle",
  "queueLost",
  "queueMaybe",
  "queueKeeps",
  "queueNone",
  "queuePage",
  "queuePageKept",
  "queuePageAnew",
] as const;

const TAP = [
  ...TRAY,
  "queueTap",
  "queueTapBody",
  "queueGoing",
  "queueGoingBody",
  "queueKept",
  "queueKeptBody",
  "queueUnkeptTitle",
  "queueUnkept",
  "countedTitle",
  "countedBody",
  "againTitle",
  "againBody",
  "onSite",
  "refusedTitle",
] as const;

/** Sentences of the queue, as they stand in the catalogue; what is in braces is filled in by the page. */
export type QueueWords = Readonly<Record<(typeof TRAY)[number], string>>;
/** The same with those of a page where a check-in is made. */
export type TapWords = Readonly<Record<(typeof TAP)[number], string>>;

/** What the queue on a page needs to know of where it stands. */
export interface QueueSetting<Words extends QueueWords = QueueWords> {
  /** Whose taps are kept and sent here, see `queueOwner`; empty: no rider's; null: nobody is signed in. */
  readonly owner: string | null;
  readonly words: Words;
  /** Station names by code. */
  readonly names: Readonly<Record<string, string>>;
  readonly locale: string;
  /** IANA name. */
  readonly zone: string;
  /** When the page was made, ISO 8601. */
  readonly madeAt: string;
  /** Said beside what waits where somebody may sign out. */
  readonly leaving?: string;
  /** Where one signs in no link leads there. */
  readonly atSignIn?: boolean;
}

export type TapSetting = QueueSetting<TapWords>;

/** The sentences for the client; `raw` gives one of the namespace `checkin` unfilled. */
export const queueWords = (raw: (key: string) => unknown): QueueWords => unfilled(TRAY, raw);

/** Those for a page where a check-in is made. */
export const tapWords = (raw: (key: string) => unknown): TapWords => unfilled(TAP, raw);

function unfilled<Key extends string>(
  keys: readonly Key[],
  raw: (key: string) => unknown,
): Readonly<Record<Key, string>> {
  return Object.fromEntries(keys.map((key) => [key, String(raw(key))])) as Record<Key, string>;
}

/** Hour and minute in the area; with the day when it is another one. */
export function timeOf(at: string, { locale, zone }: Pick<QueueSetting, "locale" | "zone">): string {
  const day = (date: Date) =>
    new Intl.DateTimeFormat("en", { timeZone: zone, dateStyle: "short" }).format(date);
  const date = new Date(at);
  return new Intl.DateTimeFormat(locale, {
    timeZone: zone,
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    ...(day(date) === day(new Date()) ? {} : { month: "numeric", day: "numeric" }),
  }).format(date);
}
