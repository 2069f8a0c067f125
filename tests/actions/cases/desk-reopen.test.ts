import { beforeAll, describe, expect, it } from "vitest";
import { deskCase } from "@/lib/cases/desk-case";
import { readFilters } from "@/lib/cases/desk-filters";
import { deskList } from "@/lib/cases/desk-queries";
import { waiting } from "@/lib/cases/desk-today";
import * as end from "@/lib/cases/desk-verbs-end";
import * as office from "@/lib/cases/desk-verbs-office";
import * as work from "@/lib/cases/desk-verbs-work";
import { escalateForgotten } from "@/lib/cases/escalate";
import { rate, reopen } from "@/lib/cases/follow-verbs";
import { followCase } from "@/lib/cases/queries";
import { REOPEN_DAYS, reopenUntil } from "@/lib/cases/rules";
import type { Actor } from "@/lib/people/actor";
import { db } from "@/lib/server/db";
import { beijing, call, caseIn, deskWorld, move, NOW, type World } from "./desk-fixture";

const ZONE = "Asia/Shanghai";
const all = { ...office, ...work, ...end };
const REASON = "回访时居民说东西还没收到，接着办。";
/** Friday: the day after the closing. */
const FRIDAY = beijing("2026-11-20T09:30");

let world: World;
beforeAll(async () => {
  world = await deskWorld();
});

const closed = () => caseIn(world, "CLOSED", all);
const atDesk = (id: string, actor: Actor = world.wang, now = FRIDAY) =>
  move(end.reopenCase, actor, id, { reason: REASON }, now);
const theirs = (id: string): Actor => ({ ...world.nobody, caseIds: [id] });
const byPerson = ({ id, reference }: { id: string; reference: string }, now = FRIDAY) =>
  call(reopen, theirs(id), { reference, reason: REASON }, now);
/** Long after every limit of these cases. */
const LATE = beijing("2026-12-20T09:30");
const openedBy = (id: string) => db().caseEvent.findMany({ where: { caseId: id, kind: "REOPENED" } });

describe("for the outlet that had done its part", () => {
  it("a reopened case is late at the office, no longer with the outlet, until it is dispatched again", async () => {
    const one = await closed();
    await atDesk(one.id);
    const overdue = (actor: Actor) =>
      deskList(actor, { filters: readFilters({ due: "overdue" }), after: null, now: LATE, zone: ZONE }).then(
        ({ rows }) => rows.map(({ id }) => id).filter((id) => id === one.id),
      );
    const chip = async () => {
      const { rows } = await deskList(world.manager, {
        filters: readFilters({}),
        after: null,
        now: LATE,
        zone: ZONE,
      });
      return rows.find(({ id }) => id === one.id)?.deadline;
    };
    expect(await escalateForgotten(LATE)).toBeGreaterThan(0);
    expect(await overdue(world.wang)).toEqual([one.id]);
    expect(await overdue(world.manager)).toEqual([]);
    expect(await waiting(world.wang, LATE, ZONE)).toMatchObject({ fresh: 1, risen: 1, overdue: 1 });
    expect(await waiting(world.manager, LATE, ZONE)).toMatchObject({ fresh: 0, risen: 0, overdue: 0 });
    expect((await deskCase(world.wang, one.reference, LATE, ZONE))?.risen).toBeTruthy();
    expect((await deskCase(world.manager, one.reference, LATE, ZONE))?.risen).toBeNull();
    expect(await chip()).toEqual({ kind: "elsewhere" });
    expect(await deskCase(world.manager, one.reference, LATE, ZONE)).toMatchObject({
      deadline: { kind: "elsewhere" },
      clock: { left: null },
    });
    await move(office.acceptCase, world.wang, one.id, {}, FRIDAY);
    await move(
      work.dispatchCase,
      world.wang,
      one.id,
      { outletId: world.shunda.id, dueOn: "2026-11-24", dueReason: "承运网点最清楚" },
      FRIDAY,
    );
    expect(await overdue(world.manager)).toEqual([one.id]);
    expect(await chip()).toMatchObject({ kind: "overdue" });
  });
});

