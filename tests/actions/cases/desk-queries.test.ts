import { beforeAll, describe, expect, it } from "vitest";
import { deskCase } from "@/lib/cases/desk-case";
import { deskChoices } from "@/lib/cases/desk-choices";
import { type Filters, readFilters } from "@/lib/cases/desk-filters";
import { deskCounts, deskList } from "@/lib/cases/desk-queries";
import { onDeskOf } from "@/lib/cases/desk-scope";
import { DIRECTIONS, orderOf, SORTS } from "@/lib/cases/desk-sort";
import { rates, waiting } from "@/lib/cases/desk-today";
import * as end from "@/lib/cases/desk-verbs-end";
import * as office from "@/lib/cases/desk-verbs-office";
import * as work from "@/lib/cases/desk-verbs-work";
import { worksOnCase } from "@/lib/cases/policy";
import { CASE_RECORD } from "@/lib/cases/record";
import { showReference } from "@/lib/cases/reference";
import { disputesOf } from "@/lib/mediation/queries";
import { openDispute, recordConsent } from "@/lib/mediation/verbs";
import type { Actor } from "@/lib/people/actor";
import { db } from "@/lib/server/db";
import { recorded } from "../../bench/statements";
import { withoutIds } from "../../support/without-ids";
import { beijing, call, caseIn, deskWorld, move, NOW, type World } from "./desk-fixture";

const all = { ...office, ...work, ...end };
const zone = "Asia/Shanghai";
const later = beijing("2026-11-19T10:05");
const dispute = { summary: "赔多少谈不拢", firstName: "李奶奶", secondName: "顺达" };
const list = (actor: Actor, filters: Partial<Filters> = {}, after: string | null = null) =>
  deskList(actor, { filters: { ...readFilters({}), ...filters }, after, now: later, zone });

describe("what is on whose desk", () => {
  let world: World;
  let foreign: World;
  beforeAll(async () => {
    world = await deskWorld();
    foreign = await deskWorld();
    for (const place of [world, foreign]) {
      for (const status of ["REPORTED", "DISPATCHED", "HANDLED", "CLOSED"] as const) {
        await caseIn(place, status, all);
      }
      const declined = await caseIn(place, "DISPATCHED", all);
      await move(work.declineCase, place.manager, declined.id, { reason: "不是我们送的" });
      const handedOver = await caseIn(place, "HANDLED", all);
      await db().case.update({ where: { id: handedOver.id }, data: { neighbourhoodId: place.west.id } });
      const elsewhere = await caseIn(place, "HANDLED", all);
      await db().case.update({ where: { id: elsewhere.id }, data: { outletId: place.other.id } });
      for (const channel of ["COMMUNITY", "PARTY"] as const) {
        const { id } = await caseIn(place, "DISPATCHED", all);
        await move(openDispute, place.wang, id, { channel, ...dispute });
      }
    }
  });

  it("the database filter and the policy say the same, for everybody and every case", async () => {
    const records = await db().case.findMany({ select: CASE_RECORD });
    const outsiders: Actor[] = [
      await world.staff("南里调解", "MEDIATOR", "NEIGHBOURHOOD", world.west.id),
      await world.staff("东里组织", "PARTY_ORGANISER", "NEIGHBOURHOOD", world.east.id),
      await world.staff("网点调解", "MEDIATOR", "OUTLET", world.shunda.id),
      await world.staff("空头经理", "OUTLET_MANAGER", "AREA", world.areaId),
      await world.staff("外地干部", "SUBDISTRICT_CADRE", "AREA", foreign.areaId),
    ];
    const actors = Object.values(world).filter(
      (value): value is Actor => typeof value === "object" && "grants" in value,
    );
    expect(actors.length).toBeGreaterThan(10);
    let seen = 0;
    for (const actor of [...actors, ...outsiders]) {
      const found = await db().case.findMany({ where: onDeskOf(actor), select: { id: true } });
      const expected = records.filter((record) => worksOnCase(actor, record)).map(({ id }) => id);
      expect(found.map(({ id }) => id).sort(), actor.name).toEqual(expected.sort());
      seen += found.length;
    }
    expect(seen).toBeGreaterThan(20);
  });

  it("lists nothing to who has no desk", async () => {
    for (const who of [world.guard, world.stationManager, world.nobody]) {
      expect((await list(who, { status: "all" })).rows).toEqual([]);
      expect(await waiting(who, later, zone)).toMatchObject({ fresh: 0, overdue: 0, mine: 0 });
    }
  });

  it("shows an outlet its dispatches with its own limit, no colleague's name, no entrance, no note", async () => {
    const { id, reference } = await caseIn(world, "DISPATCHED", all);
    await move(office.noteCase, world.wang, id, { text: "老人耳背" });
    const forOutlet = await deskCase(world.manager, reference, later, zone);
    expect(forOutlet).toMatchObject({ contact: "withheld", entrance: null, moves: ["decline", "handle"] });
    expect(forOutlet?.assignee).toBeUndefined();
    expect(forOutlet?.dueAt).toEqual(beijing("2026-11-20T17:00"));
    expect(withoutIds(forOutlet)).not.toMatch(/老人耳背|王敏|李奶奶|2764/);
    expect((await list(world.manager)).rows.some((row) => row.holder.includes("王敏"))).toBe(false);

    const forOffice = await deskCase(world.wang, reference, later, zone);
    expect(forOffice).toMatchObject({ contact: "hidden", main: "answer", assignee: { name: "王敏" } });
    expect(JSON.stringify(forOffice?.events)).toMatch(/老人耳背/);
    expect(await deskCase(world.otherManager, reference, later, zone)).toBeNull();
    expect(await deskCase(world.zhou, reference, later, zone)).toBeNull();
  });

  it("never sends name or number with the page", async () => {
    const { reference } = await world.file();
    const view = await deskCase(world.wang, reference, later, zone);
    expect(view).not.toBeNull();
    expect(withoutIds(view)).not.toMatch(/李奶奶|2764/);
  });

  it("keeps the parties' names from the body complained about", async () => {
    const { id } = await caseIn(world, "DISPATCHED", all);
    await move(openDispute, world.wang, id, { channel: "COMMUNITY", ...dispute, firstConsents: "yes" });
    const [withheld] = await disputesOf(world.manager, id, false);
    expect(JSON.stringify(withheld)).not.toMatch(/李奶奶|谈不拢/);
    expect(await disputesOf(world.zhou, id, true)).toEqual([]);
    const [known] = await disputesOf(world.sun, id, true);
    expect(known?.parties.map(({ name, consentedAt }) => [name, consentedAt !== null])).toEqual([
      ["李奶奶", true],
      ["顺达", false],
    ]);
  });
});

