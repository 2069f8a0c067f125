import type { Actor } from "@/lib/people/actor";
import { type CaseRecord, deskCapacities, isDeskMove } from "./policy";
import { canStillReopen, MOVES, type Move, mainMove, mayMove } from "./rules";

/** What a case offers to one actor at the desk. */
export interface Offers {
  /** What is open to the actor now, and the one thing put forward. */
  readonly moves: readonly Move[];
  readonly main: Move | null;
  /** What is the actor's to do in another status or at another time: it may have been open a moment ago. */
  readonly goneMoves: readonly Move[];
}

interface Offered extends CaseRecord {
  readonly pausedAt: Date | null;
  readonly closedAt: Date | null;
}

/** The moves of a case as its page shows them. Pure. */
export function offersOf(actor: Actor, record: Offered, now: Date): Offers {
  const held = deskCapacities(actor, record);
  const isOpen = (move: Move) => mayMove(held, record.status, move) && fits(move, record, now);
  return {
    moves: MOVES.filter(isOpen),
    main: mainMove(record.status, held),
    goneMoves: MOVES.filter((move) => !isOpen(move) && isDeskMove(move, actor, record)),
  };
}

function fits(move: Move, { kind, pausedAt, closedAt }: Offered, now: Date): boolean {
  if (move === "nameRider") return kind !== "REQUEST";
  if (move === "pause") return pausedAt === null;
  if (move === "resume") return pausedAt !== null;
  return move !== "reopen" || canStillReopen(closedAt, now);
}
