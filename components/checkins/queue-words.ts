const KEYS = [
  "queueTitle",
  "queueWaitingHead",
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
  "queueMaybe",
  "queueKeeps",
  "queueNone",
  "queuePage",
  "queueKept",
  "queueKeptBody",
  "queueTap",
  "queueTapBody",
  "refusedTitle",
] as const;

/** Sentences of the queue, as they stand in the catalogue; what is in braces is filled in by the page. */
export type QueueWords = Readonly<Record<(typeof KEYS)[number], string>>;

/** What the queue on a page needs to know of where it stands. */
export interface QueueSetting {
  /** Whose taps are kept here, see `queueOwner`. */
  readonly owner: string;
  readonly words: QueueWords;
  /** Station names by code. */
  readonly names: Readonly<Record<string, string>>;
  readonly locale: string;
  /** IANA name. */
  readonly zone: string;
  /** When the page was made, ISO 8601. */
  readonly madeAt: string;
}

/** The sentences for the client; `raw` gives one of the namespace `checkin` unfilled. */
export function queueWords(raw: (key: string) => unknown): QueueWords {
  return Object.fromEntries(KEYS.map((key) => [key, String(raw(key))])) as QueueWords;
}

/** A sentence with its braces filled in. */
export function fill(sentence: string, values: Readonly<Record<string, string | number>>): string {
  return sentence.replace(/\{(\w+)\}/g, (braces, name: string) => String(values[name] ?? braces));
}
