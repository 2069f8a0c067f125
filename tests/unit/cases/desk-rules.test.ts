import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  CAPACITIES,
  type Capacity,
  canStillReopen,
  deadline,
  due,
  dueAfterPause,
  isPublicKind,
  MOVES,
  type Move,
  mainMove,
  mayMove,
  mayTakeBack,
  next,
  overdue,
  STATUSES,
  type Status,
  stepOf,
} from "@/lib/cases/rules";
import { calendarOf } from "@/lib/time/working-days";

/**
 * The law as the office knows it, written out: by move, who, and for REPORTED ACCEPTED DISPATCHED HANDLED VERIFIED
 * CLOSED the status that follows (its first letter; `-` is refused).
 */
const TABLE: Record<Move, readonly [by: string, steps: string, outletSteps?: string]> = {
  accept: ["OFFICE", "A-----"],
  assign: ["OFFICE", "-ADHV-"],
  dispatch: ["OFFICE", "-DD---"],
  decline: ["OUTLET", "--A---"],
  answer: ["OFFICE", "RADHVC"],
  note: ["OFFICE MEDIATOR", "RADHVC"],
  nameRider: ["OFFICE", "RADHVC"],
  handle: ["OFFICE OUTLET", "-HH---", "--H---"],
  verify: ["OFFICE", "---V--"],
  sendBack: ["OFFICE", "---DD-"],
  close: ["OFFICE", "----C-"],
  refuse: ["OFFICE", "CC----"],
  withdraw: ["OFFICE", "CCCCC-"],
  handOff: ["OFFICE", "RRR---"],
  pause: ["OFFICE", "-AD---"],
  resume: ["OFFICE", "-AD---"],
  mediate: ["OFFICE", "-ADHV-"],
  reply: ["PERSON", "RADHV-"],
  rate: ["PERSON", "-----C"],
  reopen: ["PERSON OFFICE", "-----R"],
};
const LETTER = Object.fromEntries(STATUSES.map((status) => [status[0], status]));

const cells = MOVES.flatMap((move) =>
  STATUSES.flatMap((status, column) =>
    CAPACITIES.map((capacity) => {
      const [by, steps, outletSteps] = TABLE[move];
      const row = capacity === "OUTLET" && outletSteps ? outletSteps : steps;
      const target = LETTER[row.charAt(column)] ?? null;
      return { move, status, capacity, target: by.split(" ").includes(capacity) ? target : null };
    }),
  ),
);

