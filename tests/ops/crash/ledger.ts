/** Moves that the cadre makes with each case, in order, and the entry that each leaves on its timeline. */
export const MOVES = { accept: "ACCEPTED", handle: "HANDLED", verify: "VERIFIED" } as const;
export type Move = keyof typeof MOVES;

/** What the people outside were told, and would swear to. */
export interface Ledger {
  /** Reference of the case, by draft. */
  readonly reports: Map<string, string>;
  /** Check-in, by the tap's own id. */
  readonly taps: Map<string, string>;
  /** Version after the move, by `<case> <move>`. */
  readonly moves: Map<string, number>;
}

export const newLedger = (): Ledger => ({ reports: new Map(), taps: new Map(), moves: new Map() });