describe("mediation", () => {
  let world: World;
  beforeAll(async () => {
    world = await deskWorld();
  });

  it("begins only when both have agreed, and consent is recorded once", async () => {
    const { id } = await caseIn(world, "DISPATCHED", all);
    expect(
      (await call(openDispute, world.sun, { id, version: 3, channel: "COMMUNITY", ...dispute })).kind,
    ).toBe("absent");
    await move(openDispute, world.wang, id, { channel: "COMMUNITY", ...dispute });
    const [opened] = await disputesOf(world.wang, id, true);
    expect(opened?.status).toBe("OPEN");
    const [first, second] = opened?.parties ?? [];
    const consent = (actor: Actor, party: string | undefined) => call(recordConsent, actor, { id: party });
    expect((await consent(world.sun, first?.id)).kind).toBe("done");
    expect((await disputesOf(world.wang, id, true))[0]?.status).toBe("OPEN");
    const both = await Promise.all([consent(world.wang, second?.id), consent(world.sun, second?.id)]);
    expect(both.map(({ kind }) => kind).sort()).toEqual(["done", "invalid"]);
    expect((await disputesOf(world.wang, id, true))[0]?.status).toBe("IN_MEDIATION");
  });

  it("is recorded by the office or that channel's mediator, by nobody else", async () => {
    const { id } = await caseIn(world, "DISPATCHED", all);
    await move(openDispute, world.wang, id, { channel: "PARTY", ...dispute });
    const [opened] = await disputesOf(world.wang, id, true);
    const party = opened?.parties[0]?.id;
    const kinds = [];
    for (const actor of [world.manager, world.sun, world.zhou, world.guard, world.nobody, world.party]) {
      kinds.push((await call(recordConsent, actor, { id: party })).kind);
    }
    expect(kinds).toEqual(["denied", "absent", "absent", "absent", "absent", "done"]);
  });

  it("runs once per channel, between two different parties", async () => {
    const { id } = await caseIn(world, "DISPATCHED", all);
    const open = (more: object) =>
      move(openDispute, world.wang, id, { channel: "COMMUNITY", ...dispute, ...more });
    expect((await open({ secondName: dispute.firstName })).kind).toBe("invalid");
    expect((await open({ firstConsents: "yes", secondConsents: "yes" })).kind).toBe("done");
    expect((await disputesOf(world.wang, id, true))[0]?.status).toBe("IN_MEDIATION");
    expect((await open({})).kind).toBe("invalid");
    expect((await open({ channel: "PARTY" })).kind).toBe("done");
  });
});

