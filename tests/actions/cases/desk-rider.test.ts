import { beforeAll, describe, expect, it } from "vitest";
import { deskCase } from "@/lib/cases/desk-case";
import { readFilters } from "@/lib/cases/desk-filters";
import { deskList } from "@/lib/cases/desk-queries";
import * as end from "@/lib/cases/desk-verbs-end";
import * as office from "@/lib/cases/desk-verbs-office";
import * as work from "@/lib/cases/desk-verbs-work";
import { followCase } from "@/lib/cases/queries";
import { openDispute } from "@/lib/mediation/verbs";
import type { Actor } from "@/lib/people/actor";
import { db } from "@/lib/server/db";
import { call, caseIn, deskWorld, move, NOW, type World } from "./desk-fixture";

const all = { ...office, ...work, ...end };
const zone = "Asia/Shanghai";

let world: World;
/** Riders of the outlet that gets the cases, and of another one. */
let li: string;
let han: string;
beforeAll(async () => {
  world = await deskWorld();
  li = await rider(world, "T-0217", "李满仓", world.shunda.id);
  han = await rider(world, "T-0388", "韩小雨", world.other.id);
  await rider(await deskWorld(), "T-0777", "外地骑手", world.other.id);
});

async function rider({ areaId }: World, number: string, name: string, outletId: string): Promise<string> {
  const person = await db().person.create({ data: { areaId, name } });
  const day = new Date("2026-03-01");
  const { id } = await db().rider.create({
    data: {
      areaId,
      personId: person.id,
      number,
      enrolledOn: day,
      employments: { create: { areaId, outletId, startsOn: day } },
    },
  });
  return id;
}

const view = async (actor: Actor, reference: string) => {
  const seen = await deskCase(actor, reference, NOW, zone);
  if (!seen) throw new Error("not on this desk");
  return seen;
};
const stored = (id: string) => db().case.findUniqueOrThrow({ where: { id } });
const named = (id: string, typed: string, actor: Actor = world.wang) =>
  move(office.nameRider, actor, id, { rider: typed });

describe("naming the rider", () => {
  it("sets, corrects and clears, with an internal entry each time", async () => {
    const { id, reference } = await world.file();
    expect(await named(id, "ｔ０２１７")).toMatchObject({ kind: "done" });
    expect(await stored(id)).toMatchObject({ riderId: li, version: 2, status: "REPORTED" });
    expect(await named(id, "T-0388")).toMatchObject({ kind: "done" });
    expect(await stored(id)).toMatchObject({ riderId: han, version: 3 });
    expect(await named(id, "  ")).toMatchObject({ kind: "done" });
    expect(await stored(id)).toMatchObject({ riderId: null, version: 4 });

    const { events } = await view(world.wang, reference);
    expect(events.slice(1).map(({ kind, flag, to, internal }) => [kind, flag, to, internal])).toEqual([
      ["NOTED", "riderNamed", "李满仓 T-0217", true],
      ["NOTED", "riderNamed", "韩小雨 T-0388", true],
      ["NOTED", "riderCleared", "", true],
    ]);
    const entries = await db().caseEvent.findMany({ where: { caseId: id, kind: "NOTED" } });
    expect(JSON.stringify(entries)).not.toMatch(/李满仓|韩小雨|T-0/);
    const audit = await db().auditEntry.findMany({ where: { subjectId: id, action: "cases.nameRider" } });
    expect(audit.map(({ outcome }) => outcome)).toEqual(["done", "done", "done"]);
    expect(JSON.stringify(audit.map(({ detail }) => detail))).toContain(li);
  });

  it.each([
    ["nobody has", "T-0999"],
    ["somebody has in another area", "T-0777"],
    ["is no number", "李满仓"],
    ["is two numbers", "T-0217 T-0388"],
  ])("what %s is refused at its field, and nothing changes", async (_what, typed) => {
    const { id } = await world.file({ riderId: li });
    const before = await stored(id);
    expect(await named(id, typed)).toMatchObject({
      kind: "invalid",
      fields: { rider: { key: "cadre.noSuchRider" } },
    });
    expect(await stored(id)).toEqual(before);
  });

  it("nothing where nobody was named is no answer", async () => {
    const { id } = await world.file();
    expect(await named(id, "")).toMatchObject({ fields: { rider: { key: "errors.required" } } });
  });

  it("a stale page is refused, and the first to say it stays", async () => {
    const { id, version } = await world.file();
    await named(id, "T-0217");
    expect(await call(office.nameRider, world.zhao, { id, version, rider: "T-0388" })).toMatchObject({
      kind: "invalid",
      message: { key: "errors.stale" },
    });
    expect(await stored(id)).toMatchObject({ riderId: li });
  });

  it("is the office's alone", async () => {
    const { id } = await caseIn(world, "DISPATCHED", all);
    expect(await named(id, "T-0217", world.manager)).toMatchObject({ kind: "denied" });
    expect(await named(id, "T-0217", world.otherManager)).toMatchObject({ kind: "absent" });
    expect(await stored(id)).toMatchObject({ riderId: null });
    expect(await named(id, "T-0217", world.zhao)).toMatchObject({ kind: "done" });
  });

  it("never changes whose request it is, as that rider reads it as the one who filed it", async () => {
    const { id, reference } = await world.file({ kind: "REQUEST", riderId: li });
    expect(await named(id, "T-0388")).toMatchObject({ kind: "invalid", message: { key: "cadre.riderAsks" } });
    expect(await stored(id)).toMatchObject({ riderId: li });
    expect((await view(world.wang, reference)).moves).not.toContain("nameRider");
    // Negative control: a praise can be given to whom it belongs.
    const praise = await world.file({ kind: "PRAISE" });
    expect((await view(world.wang, praise.reference)).moves).toContain("nameRider");
    expect(await named(praise.id, "T-0388")).toMatchObject({ kind: "done" });
  });

  it("is not told to the person", async () => {
    const { id, reference } = await world.file({ riderSaid: "小李" });
    const person: Actor = { ...world.nobody, caseIds: [id] };
    const seen = async () => {
      const follow = await followCase(person, reference, NOW, false);
      return follow.kind === "own" ? follow.view : null;
    };
    const before = await seen();
    expect(before?.riderSaid).toBe("小李");
    await named(id, "T-0217");
    expect(await seen()).toEqual(before);
  });
});

