import type { Deadline, EventKind, Status } from "./rules";
import type { StepView } from "./timeline";

/** A case as the person who filed it reads it. No internal note, no name of a member of staff, plain data. */
export interface FollowView {
  readonly id: string;
  readonly reference: string;
  readonly category: string;
  readonly status: Status;
  readonly text: string;
  /** Building, entrance, station and note in one line. */
  readonly place: string;
  /** Company and outlet concerned, when known. */
  readonly about: string;
  /** Which rider, as they said it; never whether that is known. */
  readonly riderSaid: string;
  /** Calendar day `2026-11-20`, or null. */
  readonly occurredOn: string | null;
  readonly filedAt: Date;
  readonly hideName: boolean;
  /** As it was left, masked. */
  readonly phone: string | null;
  /** The number whose last digits open it, masked; null: none does. */
  readonly opensWith: string | null;
  /** Filed by the reader while signed in: their account leads to it. */
  readonly inAccount: boolean;
  readonly limit: LimitView;
  /** Who has it now; null once it is closed. */
  readonly holder: { readonly kind: "office" | "outlet"; readonly name: string } | null;
  readonly steps: readonly StepView[];
  readonly events: readonly EventView[];
  readonly photos: readonly PhotoView[];
  readonly closure: ClosureView | null;
  readonly canReply: boolean;
  /** The secret link in full, for half an hour after filing and only on a device that may follow the case. */
  readonly secretLink: string | null;
}

export interface LimitView {
  /** Until when the person was promised an answer. */
  readonly at: Date;
  readonly reason: string;
  readonly state: Deadline;
  /** What the person was asked, while the clock stands for their answer. */
  readonly question: string | null;
  /** Until when the outlet that has the case was told to deal with it, and why; null while no outlet has it. */
  readonly outlet: { readonly at: Date; readonly reason: string } | null;
}

export interface EventView {
  readonly id: string;
  readonly kind: EventKind;
  readonly at: Date;
  /** Office or unit; empty: the person. */
  readonly by: string;
  /** Outlet, neighbourhood or office to which it went with this event; empty when it went nowhere. */
  readonly to: string;
  readonly text: string;
  /** The outlet's limit, set with this event; or the one that was forgotten. */
  readonly dueAt: Date | null;
  /** Of the two limits the outlet's, not the one promised to the person. */
  readonly ofOutlet: boolean;
  readonly flag: "asks" | "sentBack" | "declined" | "mediation" | null;
  readonly photos: readonly PhotoView[];
}

export interface PhotoView {
  /** See `photoPath`. */
  readonly path: string;
  readonly width: number;
  readonly height: number;
}

export interface ClosureView {
  readonly at: Date;
  readonly by: string;
  readonly outcome: "SOLVED" | "PARTLY" | "NOT_SOLVED" | "NOT_OURS" | "WITHDRAWN";
  readonly reason: string;
  /** `satisfied` is null until the second question is answered. */
  readonly rating: { readonly solved: boolean; readonly satisfied: boolean | null } | null;
  /** Until when it can be reopened; null when that time has passed. */
  readonly reopenUntil: Date | null;
}

/** One line of the list of the person's own cases. */
export interface OwnCaseView {
  readonly reference: string;
  readonly category: string;
  readonly status: Status;
  readonly filedAt: Date;
}
