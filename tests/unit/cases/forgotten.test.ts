import { describe, expect, it } from "vitest";
import { forgottenSince, isAct, type Watched } from "@/lib/cases/forgotten";
import { EVENT_KINDS } from "@/lib/cases/rules";
import { calendarOf } from "@/lib/time/working-days";

const beijing = (text: string) => new Date(`2026-11-${text}:00+08:00`);
/** Friday the 20th is a holiday here; Monday the 16th to Thursday the 19th and Monday the 23rd are not. */
const calendar = calendarOf([{ date: new Date("2026-11-20"), kind: "HOLIDAY" }]);
const DUE = beijing("17T17:00");
const OUTLET_DUE = beijing("19T17:00");
const plain: Watched = { status: "ACCEPTED", dueAt: DUE, pausedAt: null, outletDueAt: null, lastActAt: null };
const acted = { lastActAt: beijing("18T10:00") };
const dispatched = { status: "DISPATCHED", outletDueAt: OUTLET_DUE } as const;

describe("when a case is forgotten", () => {
  it.each<[string, Partial<Watched>, string, Date | null]>([
    ["a working day after the limit", {}, "18T17:00", DUE],
    ["a minute less", {}, "18T16:59", null],
    ["before the limit", {}, "17T10:00", null],
    ["nobody took it yet", { status: "REPORTED" }, "18T17:00", DUE],
    ["the last act was before the limit", { lastActAt: beijing("17T16:59") }, "18T17:00", DUE],
    ["somebody acted after the limit", acted, "23T17:00", null],
    ["it waits for the person", { pausedAt: beijing("17T09:00") }, "23T17:00", null],
    ["it is handled", { status: "HANDLED" }, "23T17:00", null],
    ["it is verified", { status: "VERIFIED" }, "23T17:00", null],
    ["it is closed", { status: "CLOSED" }, "23T17:00", null],
    ["a holiday and a weekend are no office time", { dueAt: OUTLET_DUE }, "23T16:59", null],
    ["the next working day is", { dueAt: OUTLET_DUE }, "23T17:00", OUTLET_DUE],
    ["the person's limit counts, however long the outlet has", dispatched, "18T17:00", DUE],
    ["dispatched late: the outlet still has its time", { ...dispatched, ...acted }, "23T16:59", null],
    ["dispatched late, and forgotten again", { ...dispatched, ...acted }, "23T17:00", OUTLET_DUE],
    [
      "an outlet's earlier limit is the neighbourhood's to see to",
      { outletDueAt: beijing("16T17:00") },
      "18T16:59",
      null,
    ],
  ])("%s", (_name, change, now, since) => {
    expect(forgottenSince({ ...plain, ...change }, beijing(now), calendar)).toEqual(since);
  });
});

it("neither the person, an internal note nor the job itself counts as an act", () => {
  expect(EVENT_KINDS.filter(isAct)).toEqual([
    "ACCEPTED",
    "DISPATCHED",
    "HANDED_OFF",
    "REPLIED",
    "HANDLED",
    "VERIFIED",
    "CLOSED",
  ]);
});