describe("reopening at the desk", () => {
  it("does to case, closing, rating and clock what the person's does", async () => {
    const stand = async (act: (one: { id: string; reference: string }) => Promise<{ kind: string }>) => {
      const one = await closed();
      await call(rate, theirs(one.id), { reference: one.reference, solved: "no", satisfied: "no" });
      expect((await act(one)).kind).toBe("done");
      const row = await db().case.findUniqueOrThrow({
        where: { id: one.id },
        select: {
          status: true,
          phase: true,
          dueAt: true,
          closedAt: true,
          acceptedAt: true,
          assigneeId: true,
          outletId: true,
          heldById: true,
          outletDueAt: true,
          updatedAt: true,
          closures: {
            select: {
              outcome: true,
              reason: true,
              reopenedAt: true,
              reopenReason: true,
              rating: { select: { solved: true, satisfied: true } },
            },
          },
          dispatches: { select: { endedAs: true } },
        },
      });
      const view = await deskCase(world.wang, one.reference, FRIDAY, ZONE);
      return { row, clock: view?.clock, moves: view?.moves, steps: view?.steps, deadline: view?.deadline };
    };
    const ours = await stand(({ id }) => atDesk(id));
    expect(ours).toEqual(await stand((one) => byPerson(one)));
    expect(ours.row).toMatchObject({
      status: "REPORTED",
      closedAt: null,
      acceptedAt: null,
      assigneeId: null,
      // Three working days after Friday.
      dueAt: beijing("2026-11-25T17:00"),
      closures: [{ outcome: "SOLVED", reopenedAt: FRIDAY, reopenReason: REASON, rating: { solved: false } }],
    });
    expect(ours.moves).toContain("accept");
  });

  it("can be closed and rated anew", async () => {
    const { id, reference } = await closed();
    await atDesk(id);
    await move(end.refuseCase, world.wang, id, { reason: "查清了，请找物业" }, FRIDAY);
    const again = await call(
      rate,
      theirs(id),
      { reference, solved: "yes", satisfied: "yes" },
      beijing("2026-11-20T10:00"),
    );
    expect(again.kind).toBe("done");
    expect(await db().caseClosure.count({ where: { caseId: id } })).toBe(2);
  });

  it("is read by the person with who and why, and audited without the words", async () => {
    const { id, reference } = await closed();
    await atDesk(id);
    const page = await followCase({ ...theirs(id), locale: "en" }, reference, FRIDAY, false);
    const last = page.kind === "own" ? page.view.events.at(-1) : null;
    const by = "East Lane neighbourhood committee";
    expect(last).toMatchObject({ kind: "REOPENED", by, text: REASON });
    const [event] = await openedBy(id);
    expect(event).toMatchObject({ actorId: world.wang.personId, actorLabel: "东里社区居委会" });
    const [entry, ...more] = await db().auditEntry.findMany({
      where: { subjectId: id, action: "cases.reopenAtDesk" },
    });
    expect(more).toEqual([]);
    expect(entry).toMatchObject({
      outcome: "done",
      detail: { before: "CLOSED", to: "REPORTED", dueAt: "2026-11-25T09:00:00.000Z" },
    });
    // Negative control: the person's own has no office.
    const own = await closed();
    await byPerson(own);
    expect(await openedBy(own.id)).toMatchObject([{ actorId: null, actorLabel: "" }]);
  });

  it("needs a reason that can be understood", async () => {
    const { id } = await closed();
    for (const reason of ["", "  ", "再办", "因为{原因}要再办"]) {
      const outcome = await move(end.reopenCase, world.wang, id, { reason }, FRIDAY);
      expect(outcome, reason).toMatchObject({ kind: "invalid", fields: { reason: {} } });
    }
    expect(await openedBy(id)).toEqual([]);
  });

  it("is open for thirty days, on the page as in the verb", async () => {
    const { id, reference } = await closed();
    const last = reopenUntil(NOW);
    const over = new Date(last.getTime() + 1);
    const pageAt = async (now: Date) => {
      const view = await deskCase(world.wang, reference, now, ZONE);
      const { moves = [], goneMoves = [] } = view ?? {};
      return {
        offered: moves.includes("reopen"),
        gone: goneMoves.includes("reopen"),
        until: view?.closure?.reopenUntil,
      };
    };
    expect(await pageAt(last)).toEqual({ offered: true, gone: false, until: last });
    expect(await pageAt(over)).toEqual({ offered: false, gone: true, until: null });
    expect(await atDesk(id, world.wang, over)).toMatchObject({
      kind: "invalid",
      message: { key: "cadre.reopenTooLate", params: { days: REOPEN_DAYS } },
    });
    expect((await atDesk(id, world.wang, last)).kind).toBe("done");
  });
});

describe("who may", () => {
  it.each([
    ["wang", "done"],
    ["zhao", "done"],
    ["administrator", "done"],
    ["manager", "denied"],
    ["zhou", "absent"],
    ["otherManager", "absent"],
    ["sun", "absent"],
    ["nobody", "absent"],
  ] as const)("%s: %s", async (who, kind) => {
    const { id } = await closed();
    expect((await atDesk(id, world[who])).kind).toBe(kind);
    expect(await openedBy(id)).toHaveLength(kind === "done" ? 1 : 0);
  });

  it("not an outlet's manager who filed it: the desk would speak in the office's name", async () => {
    const one = await closed();
    const both: Actor = { ...world.manager, caseIds: [one.id] };
    expect((await deskCase(both, one.reference, FRIDAY, ZONE))?.moves).not.toContain("reopen");
    expect((await atDesk(one.id, both)).kind).toBe("denied");
    expect((await call(reopen, both, { reference: one.reference, reason: REASON }, FRIDAY)).kind).toBe(
      "done",
    );
    expect(await openedBy(one.id)).toMatchObject([{ actorLabel: "" }]);
  });
});

describe("several at once", () => {
  it("of twenty at the desk and twenty by the person one happens", async () => {
    const one = await closed();
    const again = () => [
      call(end.reopenCase, world.wang, { id: one.id, version: one.version, reason: REASON }, FRIDAY),
      call(end.reopenCase, world.zhao, { id: one.id, version: one.version, reason: REASON }, FRIDAY),
      byPerson(one),
      byPerson(one),
    ];
    const outcomes = await Promise.all(Array.from({ length: 10 }, again).flat());
    expect(outcomes.filter(({ kind }) => kind === "done")).toHaveLength(1);
    expect(outcomes.filter(({ kind }) => kind === "invalid")).toHaveLength(39);
    expect(await openedBy(one.id)).toHaveLength(1);
    expect((await db().case.findUniqueOrThrow({ where: { id: one.id } })).version).toBe(one.version + 1);
  });

  it("a page from before the person's reopening is refused as stale, and the move is gone", async () => {
    const one = await closed();
    await byPerson(one);
    const late = await call(
      end.reopenCase,
      world.wang,
      { id: one.id, version: one.version, reason: REASON },
      FRIDAY,
    );
    expect(late).toMatchObject({ kind: "invalid", message: { key: "errors.stale" } });
    expect((await deskCase(world.wang, one.reference, FRIDAY, ZONE))?.goneMoves).toContain("reopen");
  });
});