describe("the queue", () => {
  let world: World;
  beforeAll(async () => {
    world = await deskWorld();
    for (let index = 0; index < 120; index++) {
      // Groups of three share a limit, so that pages break between equals.
      const dueAt = new Date(beijing("2026-11-20T09:00").getTime() + Math.floor(index / 3) * 3_600_000);
      await world.file({ dueAt, filedAt: new Date(NOW.getTime() - Math.floor(index / 3) * 60_000) });
    }
  });

  it.each(
    (["open", "all"] as const).flatMap((status) =>
      [null, ...SORTS].flatMap((sort) => [null, ...DIRECTIONS].map((dir) => ({ status, sort, dir }))),
    ),
  )("pages through %j without loss or repetition", async (filters) => {
    const seen: string[] = [];
    let after: string | null = null;
    const sizes: number[] = [];
    do {
      const page = await list(world.wang, filters, after);
      sizes.push(page.rows.length);
      seen.push(...page.rows.map(({ id }) => id));
      after = page.after;
    } while (after);
    expect(sizes).toEqual([50, 50, 20]);
    expect(new Set(seen).size).toBe(120);
    const { by, dir } = orderOf(filters);
    if (by === "place") return;
    const field = by === "due" ? "dueAt" : "filedAt";
    const rows = await db().case.findMany({
      where: { id: { in: seen } },
      select: { id: true, dueAt: true, filedAt: true },
    });
    const times = seen.map((id) => rows.find((row) => row.id === id)?.[field].getTime() ?? 0);
    expect(times).toEqual(times.toSorted((a, b) => (dir === "asc" ? a - b : b - a)));
  });

  it("takes a place in another order for none", async () => {
    const first = await list(world.wang);
    const second = await list(world.wang, {}, first.after);
    expect(second.rows[0]?.id).not.toBe(first.rows[0]?.id);
    for (const other of [{ dir: "desc" }, { sort: "filed" }, { sort: "filed", dir: "asc" }] as const) {
      const fresh = await list(world.wang, other);
      expect((await list(world.wang, other, first.after)).rows).toEqual(fresh.rows);
    }
  });

  it("reads the calendar once for a page", async () => {
    const sent = await recorded(() => list(world.wang));
    expect(sent.filter(({ text }) => text.includes('FROM "public"."CalendarDay"'))).toHaveLength(1);
  });

  it("takes a broken cursor for none", async () => {
    expect((await list(world.wang, {}, "'; DROP TABLE")).rows).toHaveLength(50);
  });

  it("filters by status, person, limit, place, category and words", async () => {
    const mine = await caseIn(world, "ACCEPTED", all);
    const late = await world.file({ dueAt: beijing("2026-11-19T09:00"), text: "冰箱里的鱼坏了" });
    const today = await world.file({ dueAt: beijing("2026-11-19T17:00") });
    const asked = await caseIn(world, "ACCEPTED", all);
    await move(office.pauseCase, world.wang, asked.id, { question: "请告诉我们运单号" });
    const west = await world.file({ neighbourhoodId: world.west.id });
    const ids = async (actor: Actor, filters: Partial<Filters>) =>
      (await list(actor, filters)).rows.map(({ id }) => id).sort();
    expect(await ids(world.wang, { who: "mine" })).toEqual([mine.id, asked.id].sort());
    expect(await ids(world.wang, { status: "working" })).toEqual([mine.id, asked.id].sort());
    expect(await ids(world.wang, { due: "overdue" })).toEqual([late.id]);
    expect(await ids(world.wang, { due: "today" })).toEqual([today.id]);
    expect(await ids(world.wang, { due: "paused" })).toEqual([asked.id]);
    expect(await ids(world.zhao, { neighbourhood: "XL" })).toEqual([west.id]);
    expect(await ids(world.wang, { neighbourhood: "XL" })).toEqual([]);
    expect(await ids(world.wang, { category: "attitude" })).toEqual([]);
    expect(await ids(world.wang, { q: "冰箱" })).toEqual([late.id]);
    expect(await ids(world.wang, { q: showReference(late.reference).toLowerCase() })).toEqual([late.id]);
    expect(await ids(world.wang, { q: late.reference.slice(0, 5) })).toContain(late.id);
    expect(await deskCounts(world.wang, readFilters({}), later, zone)).toMatchObject({
      overdue: 1,
      today: 1,
      matching: 51,
    });
    expect(await waiting(world.wang, later, zone)).toMatchObject({
      overdue: 1,
      today: 1,
      mine: 2,
      paused: 1,
    });
    const chip = (await list(world.wang, { due: "overdue" })).rows[0]?.deadline;
    expect(chip).toEqual({ kind: "overdue", office: 65 });
  });

  it("what is due next is neither answered nor paused, however many of these have older limits", async () => {
    const own = await deskWorld();
    for (const status of ["HANDLED", "VERIFIED"] as const) await caseIn(own, status, all);
    const asked = await caseIn(own, "ACCEPTED", all);
    await move(office.pauseCase, own.wang, asked.id, { question: "请告诉我们运单号" });
    const next = await own.file({ dueAt: beijing("2026-11-26T17:00") });
    const filters = readFilters({ due: "running" });
    const { rows } = await deskList(own.wang, { filters, after: null, now: later, zone, take: 1 });
    expect(rows.map(({ id }) => id)).toEqual([next.id]);
  });

  it("counts an outlet's lateness by its own limit, as its chips do", async () => {
    const { id } = await caseIn(world, "DISPATCHED", all);
    const past = beijing("2026-11-20T18:00");
    const page = await deskList(world.manager, {
      filters: { ...readFilters({}), due: "overdue" },
      after: null,
      now: past,
      zone,
    });
    expect(page.rows).toMatchObject([{ id, deadline: { kind: "overdue" } }]);
    expect((await deskCounts(world.manager, readFilters({}), past, zone)).overdue).toBe(1);
    const record = await db().case.findUniqueOrThrow({ where: { id }, select: CASE_RECORD });
    const forOffice = await deskCase(
      world.wang,
      (await db().case.findUniqueOrThrow({ where: { id } })).reference,
      past,
      zone,
    );
    expect(forOffice?.deadline.kind).toBe("later");
    expect(worksOnCase(world.manager, record)).toBe(true);
  });

  it("proposes the promised day, or the next working day when that is gone", async () => {
    const fresh = await caseIn(world, "ACCEPTED", all);
    const choices = (id: string) =>
      db()
        .case.findUniqueOrThrow({ where: { id }, select: CASE_RECORD })
        .then((record) => deskChoices(world.wang, record, later));
    expect((await choices(fresh.id)).due).toEqual({
      proposed: "2026-11-24",
      earliest: "2026-11-19",
      latest: "2026-11-24",
    });
    const late = await world.file({ dueAt: beijing("2026-11-18T17:00") });
    expect((await choices(late.id)).due.proposed).toBe("2026-11-20");
    await move(office.handOffCase, world.wang, late.id, {
      neighbourhoodId: world.west.id,
      reason: "楼在西里",
    });
    expect((await choices(late.id)).cameFrom).toBe(world.east.id);
  });
});

describe("the three rates", () => {
  it("count the period's cases and ratings of the office's own places", async () => {
    const world = await deskWorld();
    await world.file();
    await world.file({ filedAt: beijing("2026-01-05T10:00") });
    await world.file({ neighbourhoodId: world.west.id });
    const { id } = await caseIn(world, "CLOSED", all);
    const closure = await db().caseClosure.findFirstOrThrow({ where: { caseId: id } });
    await db().caseRating.create({
      data: { areaId: world.areaId, closureId: closure.id, at: NOW, solved: true, satisfied: false },
    });
    expect(await rates(world.wang, later)).toEqual({
      answered: { part: 1, of: 2 },
      solved: { part: 1, of: 1 },
      satisfied: { part: 0, of: 1 },
    });
    expect((await rates(world.zhou, later)).solved).toEqual({ part: 0, of: 0 });
    expect((await rates(world.zhao, later)).answered).toEqual({ part: 1, of: 3 });
  });
});