describe("the rider on the case's page", () => {
  const LI = { name: "李满仓", number: "T-0217", outlet: "顺达东里网点" };

  it("is who it is for the office, and for the outlet where they work; all read what was said", async () => {
    const { id, reference } = await caseIn(world, "DISPATCHED", all);
    await db().case.update({ where: { id }, data: { riderSaid: "送件的小李" } });
    await named(id, "T-0217");
    expect(await view(world.wang, reference)).toMatchObject({ rider: LI, riderSaid: "送件的小李" });
    expect(await view(world.manager, reference)).toMatchObject({ rider: LI, riderSaid: "送件的小李" });
    await named(id, "T-0388");
    expect(await view(world.wang, reference)).toMatchObject({ rider: { number: "T-0388" } });
    const ofOutlet = await view(world.manager, reference);
    expect(ofOutlet).toMatchObject({ rider: null, riderSaid: "送件的小李" });
    expect(JSON.stringify({ ...ofOutlet, record: null })).not.toMatch(/韩小雨|T-0388/);
  });

  it("is told a mediator of the place once it is theirs", async () => {
    const { id, reference } = await caseIn(world, "ACCEPTED", all);
    await named(id, "T-0388");
    const parties = { summary: "赔多少谈不拢", firstName: "李奶奶", secondName: "顺达" };
    await move(openDispute, world.wang, id, { channel: "COMMUNITY", ...parties });
    const seen = await view(world.sun, reference);
    expect(seen).toMatchObject({ rider: { number: "T-0388" } });
    expect(seen.events.some(({ flag }) => flag === "riderNamed")).toBe(true);
  });

  it("of a request is not shown beside the person's guarded name", async () => {
    const { reference } = await world.file({ kind: "REQUEST", riderId: li });
    expect(await view(world.wang, reference)).toMatchObject({ rider: null, outletProposed: "" });
  });

  it.each([
    ["the rider's outlet when neither company nor outlet was said", {}, true, "shunda"],
    ["the outlet that was said", { outlet: true }, true, "other"],
    ["none when only the company was said", { company: true }, true, ""],
    ["none when nobody is known", {}, false, ""],
  ] as const)("proposes for the dispatch %s", async (_what, said, known, expected) => {
    const { id, reference } = await world.file({
      companyId: "company" in said || "outlet" in said ? world.shunda.companyId : null,
      outletId: "outlet" in said ? world.other.id : null,
    });
    if (known) await named(id, "T-0217");
    const { outletProposed } = await view(world.wang, reference);
    expect(outletProposed).toBe(expected && world[expected].id);
  });
});

describe("searching the desk", () => {
  const ids = async (actor: Actor, q: string) =>
    (await deskList(actor, { filters: { ...readFilters({}), q }, after: null, now: NOW, zone })).rows.map(
      ({ id }) => id,
    );

  it("finds what was said of the rider, with words of the text, and after it has changed", async () => {
    const { id } = await world.file({ text: "鸡蛋碎了一盒", riderSaid: "Q-9041 高个子" });
    await world.file({ text: "鸡蛋碎了一盒" });
    for (const q of ["q-9041", "高个子", "高个子 鸡蛋"]) expect(await ids(world.wang, q), q).toEqual([id]);
    expect(await ids(world.wang, "高个子 牛奶")).toEqual([]);
    expect(await ids(world.zhou, "高个子")).toEqual([]);
    await db().case.update({ where: { id }, data: { riderSaid: "矮个子" } });
    expect(await ids(world.wang, "高个子")).toEqual([]);
    expect(await ids(world.wang, "矮个子")).toEqual([id]);
  });

  it("finds by number whom it is about, for the office, and never who asks for help", async () => {
    const { id } = await world.file({ text: "鸭蛋碎了一盒", riderSaid: "证号 t0388" });
    const asking = await world.file({ text: "鸭蛋", kind: "REQUEST", riderId: li });
    expect(await ids(world.wang, "鸭蛋 T-0388")).toEqual([]);
    await named(id, "T-0388");
    for (const q of ["鸭蛋 T-0388", "鸭蛋 t0388"]) expect(await ids(world.wang, q), q).toEqual([id]);
    expect(await ids(world.wang, "鸭蛋 T-0217")).toEqual([]);
    // Negative control: both are there.
    expect((await ids(world.wang, "鸭蛋")).toSorted()).toEqual([id, asking.id].toSorted());
  });

  it("needs the words themselves, not half in the text and half in what was said", async () => {
    await world.file({ text: "来的是个大块头", riderSaid: "块头盔" });
    expect(await ids(world.wang, "大块头")).toHaveLength(1);
    expect(await ids(world.wang, "块头盔")).toHaveLength(1);
    expect(await ids(world.wang, "大块头盔")).toEqual([]);
  });
});