describe("the state machine", () => {
  it("covers every move × status × capacity", () => {
    expect(cells).toHaveLength(MOVES.length * STATUSES.length * CAPACITIES.length);
  });

  it.each(cells)("$capacity: $move in $status → $target", ({ move, status, capacity, target }) => {
    const allowed = mayMove([capacity], status, move);
    expect(allowed ? next(status, move) : null).toBe(target);
  });

  it.each([
    ["accept", "AR"],
    ["assign", "AA DD HH VV"],
    ["dispatch", "DA DD"],
  ] as const)("takes back %s only from where it led, and to where it came from", (move, ways) => {
    const open = STATUSES.flatMap((status) =>
      STATUSES.filter((before) => mayTakeBack(status, move, before)).map(
        (before) => `${status.charAt(0)}${before.charAt(0)}`,
      ),
    );
    expect(open.join(" ")).toBe(ways);
  });

  it("gives nobody without a capacity a move", () => {
    for (const move of MOVES) for (const status of STATUSES) expect(mayMove([], status, move)).toBe(false);
  });

  it("adds up what one person may do in several capacities", () => {
    fc.assert(
      fc.property(
        fc.subarray([...CAPACITIES]),
        fc.constantFrom(...STATUSES),
        fc.constantFrom(...MOVES),
        (held, status, move) => {
          const each = held.some((capacity) => mayMove([capacity], status, move));
          expect(mayMove(held, status, move)).toBe(each);
        },
      ),
    );
  });

  it("sends a failed verification to the office when no outlet had it", () => {
    expect(next("HANDLED", "sendBack", true)).toBe("DISPATCHED");
    expect(next("HANDLED", "sendBack", false)).toBe("ACCEPTED");
    expect(next("CLOSED", "sendBack", false)).toBeNull();
  });

  it("can reach the end, and a new beginning, from everywhere", () => {
    for (const start of STATUSES) {
      const seen = new Set<Status>([start]);
      for (const status of seen) {
        for (const move of MOVES) {
          const target = next(status, move);
          if (target) seen.add(target);
        }
      }
      expect([...seen].sort()).toEqual([...STATUSES].sort());
    }
  });

  it.each<[Status, Capacity, Move | null]>([
    ["REPORTED", "OFFICE", "accept"],
    ["ACCEPTED", "OFFICE", "dispatch"],
    ["DISPATCHED", "OFFICE", "answer"],
    ["HANDLED", "OFFICE", "verify"],
    ["VERIFIED", "OFFICE", "close"],
    ["CLOSED", "OFFICE", null],
    ["DISPATCHED", "OUTLET", "handle"],
    ["ACCEPTED", "OUTLET", null],
    ["REPORTED", "MEDIATOR", null],
    ["CLOSED", "PERSON", null],
  ])("puts one thing forward: %s for %s is %s", (status, capacity, move) => {
    expect(mainMove(status, [capacity])).toBe(move);
  });

  it("numbers six steps", () => {
    expect(STATUSES.map(stepOf)).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it("keeps only internal notes from the person", () => {
    expect(isPublicKind("NOTED")).toBe(false);
    expect(isPublicKind("REPLIED")).toBe(true);
    expect(isPublicKind("HANDED_OFF")).toBe(true);
  });
});

const at = (text: string) => new Date(`${text}:00+08:00`);
const calendar = calendarOf([]);

describe("limits", () => {
  it("counts a category's days", () => {
    expect(due(at("2026-11-19T18:42"), 1, calendar)).toEqual(at("2026-11-23T17:00"));
  });

  it("gives back after a pause exactly the office time that was left", () => {
    // Thursday 15:00, limit Friday 17:00: ten hours left; the person answers on Tuesday at 11:00.
    expect(
      dueAfterPause(at("2026-11-20T17:00"), at("2026-11-19T15:00"), at("2026-11-24T11:00"), calendar),
    ).toEqual(at("2026-11-25T13:00"));
  });

  it("changes nothing by a pause outside office hours, and does not forgive a missed limit", () => {
    const limit = at("2026-11-20T17:00");
    expect(dueAfterPause(limit, at("2026-11-19T18:00"), at("2026-11-19T22:00"), calendar)).toEqual(limit);
    expect(dueAfterPause(limit, at("2026-11-21T10:00"), at("2026-11-30T10:00"), calendar)).toEqual(limit);
  });

  it("is late only while the clock runs", () => {
    const dueAt = at("2026-11-20T17:00");
    const late = at("2026-11-20T17:01");
    for (const status of STATUSES) {
      const runs = ["REPORTED", "ACCEPTED", "DISPATCHED"].includes(status);
      expect(overdue({ status, dueAt, pausedAt: null }, late), status).toBe(runs);
      expect(overdue({ status, dueAt, pausedAt: at("2026-11-20T12:00") }, late)).toBe(false);
      expect(overdue({ status, dueAt, pausedAt: null }, dueAt)).toBe(false);
    }
  });

  const now = at("2026-11-19T15:00");
  it.each([
    ["REPORTED", "2026-11-19T13:00", null, { kind: "overdue", minutes: 120 }],
    ["DISPATCHED", "2026-11-19T17:00", null, { kind: "today", at: at("2026-11-19T17:00") }],
    ["DISPATCHED", "2026-11-20T17:00", null, { kind: "tomorrow", at: at("2026-11-20T17:00") }],
    ["ACCEPTED", "2026-11-23T17:00", null, { kind: "later", at: at("2026-11-23T17:00") }],
    ["ACCEPTED", "2026-11-18T17:00", "2026-11-18T10:00", { kind: "paused" }],
    ["HANDLED", "2026-11-18T17:00", null, { kind: "answered" }],
    ["VERIFIED", "2026-11-18T17:00", null, { kind: "answered" }],
    ["CLOSED", "2026-11-18T17:00", null, { kind: "closed" }],
  ] as const)("shows %s with the limit %s as its chip says", (status, limit, paused, expected) => {
    const record = { status, dueAt: at(limit), pausedAt: paused && at(paused) };
    expect(deadline(record, now)).toEqual(expected);
  });

  it("tells today from tomorrow by the area's calendar, not by UTC", () => {
    const record = { status: "REPORTED", dueAt: at("2026-11-20T00:30"), pausedAt: null } as const;
    expect(deadline(record, at("2026-11-19T23:30")).kind).toBe("tomorrow");
    expect(deadline(record, at("2026-11-20T00:10")).kind).toBe("today");
  });

  it("reopens for thirty days", () => {
    const closed = at("2026-11-01T10:00");
    expect(canStillReopen(closed, at("2026-12-01T10:00"))).toBe(true);
    expect(canStillReopen(closed, at("2026-12-01T10:01"))).toBe(false);
    expect(canStillReopen(null, closed)).toBe(false);
  });
});
